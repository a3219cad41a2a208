using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>责任人：郑凯, 责任单位：业务第二党支部 and 期限：10月30日 in a line that raises an item: what says itself to be a person, a group or a day.</summary>
internal sealed partial class DraftMarks(LedgerPeople people, LedgerWording wording, LedgerDays days)
{
    private const string Words = "责任人|负责人|承办人|经办人|办理人|牵头人|(?<day>期限|时限|办理时限|完成时限|完成时间|截止时间|截止)"
        + "|(?<unit>(?:具体)?(?:责任|整改责任|整改|牵头|承办|主办)(?:单位|科室|部门|支部|小组))";

    private static readonly char[] ClauseEnds = ['，', ',', '；', ';'];

    private readonly DraftOwners _owners = new(people);

    private readonly DraftLimits _limits = new(days);

    /// <summary>责任人 or 责任单位 and nothing else.</summary>
    public static bool IsBare(string word) => Bare().IsMatch(word);

    /// <summary>责任人：郑凯, 期限 10月30日 and the words that offices use for both, at the end of the line.</summary>
    public static DraftMark? In(List<string> words, string last)
    {
        var mark = Mark().Match(last);
        var apart = mark.Success || words.Count < 3 ? Match.Empty : Mark().Match($"{words[^2].TrimEnd('：', ':')}：{last}");
        mark = apart.Success && apart.Groups["value"].Value == last ? apart : mark;
        return mark.Success ? Of(mark, mark == apart ? 2 : 1) : null;
    }

    /// <summary>What is plainly said to be a person, a group or a day is one, or the line is refused; 截止阀漏水 is neither.</summary>
    public async ValueTask<(LedgerDraft? Draft, Reply? Instead)> ReadAsync(LedgerDraft draft, DraftMark mark, Viewer viewer, CancellationToken cancellationToken)
    {
        if (mark.IsDay)
        {
            var day = DayOf(mark);
            return wording.TooFar(day, mark.Value) is { } far ? (null, far)
                : day is not null ? (draft with { Said = day }, null)
                : (null, mark.IsPlain ? Reply.Refuse($"期限“{mark.Value}”看不出是哪一天，没有记下") : null);
        }

        if (!viewer.Has(LedgerRights.Office))
        {
            return (null, null);
        }

        if (mark.IsUnit)
        {
            return await UnitAsync(draft, mark, viewer, cancellationToken);
        }

        var (members, instead) = await _owners.NamedAsync(mark.Value, viewer, cancellationToken);
        return members.Count > 0 ? (DraftOwners.With(draft, members), null) : (null, mark.IsPlain ? instead ?? Reply.Refuse($"名单里没有“{mark.Value}”，没有记下。请写全名或账号") : null);
    }

    /// <summary>A liaison gives work to the own group alone; 责任单位不明确 is a sentence.</summary>
    private async ValueTask<(LedgerDraft? Draft, Reply? Instead)> UnitAsync(LedgerDraft draft, DraftMark mark, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await people.GroupAsync(mark.Value, cancellationToken) is not { } group)
        {
            return (null, mark.IsPlain && !NoUnit().IsMatch(mark.Value) ? Reply.Refuse($"没有叫“{mark.Value}”的组，没有记下。请写组的全名") : null);
        }

        if (!viewer.IsAdmin && viewer.GroupId != group)
        {
            return (null, Reply.Refuse($"“{mark.Value}”没有记下：责任单位由管理员来定"));
        }

        return draft.GroupId is { } other && other != group ? (null, Reply.Refuse($"“{mark.Value}”没有记下：一件只写一个责任单位")) : (draft with { GroupId = group }, null);
    }

    /// <summary>责任人：郑凯 修订办法: the same before the sentence, taken off the words. Where nothing else was said, no word is left.</summary>
    public async ValueTask<(LedgerDraft? Draft, Reply? Instead)> AtHeadAsync(LedgerDraft draft, List<string> words, Viewer viewer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (mark, left) = await HeadAsync(words, cancellationToken);

            if (mark is null)
            {
                break;
            }

            // Nobody but the office names an owner, and nobody is named twice.
            var isNew = mark.IsDay ? draft.Said is null : viewer.Has(LedgerRights.Office) && (mark.IsUnit ? draft.GroupId is null : draft.Owner is null);

            if (!isNew && left.Count > 0)
            {
                return (draft, null);
            }

            if (isNew)
            {
                var (read, instead) = await ReadAsync(draft, mark, viewer, cancellationToken);

                if (read is null)
                {
                    return (null, instead);
                }

                draft = read;
            }

            words.Clear();
            words.AddRange(left);
        }

        // 责任人 alone, whose value was read as a name of its own; and one whom the roster does not know.
        if (words is [var alone] && (Bare().IsMatch(alone) || Nobody().IsMatch(alone)))
        {
            words.Clear();
        }

        return (draft, null);
    }

    /// <summary>What says itself to be a person or a day at the head of the words, and the words behind it; no mark when there is none.</summary>
    private async ValueTask<(DraftMark? Mark, IReadOnlyList<string> Left)> HeadAsync(List<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
        {
            return (null, words);
        }

        var isApart = words.Count > 1 && words[0][^1] is ':' or '：' && Bare().IsMatch(words[0]);
        var taken = isApart ? 2 : 1;
        List<(string Head, List<string> Left)> ways = [(isApart ? words[0] + words[1] : words[0], [.. words.Skip(taken)])];

        if (words[0].IndexOfAny(ClauseEnds) is > 0 and var comma && comma < words[0].Length - 1)
        {
            ways.Add((words[0][..comma], [words[0][(comma + 1)..], .. words.Skip(1)]));
        }

        foreach (var (head, left) in ways)
        {
            var found = Mark().Match(DraftTails.Bare(head));

            var mark = Of(found, taken);

            if (mark.IsPlain && await IsAsync(mark, cancellationToken))
            {
                return (mark, left);
            }
        }

        return (null, words);
    }

    /// <summary>期限：已过的灭火器 is a sentence.</summary>
    private async ValueTask<bool> IsAsync(DraftMark mark, CancellationToken cancellationToken) =>
        mark.IsDay ? DayOf(mark) is not null : mark.IsUnit ? await people.GroupAsync(mark.Value, cancellationToken) is not null : (await people.JoinedAsync(mark.Value, cancellationToken)).Count > 0;

    private DateOnly? DayOf(DraftMark mark) => _limits.In(mark.Value) ?? _limits.AtWork(mark.Value);

    private static DraftMark Of(Match mark, int taken) => new(mark.Groups["day"].Success, mark.Groups["unit"].Success, mark.Groups["colon"].Success, mark.Groups["value"].Value, taken);

    [GeneratedRegex($"^(?:{Words})(?<colon>[：:=])?(?<value>.{{2,30}})$")]
    private static partial Regex Mark();

    [GeneratedRegex("^(?:责任人|负责人|承办人|经办人|办理人|牵头人)[：:=].{2,4}$")]
    private static partial Regex Nobody();

    [GeneratedRegex($"^(?:{Words})[：:=]?$")]
    private static partial Regex Bare();

    [GeneratedRegex("^(?:不|没|未|无|缺|待|尚|推诿|互相)")]
    private static partial Regex NoUnit();
}
