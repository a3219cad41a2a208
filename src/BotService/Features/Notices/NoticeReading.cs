using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Notices;

/// <summary>传8 is called by a character and a number. It is read before any word, so that 完成 传8 never confirms the week's topic.</summary>
internal sealed partial class NoticeReading : IReadingStep
{
    private const string Word = "传";

    private const string WasRead = "已阅";

    private static readonly HashSet<string> TakesBack = ["撤回", "撤销", "取消"];

    /// <summary>Words that record, decide or remind, and mean nothing for a notice.</summary>
    private static readonly HashSet<string> Refused =
        ["已学", "补学", "没学", "未学", "打卡", "签到", "请假", "完成", "已完成", "确认", "已确认", "关闭", "作废", "延期", "催办", "学完了", "学完", "1"];

    private static readonly HashSet<string> Looks = ["意见", "建议", "匿名意见", "匿名建议", "进度", "明细", "统计", "这个数"];

    private static readonly HashSet<string> Readings = ["已阅", "已读", "收到", "阅"];

    public int Place => 6;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        if (message.IsForwarded || Of(message.Text) is not { } numbered)
        {
            return otherwise(message);
        }

        return numbered.Word == WasRead && DenyingSigns.StandIn(message.Text) ? new Understood.Unsure(Doubt.Unclear) : numbered;
    }

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    private static Understood.Run? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            var number = NumberedName.Plain(head.Groups[1].Value);
            var behind = NumberedName.Behind(text, head.Length);

            // 传8 已阅 is said as often as 已阅 传8.
            return Readings.Contains(CommandText.Normalise(behind)) ? new Understood.Run(WasRead, $"{Word}{number}") : new Understood.Run(Word, $"{number} {behind}".Trim());
        }

        if (Behind().Match(text) is not { Success: true } pair)
        {
            return null;
        }

        var (said, rest) = (CommandText.Normalise(pair.Groups[1].Value), text[pair.Length..].Trim());

        // 已阅 征2 is told that a round is nothing to be read.
        if (Readings.Contains(said))
        {
            return new Understood.Run(WasRead, text[pair.Groups[2].Index..]);
        }

        if (pair.Groups[2].Value != Word)
        {
            return null;
        }

        var no = NumberedName.Plain(pair.Groups[3].Value);

        return TakesBack.Contains(said) ? new Understood.Run(Word, $"{no} 撤回")
            : Refused.Contains(said) && (rest.Length == 0 || said is not "请假") ? new Understood.Run(Word, $"{no} 不是{said}")
            : Looks.Contains(said) && rest.Length == 0 ? new Understood.Run(Word, no)
            : null;
    }

    // A number counts only when something ends it: 传8个人 is none.
    [GeneratedRegex("^\\s*(?:传达|传)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|撤回|已阅|已读|统计|明细)")]
    private static partial Regex Head();

    [GeneratedRegex("^\\s*([\\p{L}0-9]{1,5})[\\s，,。：:、]*(传|征)[#＃]?([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?])")]
    private static partial Regex Behind();
}
