using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.HandOvers;

/// <summary>Who wants to hand the group over.</summary>
internal sealed class HandOverIntents : IIntentSource
{
    /// <summary>我爱人代我看的 speaks of studying, and 让李四代我看几天 of the group.</summary>
    private static readonly string[] DoneForSender = [.. from word in (string[])["代我", "替我"] from deed in "点看学读听刷" from end in "的了完过开" select $"{word}{deed}{end}"];

    private static readonly Intent[] Rows =
    [
        new(265, "^(我|要|想)*(结束|取消|收回|停止|还回)(联络|我的)*(交接|移交)(了|吧|哈|谢谢)*$")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Command = static (caller, said) => caller.IsLiaison && IsSaid(said) ? ("交接", "结束") : null,
            Otherwise = static (caller, _) => Reply.Refuse(caller.IsLiaison ? "要结束交接请发：交接 结束。什么也没有改。" : "交接由联络员来做。"),
        },
        new(270, "交接|代我|替我")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Unless = DoneForSender,
            Otherwise = static (caller, _) => caller.IsLiaison ? Reply.Refuse("请写明交给谁、到哪天，例如：交接 李四 至 月底。什么也没有改。") : Reply.Refuse("交接由联络员来做。"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>结束交接？ asks whether.</summary>
    private static bool IsSaid(string text) => text.AsSpan().IndexOfAny('？', '?') < 0;
}
