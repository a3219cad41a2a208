using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>Reads 城东社区 9月9日 课1 谢春梅 看夜间值班: the place ends where something else begins, so that another visit there is found.</summary>
internal sealed partial class VisitDraftReader(BotDbContext db, LedgerBook book, LedgerGrammar grammar, LedgerPeople people, LedgerDays days, IPlaceNames places)
{
    /// <summary>前往 may stand by itself before the place.</summary>
    private const int LongestWay = 2;

    private static readonly char[] Gaps = [' ', '\t', '\n', '\u3000', '，', ','];

    /// <summary>The draft, or what is wrong with the sentence.</summary>
    public async ValueTask<(VisitDraft? Draft, Reply? Instead)> ReadAsync(LedgerKind kind, string text, Viewer viewer, CancellationToken cancellationToken)
    {
        // Each line has a place and a day of its own.
        if (text.Split('\n').Count(line => line.Split(Gaps).Any(word => VisitDays.At(word, days.Now, out _) is not null)) > 1)
        {
            return (null, OneByOne(kind));
        }

        LedgerItem? subject = null;
        (DateOnly From, DateOnly To)? range = null;
        List<string> place = [], notes = [];
        List<Member> team = [];
        List<(string Word, IReadOnlyList<Member> Members)> leads = [];
        var isPlaceOver = false;
        var left = VisitDays.WithPartsJoined(text).TrimStart(Gaps);

        while (left.Length > 0)
        {
            if (Mark().Match(left) is { Success: true } mark)
            {
                // 看夜间值班 地点 城东社区: what stood there before is not where one goes.
                if (mark.Groups["place"].Success)
                {
                    notes.AddRange(place);
                    place.Clear();
                    isPlaceOver = false;
                }

                left = left[mark.Length..].TrimStart(Gaps);
                continue;
            }

            var word = left.Split(Gaps, 2)[0];
            var length = word.Length;
            var folded = FoldedText.Of(word);

            if (grammar.ItemAt(folded, 0, out var end) is { } reference)
            {
                var found = await book.FindAsync(reference, cancellationToken);

                if (found is null || found.State is LedgerState.Void || !reference.Kind.IsResearch)
                {
                    return (null, Reply.Refuse(reference.Kind.IsResearch ? $"没有{reference}" : $"{reference} 不是课题，没有记下"));
                }

                var rest = word[FoldedText.SkipSeparators(folded, end)..].TrimStart('和', '与', '及', '/');

                if ((subject is not null && subject.Id != found.Id) || (rest.Length > 0 && rest.All(char.IsAsciiDigit)))
                {
                    return (null, Reply.Refuse($"一次只写一个{reference.Kind.LongWord}，没有记下"));
                }

                (subject, isPlaceOver) = (found, place.Count > 0);

                // 课2、课3 names another one; 课2：看夜间值班 tells what for.
                if (grammar.ItemAt(FoldedText.Of(rest), 0, out _) is not null)
                {
                    length -= rest.Length;
                }
                else if (rest.Length > 0)
                {
                    notes.Add(rest);
                }
            }
            else if (LedgerWording.WrongDay(word, days.Now) is { } wrong)
            {
                return (null, Reply.Refuse($"没有 {wrong}，没有记下"));
            }
            else if (VisitDays.At(left, days.Now, out var taken) is { } said)
            {
                if (range is { } before && before != said)
                {
                    return (null, OneByOne(kind));
                }

                // 9月22日 至 24日 is one range, whatever stands between its parts.
                (range, length, isPlaceOver) = (said, taken, place.Count > 0);
            }
            else if (await NamedAsync(word, viewer, cancellationToken) is var (named, instead) && (named.Count > 0 || instead is not null))
            {
                if (instead is not null)
                {
                    return (null, instead);
                }

                // 谢春梅 城东社区: a name before the place goes along, unless it is the only word for where.
                if (place.Count == 0)
                {
                    leads.Add((word, named));
                }
                else
                {
                    team.AddRange(named);
                    isPlaceOver = true;
                }
            }
            else
            {
                (isPlaceOver ? notes : place).Add(word);
            }

            left = left[length..].TrimStart(Gaps);
        }

        if (place.Count == 0 && leads.Count > 0)
        {
            place.Add(leads[^1].Word);
            leads.RemoveAt(leads.Count - 1);
        }

        if (place.Count == 0)
        {
            return (null, Reply.Refuse($"请写去哪里，{Example(kind, range)}"));
        }

        if (await AreSeveralAsync(kind, place, cancellationToken))
        {
            return (null, OneByOne(kind));
        }

        if (range is not { } going)
        {
            return (null, Reply.Refuse($"请写哪一天去，{Example(kind, range)}"));
        }

        return (new VisitDraft(PlaceName.WithoutWay(string.Concat(place)), going.From, going.To)
        {
            Subject = subject,
            Team = [.. leads.SelectMany(lead => lead.Members).Concat(team).Where(m => m.Id != viewer.MemberId).DistinctBy(m => m.Id)],
            Note = LedgerWording.Clip(string.Join(' ', notes)),
        }, null);
    }

    private Reply OneByOne(LedgerKind kind) => Reply.Refuse($"一次只报一次走访，没有记下。去几次请一条一条发，例如：{kind.Raise} 城东社区 {days.Example}");

    /// <summary>With the day that was said, unless nobody may record a visit of it any more.</summary>
    private string Example(LedgerKind kind, (DateOnly From, DateOnly To)? said) =>
        $"例如：{kind.Raise} 城东社区 {(said is { } range && range.To >= days.Today.AddDays(-VisitPlans.LatestDays) ? VisitDays.Written(range.From, range.To) : days.Example)} 课2";

    /// <summary>城东社区、福利院 and 城东社区 城南社区 are two places, and so is a known one behind another; 城东街道 城东社区 is one.</summary>
    private async ValueTask<bool> AreSeveralAsync(LedgerKind kind, List<string> words, CancellationToken cancellationToken)
    {
        if (words.Exists(PlaceName.NamesSeveral))
        {
            return true;
        }

        var parts = words.Select(PlaceName.WithoutWay).Where(word => word.Length > LongestWay).ToList();
        var further = parts.Zip(parts.Skip(1)).Where(pair => !PlaceName.IsPartOf(pair.Second, pair.First)).ToList();

        if (further.Count == 0 || further.Exists(pair => PlaceName.AreTwo(pair.First, pair.Second)))
        {
            return further.Count > 0;
        }

        var titles = await db.LedgerItems.Where(i => i.Kind == kind.Key && i.State != LedgerState.Void).Select(i => i.Title).Distinct().ToListAsync(cancellationToken);
        var known = titles.Select(places.Of).ToHashSet(StringComparer.Ordinal);
        return further.Exists(pair => known.Contains(places.Of(pair.Second)));
    }

    /// <summary>谢春梅, 和谢春梅、邓睿: everybody of them is on the roster, or nobody is meant; whoever goes may take anybody along.</summary>
    private async ValueTask<(IReadOnlyList<Member> Members, Reply? Instead)> NamedAsync(string word, Viewer viewer, CancellationToken cancellationToken)
    {
        var anybody = viewer with { IsAdmin = true };
        List<Member> members = [];

        var named = await people.JoinedAsync(word, cancellationToken);
        named = named.Count > 0 ? named : await people.JoinedAsync(word.TrimStart('和', '与', '跟', '同'), cancellationToken);

        foreach (var (name, alike) in named)
        {
            var (member, instead) = await people.ChooseAsync(alike, anybody, name, cancellationToken);

            if (member is null)
            {
                return ([], instead);
            }

            members.Add(member);
        }

        return (members, null);
    }

    /// <summary>地点：城东社区, 时间 9月9日: the word tells what follows and is none of it.</summary>
    [GeneratedRegex("^(?:(?<place>地点)|时间|日期)(?:[：:]|(?=[ \u3000\t\n，,]))")]
    private static partial Regex Mark();
}
