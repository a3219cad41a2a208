using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Time;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>The days of a visit as people write them among other words: 9月22日, 9月22日上午, 9月22日 至 24日.</summary>
internal static partial class VisitDays
{
    /// <summary>The days at the head of the text and how much of it names them; null when none stand there, or when they go on as a longer word.</summary>
    public static (DateOnly From, DateOnly To)? At(string text, DateTime now, out int length)
    {
        var left = text.AsSpan();
        length = 0;

        if (!new ChineseDates(now) { ReadsYearWords = true }.TryTakeRange(ref left, out var from, out var to))
        {
            return null;
        }

        var day = text.Length - left.Length;
        var hour = day + PartOfDay().Match(text[day..]).Length;
        length = EndsAt(text, hour) ? hour : EndsAt(text, day) ? day : 0;
        return length > 0 ? (from, to) : null;
    }

    public static string Written(DateOnly from, DateOnly to) => from == to ? LedgerDays.Long(from) : $"{LedgerDays.Long(from)}至{LedgerDays.Long(to)}";

    /// <summary>9月22日 上午 至 24日 as the reader of ranges knows it, with the part of the day right behind its day.</summary>
    public static string WithPartsJoined(string text) => SpaceBeforePart().Replace(text, string.Empty);

    private static bool EndsAt(string text, int at) => at == text.Length || IsGap(text[at]) || IsGap(text[at - 1]);

    private static bool IsGap(char letter) => char.IsWhiteSpace(letter) || letter is '，' or ',';

    /// <summary>A visit has a day and no hour: 上午, 上午9点半, 14:30-16:00.</summary>
    [GeneratedRegex("^(?:上午|下午|中午|早上|晚上|全天)?[ 　]*(?:[0-9]{1,2}(?:点半?|[:：][0-9]{2})(?:[至到~～—-][0-9]{1,2}(?:点半?|[:：][0-9]{2}))?)?")]
    private static partial Regex PartOfDay();

    [GeneratedRegex("(?<=[日号天一二三四五六0-9])[ 　]+(?=上午|下午|中午|早上|晚上|全天)")]
    private static partial Regex SpaceBeforePart();
}
