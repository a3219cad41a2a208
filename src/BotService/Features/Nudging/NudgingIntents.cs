using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Nudging;

/// <summary>What people ask about being reminded, in their own words.</summary>
internal sealed partial class NudgingIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(30, "(等|晚点|待会儿?|一会儿?|过.{1,4}(小时|分钟|天)|下午|晚上|明天|明儿个?|后天|周[一二三四五六日天]|到时候?)[^别不]{0,6}(提醒|叫|喊|催|通知)(我|俺)")
        {
            Otherwise = static (_, _) => Reply.Refuse("不能单独约时间。没学完的人，截止前一般还会收到一次提醒，其余时候不打扰；这几周都不想被提醒，发：免打扰。什么也没有改。"),
        },
        new(40, "恢复提醒|取消免打扰|打开提醒|继续提醒我|提醒.{0,8}(再|重新)(打开|开启|开)")
        {
            IsDeed = true,
            OutranksWords = true,
            Command = static (caller, _) => caller.Member is not null ? ("免打扰", "0") : null,
        },
        new(60, "(别|不要|不用|取消|停止|关掉|少).{0,3}(提醒|打扰|推送|发消息)|退订|静音|晚上别发")
        {
            IsDeed = true,
            OutranksWords = true,
            Command = static (caller, said) => caller.Member is not null && !NamesOthers(said) ? ("免打扰", string.Empty) : null,
            Otherwise = static (caller, _) => caller.Member is null ? null : Reply.AskFirst(
                $"这里只能关您自己的提醒，别人的由本人发 免打扰{(caller.IsLiaison ? "，整组的由您发 我来跟进" : string.Empty)}。要这一周少提醒您自己吗？先没有改。", "免打扰", string.Empty),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>别提醒张三了, 先别推送本周主题: something else than the own reminders stands behind.</summary>
    private static bool NamesOthers(string text) => BehindIt().Match(text) is { Success: true } behind && !OfOneself().IsMatch(CommandText.Normalise(behind.Groups["behind"].Value));

    [GeneratedRegex("(?:别|不要|不用|取消|停止|关掉|少).{0,3}?(?:提醒|打扰|推送|发消息)(?<behind>.*)$", RegexOptions.Singleline)]
    private static partial Regex BehindIt();

    [GeneratedRegex("^(?:给|一下|一点|点|一些|些|几次|几条|次|这么|那么|太|功能|消息|服务|次数|频繁|勤|多|的)*(?:$|我|俺|咱|本人|了|啦|吧|哈|啊|呀|嘛|呢|好|谢|行|可以|能|烦)", RegexOptions.NonBacktracking)]
    private static partial Regex OfOneself();
}
