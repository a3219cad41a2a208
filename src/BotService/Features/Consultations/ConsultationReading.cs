using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Consultations;

/// <summary>征2 is called by a character and a number. It is read before any word, so that 完成 征2 never confirms the week's topic.</summary>
internal sealed partial class ConsultationReading : IReadingStep
{
    private const string Word = "征";

    private static readonly HashSet<string> TakesBack = ["撤回", "撤销", "取消"];

    /// <summary>Words that record, decide or remind, and mean nothing for a round.</summary>
    private static readonly HashSet<string> Refused =
        ["已学", "补学", "没学", "未学", "打卡", "签到", "请假", "完成", "已完成", "确认", "已确认", "关闭", "作废", "延期", "催办", "学完了", "学完", "1"];

    private static readonly HashSet<string> Looks = ["意见", "建议", "匿名意见", "匿名建议", "进度", "明细", "统计", "这个数"];

    public int Place => 5;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => message.IsForwarded ? otherwise(message) : Of(message.Text) ?? otherwise(message);

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    private static Understood.Run? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            return new Understood.Run(Word, $"{NumberedName.Plain(head.Groups[1].Value)} {NumberedName.Behind(text, head.Length)}".Trim());
        }

        if (Behind().Match(text) is not { Success: true } pair || pair.Groups[2].Value != Word)
        {
            return null;
        }

        var (said, no, rest) = (CommandText.Normalise(pair.Groups[1].Value), NumberedName.Plain(pair.Groups[3].Value), text[pair.Length..].Trim());

        return TakesBack.Contains(said) ? new Understood.Run(Word, $"{no} 撤回")
            : Refused.Contains(said) && (rest.Length == 0 || said is not "请假") ? new Understood.Run(Word, $"{no} 不是{said}")
            : Looks.Contains(said) && rest.Length == 0 ? new Understood.Run(Word, no)
            : null;
    }

    // A number counts only when something ends it: 征2个人 is none.
    [GeneratedRegex("^\\s*(?:征求意见|征)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|撤回|已阅|已读|统计|明细)")]
    private static partial Regex Head();

    // Of 取消传8，征2 neither is meant, and so both characters stand here.
    [GeneratedRegex("^\\s*([\\p{L}0-9]{1,5})[\\s，,。：:、]*(传|征)[#＃]?([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?])")]
    private static partial Regex Behind();
}
