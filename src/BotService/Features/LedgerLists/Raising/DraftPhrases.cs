using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>12月9日前更新宣传栏, 请罗一鸣12月9日前换门牌: who and until when inside the sentence of a new item, before the deed.</summary>
internal sealed partial class DraftPhrases(LedgerPeople people, LedgerWording wording, LedgerDays days)
{
    private const int ShortestTitle = 2;

    private const int ExampleDays = 5;

    private static readonly char[] Stops = [' ', '\u3000', '，', ',', '。', '；', ';', '：', ':', '、'];

    /// <summary>The draft with both taken out of its title; or what is asked where the sentence cannot be read whole.</summary>
    public async ValueTask<(LedgerDraft? Draft, Reply? Instead)> ReadAsync(LedgerDraft draft, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!viewer.Has(LedgerRights.Office) || draft.Title.Length == 0)
        {
            return (draft, null);
        }

        // Of a problem a day may be when it was seen, and whoever is named in it whom it is about.
        if (kind.HasChains)
        {
            return draft.Owner is null && draft.Said is null && await UnreadGivingAsync(draft.Title, kind, cancellationToken) is { } unread ? (null, unread) : (draft, null);
        }

        if (draft.Said is null && LedgerWording.UnreadYear(draft.Title) is { } year)
        {
            return (null, wording.AskYear(year));
        }

        var read = WithLimitAtHead(draft, kind);

        if (read.Draft is { } said && draft.Owner is null)
        {
            read = await WithPersonAsync(said, kind, viewer, isLimitAtHead: said.Said != draft.Said, cancellationToken);
        }

        if (read.Draft is not { } limited)
        {
            return read;
        }

        if (limited.Said is not null || LimitIn(limited.Title) is not { } within)
        {
            return (limited, null);
        }

        var (before, behind) = (limited.Title[..within.Start], limited.Title[within.End..].Trim(Stops));

        // 起草要点，12月9日前拿出初稿: the last clause begins with it.
        if (BehindStop().Match(before) is { Success: true, Index: >= ShortestTitle } stop && !behind.Any(letter => Stops.Contains(letter)) && !Which().IsMatch(behind) && LimitIn(behind) is null)
        {
            var deeds = behind.Length == 0 || DeedWords.Without(behind).Length == 0 ? before[..stop.Index] : $"{before[..stop.Index]}，{behind}";
            return wording.TooFar(within.Day, string.Empty) is { } far ? (null, far) : (limited with { Title = deeds, Said = within.Day }, null);
        }

        var title = GivenPhrases.Title(before, behind).Trim(Stops);
        return (null, Reply.Refuse($"“{limited.Title[within.Start..within.End]}”是期限吗？没有记下。请把期限写在最后，例如：{Example(kind, title, limited.Owner?.Name, within.Day)}"));
    }

    /// <summary>外墙脱皮，请张伟12月9日前重新刷一遍: a day ahead beside a name is asked about, so that nobody takes the problem for given out; null when nobody is named so.</summary>
    private async ValueTask<Reply?> UnreadGivingAsync(string title, LedgerKind kind, CancellationToken cancellationToken)
    {
        foreach (var start in StartsOf(title).Skip(1))
        {
            var phrase = title[start..];

            if (LimitIn(phrase) is null)
            {
                continue;
            }

            var (named, behind) = await people.AllAtHeadAsync(phrase[Giving().Match(phrase).Length..], cancellationToken);
            behind = Charge().Replace(behind, string.Empty);

            if (named.Count > 0 && LimitIn(behind) is { } limit && limit.Day >= days.Today && behind[..limit.Start].Trim(Stops).Length == 0)
            {
                return Reply.Refuse($"“{phrase}”是交给{named[0][0].Name}办的吗？没有记下。责任人和期限请写在最后，例如：{Example(kind, title[..start].Trim(Stops), named[0][0].Name, limit.Day)}");
            }
        }

        return null;
    }

    /// <summary>12月9日前更新宣传栏; 12月9日前的台账 is what is to be seen to.</summary>
    private (LedgerDraft? Draft, Reply? Instead) WithLimitAtHead(LedgerDraft draft, LedgerKind kind)
    {
        var opened = Opening().Match(draft.Title).Length;

        if (draft.Said is not null || LimitIn(draft.Title[opened..]) is not { } limit || limit.Start > 0
            || draft.Title[(opened + limit.End)..].Trim(Stops) is not { Length: >= ShortestTitle } deed)
        {
            return (draft, null);
        }

        // 12月9日前入职的人员登记: the day may say which of them.
        if (Which().IsMatch(deed))
        {
            return (draft, null);
        }

        if (LimitIn(deed) is not null)
        {
            return (null, Reply.Refuse($"“{draft.Title}”里有两个期限，没有记下。一件只写一个期限，例如：{Example(kind, "更新宣传栏", draft.Owner?.Name, limit.Day)}"));
        }

        return wording.TooFar(limit.Day, string.Empty) is { } far ? (null, far) : (draft with { Title = GivenPhrases.Title(string.Empty, deed), Said = limit.Day }, null);
    }

    /// <summary>请罗一鸣12月9日前换门牌, at the head or as the last clause.</summary>
    private async ValueTask<(LedgerDraft? Draft, Reply? Instead)> WithPersonAsync(LedgerDraft draft, LedgerKind kind, Viewer viewer, bool isLimitAtHead, CancellationToken cancellationToken)
    {
        foreach (var start in StartsOf(draft.Title))
        {
            var (before, phrase) = (draft.Title[..start].Trim(Stops), draft.Title[start..]);
            var giving = Giving().Match(phrase);
            var opener = giving.Length;

            // Names are looked for only where somebody may be meant to do it.
            if (opener == 0 && !(isLimitAtHead && start == 0) && LimitIn(phrase) is null)
            {
                continue;
            }

            var (named, behind) = await people.AllAtHeadAsync(phrase[opener..], cancellationToken);

            if (named.Count == 0)
            {
                continue;
            }

            behind = Charge().Replace(behind, string.Empty);
            var limit = draft.Said is null ? LimitIn(behind) : null;
            var isBehindName = limit is { } said && behind[..said.Start].Trim(Stops).Length == 0;
            var isSoft = giving.Groups["soft"].Success && limit is null;

            // 罗一鸣家庭走访 and 安排罗一鸣体检 name whom it is about, and so may 12月9日前罗一鸣生日慰问, which is asked.
            if (opener == 0 ? !isBehindName && !(isLimitAtHead && start == 0) : isSoft && !isLimitAtHead)
            {
                continue;
            }

            var deed = limit is { } until ? GivenPhrases.Title(behind[..until.Start], behind[until.End..]) : GivenPhrases.Title(string.Empty, behind);
            var title = (before.Length >= ShortestTitle && DeedWords.IsResult(deed) ? before : GivenPhrases.Title(before, deed)).Trim(Stops);

            // 请马光明讲党课 11月20日 may invite him.
            var isClear = opener == 0 ? isBehindName : limit is not null || (draft.Said is not null && !isSoft && (isLimitAtHead || !giving.Groups["invites"].Success));

            if (!isClear || title.Length < ShortestTitle || (limit is not null && LimitIn(title) is not null))
            {
                var day = limit?.Day ?? draft.Said ?? days.WorkingDaysAfter(days.Today, ExampleDays);
                return (null, Reply.Refuse($"“{draft.Title}”是交给{named[0][0].Name}办的吗？没有记下。责任人和期限请写在最后，例如：{Example(kind, title, named[0][0].Name, day)}"));
            }

            return await GivenAsync(draft with { Title = title, Said = limit?.Day ?? draft.Said }, named, viewer, cancellationToken);
        }

        return (draft, null);
    }

    private async ValueTask<(LedgerDraft? Draft, Reply? Instead)> GivenAsync(LedgerDraft draft, IReadOnlyList<IReadOnlyList<Member>> named, Viewer viewer, CancellationToken cancellationToken)
    {
        if (wording.TooFar(draft.Said, string.Empty) is { } far)
        {
            return (null, far);
        }

        List<Member> members = [];

        foreach (var alike in named)
        {
            var (member, instead) = await people.ChooseAsync(alike, viewer, alike[0].Name, cancellationToken);

            if (member is null)
            {
                return (null, instead);
            }

            members.Add(member);
        }

        return (DraftOwners.With(draft, members), null);
    }

    /// <summary>Where a clause begins: the head, and behind each stop.</summary>
    private static IEnumerable<int> StartsOf(string title)
    {
        yield return 0;

        for (var at = 1; at < title.Length; at++)
        {
            if (Array.IndexOf(Stops, title[at - 1]) >= 0 && Array.IndexOf(Stops, title[at]) < 0)
            {
                yield return at;
            }
        }
    }

    /// <summary>The time limit, with the year that it means; 12月9日前后 and 12月9日前的 are none.</summary>
    private (int Start, int End, DateOnly Day)? LimitIn(string text) =>
        GivenPhrases.LimitIn(text, days.Now) is { } found && (found.End == text.Length || text[found.End] is not ('后' or '的'))
            ? (found.Start, found.End, LedgerWording.Ahead(found.Day, text.AsSpan(found.Start, found.End - found.Start), days.Today))
            : null;

    private static string Example(LedgerKind kind, string title, string? name, DateOnly day) =>
        $"{kind.Raise} {(title.Length < ShortestTitle ? "更新宣传栏" : title)}{(name is null ? string.Empty : $" {name}")} {LedgerDays.Long(day)}";

    /// <summary>务必于12月9日前.</summary>
    [GeneratedRegex("^(?:请|要|须|务必|必须|最晚|最迟|在|于| )*")]
    private static partial Regex Opening();

    /// <summary>A time limit behind it opens a clause.</summary>
    [GeneratedRegex("[，,；;。 ]+(?:请|要|须|务必|必须|最晚|最迟|在|于)*$")]
    private static partial Regex BehindStop();

    /// <summary>入职的人员, 收到的来信: what was done until then.</summary>
    [GeneratedRegex("^[^，,。；; ]{0,4}的")]
    private static partial Regex Which();

    [GeneratedRegex("^(?:(?<invites>请)|(?<soft>让|叫|麻烦|要求|安排)|由|派给|派|交给|交由|转给|指派给?|改由)[ \u3000：:]*")]
    private static partial Regex Giving();

    [GeneratedRegex("^(?:同志)?(?:负责|牵头)?")]
    private static partial Regex Charge();
}
