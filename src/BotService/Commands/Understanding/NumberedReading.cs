using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>What is called by one character and a number: 传8, 征2. It is read before any word, so that 完成 传8 never confirms the week's topic.</summary>
internal static partial class NumberedReading
{
    public const string Notice = "传";

    public const string Consultation = "征";

    public const string Read = "已阅";

    private static readonly Dictionary<string, string> Turned = new(StringComparer.Ordinal) { ["撤回"] = "撤回", ["撤销"] = "撤回", ["取消"] = "撤回" };

    /// <summary>Words that record, decide or remind, and mean nothing for a notice or a round.</summary>
    private static readonly HashSet<string> Refused =
        ["已学", "补学", "没学", "未学", "打卡", "签到", "请假", "完成", "已完成", "确认", "已确认", "关闭", "作废", "延期", "催办", "学完了", "学完", "1"];

    private static readonly HashSet<string> Looks = ["意见", "建议", "匿名意见", "匿名建议", "进度", "明细", "统计", "这个数"];

    private static readonly HashSet<string> Readings = ["已阅", "已读", "收到", "阅"];

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    public static Understood? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            var (word, number) = (WordOf(head.Groups[1].Value), NumberOf(head.Groups[2].Value));
            var behind = text[head.Length..].Trim(' ', '　', '，', ',', '。', '：', ':', '、');

            // 传8 已阅 is said as often as 已阅 传8.
            return word == Notice && Readings.Contains(CommandText.Normalise(behind)) ? new Understood.Run(Read, $"{Notice}{number}") : new Understood.Run(word, $"{number} {behind}".Trim());
        }

        if (Behind().Match(text) is not { Success: true } pair)
        {
            return null;
        }

        var (said, of, no, rest) = (CommandText.Normalise(pair.Groups[1].Value), WordOf(pair.Groups[2].Value), NumberOf(pair.Groups[3].Value), text[pair.Length..].Trim());

        return Readings.Contains(said) ? new Understood.Run(Read, text[pair.Groups[2].Index..])
            : Turned.TryGetValue(said, out var verb) ? new Understood.Run(of, $"{no} {verb}")
            : Refused.Contains(said) && (rest.Length == 0 || said is not "请假") ? new Understood.Run(of, $"{no} 不是{said}")
            : Looks.Contains(said) && rest.Length == 0 ? new Understood.Run(of, no)
            : null;
    }

    private static string WordOf(string prefix) => prefix[0] is '征' ? Consultation : Notice;

    private static string NumberOf(string digits) => digits.Normalize(NormalizationForm.FormKC) is var plain && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "0";

    // A number counts only when something ends it: 传8个人 is none.
    [GeneratedRegex("^\\s*(传达|传|征求意见|征)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|撤回|已阅|已读|统计|明细)")]
    private static partial Regex Head();

    [GeneratedRegex("^\\s*([\\p{L}0-9]{1,5})[\\s，,。：:、]*(传|征)[#＃]?([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?])")]
    private static partial Regex Behind();
}
