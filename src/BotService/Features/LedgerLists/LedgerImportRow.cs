using BotService.Ledgers;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.LedgerLists;

/// <summary>One row of an office's own list, as it will stand here.</summary>
internal sealed record LedgerImportRow(int Line, string Title)
{
    public string? Number { get; init; }

    public Member? Owner { get; init; }

    public string? OwnerText { get; init; }

    public IReadOnlyList<Member> Team { get; init; } = [];

    public int? GroupId { get; init; }

    public string? UnitText { get; init; }

    public DateOnly FoundOn { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>The last day of what was said, when that is a day off.</summary>
    public DateOnly? DueSaid { get; init; }

    public DateOnly? Review { get; init; }

    public LedgerState State { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public Member? Verifier { get; init; }

    public bool IsPart { get; init; }

    public Dictionary<string, string> Values { get; init; } = [];
}

/// <summary>Words of offices for time and state.</summary>
internal static class ImportWords
{
    private static readonly string[] AtOnce = ["立行立改", "即知即改", "立查立改", "当下改"];

    private static readonly string[] Lasting = ["长期", "长期坚持", "持续", "持续整改", "长久立", "持续推进"];

    private static readonly string[] Done = ["已完成", "已整改", "完成", "是", "√", "已销号", "整改完成", "已办结", "已兑现", "销号"];

    private static readonly string[] Open = ["", "否", "正在整改", "整改中", "进行中", "正在推进", "未完成", "未整改", "办理中", "推进中", "×", "正在办理"];

    public static bool IsAtOnce(string text) => AtOnce.Contains(text);

    public static bool IsLasting(string text) => Lasting.Contains(text);

    /// <summary>Null for a word that says neither.</summary>
    public static LedgerState? StateOf(string text, LedgerKind kind) =>
        Done.Contains(text) || text == kind.Word(LedgerState.Closed) || text == kind.Done ? LedgerState.Closed : IsPart(text) || Open.Contains(text) || text == kind.Word(LedgerState.Doing) || text.StartsWith("逾期", StringComparison.Ordinal) || text.StartsWith("临期", StringComparison.Ordinal) || text.Contains("没人领", StringComparison.Ordinal) ? LedgerState.Doing
        : text == kind.Word(LedgerState.Claimed) ? LedgerState.Claimed : text.StartsWith("长期", StringComparison.Ordinal) ? LedgerState.Standing : null;

    public static bool IsPart(string text) => text.StartsWith("部分", StringComparison.Ordinal) || text == "基本完成";

    /// <summary>10月底, 2026.10, 第四季度, 年底: the last day of it.</summary>
    public static DateOnly? DayOf(string said, DateOnly asOf)
    {
        var text = LedgerGrammar.Fold(said).Replace(" ", string.Empty, StringComparison.Ordinal).TrimEnd('前');
        text = text.EndsWith('之') ? text[..^1] : text;
        var quarter = "一二三四".IndexOf(text.Replace("第", string.Empty, StringComparison.Ordinal).Replace("季度", string.Empty, StringComparison.Ordinal).Replace("末", string.Empty, StringComparison.Ordinal).Replace("底", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal) + 1;

        if (text.Contains("季度", StringComparison.Ordinal) && quarter > 0)
        {
            return new DateOnly(asOf.Year, quarter * 3, 1).AddMonths(1).AddDays(-1);
        }

        if (text is "年底" or "年末" or "今年底" or "本年底")
        {
            return new DateOnly(asOf.Year, 12, 31);
        }

        var month = System.Text.RegularExpressions.Regex.Match(text, "^(?:(\\d{4})[.年/-])?(\\d{1,2})月?(?:底|末|份)?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        if (month.Success && (month.Groups[1].Success || text.Contains('月', StringComparison.Ordinal)) && int.Parse(month.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12 and var number)
        {
            var year = month.Groups[1].Success ? int.Parse(month.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : number < asOf.Month ? asOf.Year + 1 : asOf.Year;
            return new DateOnly(year, number, 1).AddMonths(1).AddDays(-1);
        }

        var rest = text.AsSpan();
        return new ChineseDates(asOf.ToDateTime(TimeOnly.MinValue)).TryTakeDate(ref rest, out var day) && rest.Trim().Length <= 12 && (rest.Trim().Length == 0 || rest.Trim()[0] is '0' or '1' or '2') ? day : null;
    }

    /// <summary>截至2026年9月30日.</summary>
    public static DateOnly? AsOfIn(IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            var at = title.IndexOf("截至", StringComparison.Ordinal) is >= 0 and var a ? a + 2 : title.IndexOf("截止", StringComparison.Ordinal) is >= 0 and var b ? b + 2 : -1;

            if (at >= 0 && DayOf(new string([.. title[at..].TrimStart('到', '：', ':', ' ').TakeWhile(c => char.IsAsciiDigit(c) || "年月日.-/".Contains(c, StringComparison.Ordinal))]), DateOnly.FromDateTime(DateTime.UnixEpoch).AddYears(56)) is { } day)
            {
                return day;
            }
        }

        return null;
    }
}
