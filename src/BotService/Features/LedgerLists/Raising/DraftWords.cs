using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Ledgers;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>The words of a line that raises an item, in which a person and a day at the end stand alone.</summary>
internal sealed partial class DraftWords(LedgerPeople people, DraftLimits limits)
{
    /// <summary>Longer lines are refused anyway.</summary>
    private const int Longest = 400;

    /// <summary>The last of them stands behind a name that begins with @.</summary>
    private static readonly char[] Gaps = [' ', '\u3000', '\u2005'];

    private static readonly char[] ClauseEnds = ['，', ',', '；', ';'];

    /// <summary>Without what is only polite behind the person and the day, and without brackets around these.</summary>
    public async ValueTask<List<string>> OfAsync(string line, Viewer viewer, CancellationToken cancellationToken)
    {
        if (line.Length > Longest)
        {
            return Split(line);
        }

        line = DraftTails.WithoutPoliteness(line) is { } plain && await EndsPlainlyAsync(plain, viewer, cancellationToken) ? plain : line;
        return viewer.Has(LedgerRights.Office) && DraftTails.Bracketed(line) is { } bracketed && await AreWhoAndWhenAsync(bracketed.Before, bracketed.Parts, cancellationToken)
            ? [.. Split(bracketed.Before), .. bracketed.Parts]
            : viewer.Has(LedgerRights.Office) ? await WithJoinsAsync(Split(line), cancellationToken) : Split(line);
    }

    /// <summary>郑凯 和 邓睿 and 郑凯 和邓睿 are what 郑凯和邓睿 is.</summary>
    private async ValueTask<List<string>> WithJoinsAsync(List<string> words, CancellationToken cancellationToken)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            var isApart = LedgerPeople.IsJoin(words[i]) && i + 1 < words.Count;
            var joined = isApart ? words[i] + words[i + 1] : words[i];

            if (joined.Length > 1 && LedgerPeople.IsJoin(joined[..1]) && await ArePeopleAsync(words[i - 1], cancellationToken) && await ArePeopleAsync(DraftTails.Bare(joined[1..]), cancellationToken))
            {
                words[i - 1] += joined;
                words.RemoveRange(i, isApart ? 2 : 1);
            }
        }

        return words;
    }

    /// <summary>郑凯10月15日前 and 请郑凯10月15日前修好 at the end are a person and a day; null for anything else.</summary>
    public async ValueTask<List<string>?> WithNameApartAsync(List<string> words, Viewer viewer, CancellationToken cancellationToken)
    {
        var last = DraftTails.Bare(words[^1]);

        if (words.Count < 2 || !viewer.Has(LedgerRights.Office) || !MayHoldDay().IsMatch(last))
        {
            return null;
        }

        var who = Opening().Replace(last, string.Empty);
        var (named, behind) = NamesAtHead.TakeAll(who.TrimStart('@', '＠'), await people.RosterAsync(cancellationToken), m => [m.Name, m.UserId], rest => ChineseDates.StartsWithWeekOrDate(WithoutCharge(rest)));
        var limit = WithoutCharge(behind);
        return named.Count > 0 && limit.Length > 0 && IsLimit(limit) ? [.. words.SkipLast(1), who[..^behind.Length], limit] : null;
    }

    /// <summary>报数据 郑凯 尽快报: who is named in the middle and whom it is not done to, and where the name stands; null when nobody is.</summary>
    public async ValueTask<(Member Named, int At)?> NamedWithinAsync(List<string> words, CancellationToken cancellationToken)
    {
        for (var i = 1; i < words.Count - 1; i++)
        {
            if (!DraftOwners.IsDoneTo(words[i - 1]) && await people.CalledAsync(DraftTails.Bare(words[i]), cancellationToken) is [var named, ..])
            {
                return (named, i);
            }
        }

        return null;
    }

    /// <summary>12月9日前 of 负责12月9日前.</summary>
    private static string WithoutCharge(string behindName) => Charge().Replace(behindName, string.Empty);

    private static List<string> Split(string line) => [.. line.Split(Gaps, StringSplitOptions.RemoveEmptyEntries)];

    private bool IsLimit(string word) => (limits.In(word) ?? limits.AtWork(word)) is not null;

    /// <summary>What stands before 谢谢 is a day or a person, so that the line goes on to be read from there.</summary>
    private async ValueTask<bool> EndsPlainlyAsync(string line, Viewer viewer, CancellationToken cancellationToken)
    {
        var words = Split(line);

        if (words.Count == 0)
        {
            return false;
        }

        var last = DraftTails.Bare(words[^1].Split(ClauseEnds)[^1]);
        return IsLimit(last) || (words.Count > 1 && (await ArePeopleAsync(last, cancellationToken) || await WithNameApartAsync(words, viewer, cancellationToken) is not null));
    }

    /// <summary>（郑凯，10月15日）: people and a day and nothing else; 慰问（马光明）names whom it is for.</summary>
    private async ValueTask<bool> AreWhoAndWhenAsync(string before, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var who = parts.Where(part => !IsLimit(part)).ToList();

        // 10月15日（周四） is one day.
        if (who.Count == 0 || who.Count == parts.Count || DraftOwners.IsDoneTo(before))
        {
            return false;
        }

        foreach (var part in who)
        {
            if (!await ArePeopleAsync(part, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> ArePeopleAsync(string word, CancellationToken cancellationToken) => (await people.JoinedAsync(word, cancellationToken)).Count > 0;

    [GeneratedRegex("^(?:请|由|让|交由|交给|转给|派给|改由|麻烦|安排)[ \u3000：:]*")]
    private static partial Regex Opening();

    [GeneratedRegex("^(?:同志)?(?:负责|牵头)?(?:务必|必须)?[于在]?")]
    private static partial Regex Charge();

    /// <summary>Cheap; without it no name is looked for.</summary>
    [GeneratedRegex("[0-9０-９月周]|今[天日]|明[天日]|后天|星期|礼拜")]
    private static partial Regex MayHoldDay();
}
