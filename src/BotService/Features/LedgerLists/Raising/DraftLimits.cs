using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Time;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>Reads a word as the time limit of a new item: 10月15日前, 今天下班前, 三天内.</summary>
internal sealed partial class DraftLimits(LedgerDays days)
{
    private const string Part = "(?:上午|中午|下午|傍晚|晚上|早上|下班|上班|[0-9]{1,2}(?::[0-9]{2}|[点时](?:[0-9]{1,2}分?|半)?))";

    private const string Before = "(?:之前|以前|前|止)";

    private const string DaysOfWeek = "日一二三四五六";

    private const int MostCounted = 366;

    /// <summary>The day, when the word says plainly until when; also of 3月31日前完成.</summary>
    public DateOnly? In(string word) => DayIn(word) ?? DayIn(DeedWords.Without(word));

    /// <summary>周五下午, 三天内: a time limit where somebody gives out work; in a problem it may be when it was seen.</summary>
    public DateOnly? AtWork(string word)
    {
        var plain = DeedWords.Without(word);
        return Read(word, PartOfDay()) ?? Within(FoldedText.Of(plain));
    }

    /// <summary>9月31日 of 9月31日下班前.</summary>
    public static string WithoutPart(string word) => BehindDay().Replace(FoldedText.Of(word), string.Empty);

    /// <summary>A part of the day and nothing else, whose day stands before it: 10月15日 17:30前.</summary>
    public static bool IsPartOfDay(string word) => PartAlone().IsMatch(FoldedText.Of(word));

    /// <summary>What is wrong with 10月15日（周五） when that day is a Thursday; null when nothing is.</summary>
    public string? WrongWeekday(string word)
    {
        if (DayIn(word) is not null || Weekday().Match(FoldedText.Of(word)) is not { Success: true } said || DayIn(said.Groups["day"].Value) is not { } day)
        {
            return null;
        }

        return $"“{word}”对不上：{LedgerDays.Long(day)}是周{DaysOfWeek[(int)day.DayOfWeek]}，没有记下";
    }

    private DateOnly? DayIn(string word) => Read(word, Until());

    private DateOnly? Read(string word, Regex behind)
    {
        var text = word.AsSpan();
        return new ChineseDates(days.Now) { ReadsYearWords = true }.TryTakeDate(ref text, out var day) && behind.IsMatch(FoldedText.Of(text.ToString())) ? LedgerWording.Ahead(day, word, days.Today) : null;
    }

    /// <summary>三天内 is counted in working days, 两周内 by the calendar.</summary>
    private DateOnly? Within(string folded)
    {
        if (Span().Match(folded) is not { Success: true } span || !ItemNumber.TryRead(span.Groups["count"].Value.Replace('两', '二'), 0, out var count, out _) || count > MostCounted)
        {
            return null;
        }

        return span.Groups["unit"].Value switch
        {
            "周" or "星期" or "礼拜" => days.Today.AddDays(count * DaysOfWeek.Length),
            "月" => days.Today.AddMonths(count),
            _ => days.WorkingDaysAfter(days.Today, count),
        };
    }

    [GeneratedRegex($"^(?:[以前止之]*|(?:{Part} *)+{Before})$")]
    private static partial Regex Until();

    [GeneratedRegex($"^(?:{Part} *)+$")]
    private static partial Regex PartOfDay();

    [GeneratedRegex($"^{Part}{Before}?$")]
    private static partial Regex PartAlone();

    [GeneratedRegex($"(?:{Part} *)+{Before}?$")]
    private static partial Regex BehindDay();

    [GeneratedRegex($"^(?<day>[^(]{{2,}}?)[(]?(?:周|星期|礼拜)[一二三四五六日天1-7][)]?{Before}?$")]
    private static partial Regex Weekday();

    [GeneratedRegex("^(?:在|于)?(?<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?<unit>工作日|天|日|周|星期|礼拜|月)(?:之内|以内|内)$")]
    private static partial Regex Span();
}
