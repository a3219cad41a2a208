using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>What is said of a visit in the words of other items: 延期 到 9月29日, 改 时间 9月29日 and 改 日期改为9月29日 move it.</summary>
internal static partial class VisitWords
{
    private static readonly char[] BeforeDay = ['到', '至', ' ', '\u3000'];

    /// <summary>The same as a move when a day is all that is said; else as it was said.</summary>
    public static LedgerCase AsMove(LedgerCase one, DateTime now)
    {
        if (!one.Kind.IsVisit)
        {
            return one;
        }

        if (one.Verb is LedgerVerb.Change && DayWord().Match(one.Words) is { Success: true } named)
        {
            return one with { Verb = LedgerVerb.Move, Words = one.Words[named.Length..].TrimStart(BeforeDay) };
        }

        return one.Verb is LedgerVerb.PutOff && DayIn(one.Words, now) is { } day && day.Length == one.Words.Trim(BeforeDay).Length
            ? one with { Verb = LedgerVerb.Move, Words = day }
            : one;
    }

    /// <summary>9月29日 of 到 9月29日 等社区安排; null when no day stands at the head.</summary>
    public static string? DayIn(string words, DateTime now)
    {
        var text = words.Trim(BeforeDay);
        return VisitDays.At(text, now, out var length) is null ? null : text[..length].Trim();
    }

    [GeneratedRegex("^(?:期限到?|时限|到期|时间|日期)(?:[ 　：:]+|改?[为成到至][ 　：:]*|(?=[0-9０-９])|$)")]
    private static partial Regex DayWord();
}
