using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;

namespace BotService.Features.Topics;

/// <summary>What people want done about a topic that is open, in their own words.</summary>
internal sealed partial class TopicIntents : IIntentSource
{
    /// <summary>催一下没学的, 给没报的发个消息.</summary>
    private const string Chase =
        "(@|艾特)(一下)?(还)?(没|未)|(没|未)(交|回|学|报|反馈|答)的?.{0,4}(都)?(@|艾特|戳|喊|推送)|(再|去)?(戳|喊)(一?[下哈])?.{0,3}(没|未)(交|回|学|报|反馈|答)|提醒到位|催[下哈]|" +
        "给(没|未).{0,8}发.{0,3}消息|再?(发|催)(一|几|个)?(遍|次|下)?提醒|催(一下|一催|催|办)|帮我催|提醒(一?下)?(还)?(没|未|大家|他们|本组)|(没|未).{0,4}提醒|给.{0,2}(没|未).{0,6}提醒";

    private static readonly Intent[] Rows =
    [
        new(50, "我去催|我来催|我去说|我来说|我来跟|别提醒我们|不用提醒我们|(别|不要|不用)催")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Command = static (caller, said) => caller.IsLiaison ? ("我来跟进", HoldWords(said)) : null,
        },
        new(70, Chase)
        {
            IsDeed = true,
            OutranksDoubt = true,
            IsAboutMany = true,
            Command = static (caller, said) => caller.IsLiaison ? ("催办", References.In(said)) : null,
            Otherwise = static (caller, _) => caller.IsAdmin
                ? Reply.Refuse("催办由各组联络员来做，这里没有发出任何提醒。想看哪天会提醒谁，发：提醒预览")
                : Reply.Refuse("提醒大家由本组联络员来做，这里没有发出。您自己学完回复 已学 就行。"),
        },
        new(80, "宽限|延期|延到|推迟|延后|截止时间改|改截止|截止改")
        {
            IsDeed = true,
            FitsByOneWord = true,
            Unless = ["不请"],
            Command = static (caller, said) => caller.IsAdmin ? ("延期", PutOffWords(said)) : null,
            Otherwise = static (_, _) => Reply.Refuse("截止时间由管理员来改。学不完的话，可以发：请假 原因，或 没学 原因"),
        },
        new(266, "^(我|要|想)*(结束|取消|停止)(我的)?跟进(了|吧|哈|谢谢)*$")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Command = static (caller, said) => caller.IsLiaison && said.AsSpan().IndexOfAny('？', '?') < 0 ? ("我来跟进", "结束") : null,
            Otherwise = static (caller, _) => Reply.Refuse(caller.IsLiaison ? "要结束跟进请发：我来跟进 结束。什么也没有改。" : "跟进由联络员来做。"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>别催张三了 is about one person: the command reads what stands behind, and takes the whole group only after a yes.</summary>
    private static string HoldWords(string text)
    {
        var week = References.In(text);
        var behind = BehindHold().Match(text).Groups["behind"].Value;
        return $"{week} {(week.Length == 0 ? behind : behind.Replace(week, string.Empty, StringComparison.Ordinal)).Trim()}".Trim();
    }

    [GeneratedRegex("(?:我[去来][催说跟]|(?:别|不用)提醒我们|(?:别|不要|不用)催)(?<behind>.*)$", RegexOptions.Singleline)]
    private static partial Regex BehindHold();

    /// <summary>第46周延期到周日18点 and 把截止时间改成周日18点, in the order in which the command reads them.</summary>
    private static string PutOffWords(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["宽限到", "宽限", "把截止时间改成", "把截止时间改到", "截止时间改成", "截止时间改到", "截止改到", "延期", "推迟", "延后", "改到", "延到"])
        {
            text = text.Replace(word, word.EndsWith('到') || word.EndsWith('成') ? " 到 " : " ", StringComparison.Ordinal);
        }

        return text.Trim();
    }
}
