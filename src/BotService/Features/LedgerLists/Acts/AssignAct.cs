using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Gives an item to somebody, with a time limit; whoever is named besides helps. A problem that was only raised is accepted by it.</summary>
internal sealed partial class AssignAct(
    LedgerBook book, LedgerPeople people, LedgerTeams teams, LedgerDays days, LedgerWording wording, LedgerMessages notices, ItemOrigins origins, OwnerRemarks remarks,
    Microsoft.Extensions.Options.IOptions<Reminders.ReminderOptions> reminders) : ILedgerAct
{
    /// <summary>Fewer may be a name that is on no roster.</summary>
    private const int FewestLettersOfReason = 4;

    private static readonly char[] BeforeReason = ['，', ',', '；', ';', '。', '：', ':', '\n'];

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Assign];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;
        var (member, behind, instead) = await people.TakeAsync(one.Words, one.Viewer, $"{one.Name} 派 李秋月 {days.Example}", cancellationToken);

        if (member is null)
        {
            return instead!;
        }

        if (one.Rights.IsOwner && !one.Rights.SetsDay && member.Id == item.OwnerId)
        {
            return Reply.Refuse($"{one.Name} 已经由您办理，没有改。要改期限请发 {one.Name} 延期 到 日期 原因");
        }

        var (helpers, rest, unfit) = await HelpersAsync(one, member, behind, cancellationToken);

        if (unfit is not null)
        {
            return unfit;
        }

        var (due, note, why, wrong) = DueIn(one, member, rest);

        if (wrong is not null)
        {
            return wrong;
        }

        var wasRaised = item.State is LedgerState.Raised;
        var known = await book.UnitInAsync(await book.EntriesAsync(item, cancellationToken), cancellationToken);
        var unit = item.GroupId == known ? null : item.GroupId is null ? item.UnitText ?? string.Empty : await people.GroupNameAsync(item.GroupId, cancellationToken);
        var text = Replaced.With(member.Name, unit, item.OwnerText);

        var fallen = await FallenWishAsync(item, cancellationToken);

        // Before the assignment, which is what is taken back first.
        await JoinAsync(one, helpers, cancellationToken);
        item.OwnerId = member.Id;
        item.OwnerText = null;
        item.GroupId = member.GroupId;
        item.AssignedByKey = one.Viewer.UserKey;
        item.DueOn = due ?? item.DueOn ?? (days.After(days.Today, one.Kind.Due) is { } day ? days.OrWorkingDayBefore(day) : null);
        item.FirstDueOn ??= item.DueOn;
        book.Append(item, new LedgerStep(LedgerVerb.Assign, LedgerState.Doing, one.Viewer) { Text = LedgerWording.Clip(text + why) });
        var limit = item.DueOn is { } until ? $"，{LedgerDays.Long(until)}到期" : string.Empty;
        var told = LedgerTold.Nobody;

        if (member.Id != one.Viewer.MemberId)
        {
            var card = LedgerPushCard.ForOwner(one.Kind, item, string.Empty, await origins.ForAsync(item, member.Id, cancellationToken));
            told = await notices.TellAsync(member.Id, $"{one.Name} {item.Title}，由您办理{limit}{why}；不归您可以发 {one.Name} 退 原因", cancellationToken, card);
        }

        if (wasRaised)
        {
            await notices.TellAsync(item.RaisedById == one.Viewer.MemberId ? null : item.RaisedById, $"{one.Name} {item.Title}：已立项，由{member.Name}办理", cancellationToken);
        }

        var full = told.WeekIsFull ? "\n" + told.Sentence(member.Name, days.Today, reminders.Value.Budget) : string.Empty;
        var team = helpers.Count > 0 ? $"；专班{string.Join('、', helpers.Select(m => m.Name))}" : string.Empty;
        var answer = $"{one.Name} {(wasRaised ? "已立项，" : string.Empty)}由{member.Name}办理{(limit.Length > 0 ? limit : "，还没有期限")}{note}{team}{why}（不归本人可以退）。{full}";
        return Reply.Say([answer, .. fallen, .. await remarks.OfAsync(one.Kind, item, cancellationToken)]);
    }

    /// <summary>派 李秋月、高峰 9月30日: the first owns it, as when it is raised; and what follows the names.</summary>
    private async ValueTask<(IReadOnlyList<Member> Helpers, string Behind, Reply? Unfit)> HelpersAsync(LedgerCase one, Member owner, string behind, CancellationToken cancellationToken)
    {
        var (named, rest) = await people.FurtherAtHeadAsync(behind, cancellationToken);
        var verifiers = named.Count > 0 ? await teams.OfAsync(one.Item, LedgerRole.Verifier, cancellationToken) : [];
        List<Member> helpers = [];

        foreach (var alike in named)
        {
            var (member, instead) = await people.ChooseAsync(alike, one.Viewer, alike[0].Name, cancellationToken);

            if (member is null || verifiers.Exists(v => v.Id == member.Id))
            {
                return ([], rest, instead ?? Reply.Refuse($"{member!.Name}是验收人，不能进专班，请另选"));
            }

            helpers.Add(member);
        }

        return ([.. helpers.Where(m => m.Id != owner.Id).DistinctBy(m => m.Id)], rest.Trim(' ', '\u3000', '，', ',', '、', '：', ':'), null);
    }

    private async ValueTask JoinAsync(LedgerCase one, IReadOnlyList<Member> helpers, CancellationToken cancellationToken)
    {
        foreach (var helper in helpers)
        {
            if (await teams.AddAsync(one.Item, helper.Id, LedgerRole.Member, cancellationToken))
            {
                book.Append(one.Item, new LedgerStep(LedgerVerb.Join, one.Item.State, one.Viewer) { Text = helper.Name, About = helper.Id });
                await notices.TellAsync(helper.Id == one.Viewer.MemberId ? null : helper.Id, $"{one.Name} {one.Item.Title}：您加入专班", cancellationToken);
            }
        }
    }

    /// <summary>Whoever gives it on may not know that its owner asked for more time, which nobody answers any more.</summary>
    private async ValueTask<IReadOnlyList<string>> FallenWishAsync(LedgerItem item, CancellationToken cancellationToken) =>
        item.AskedDueOn is { } day ? [$"{await people.NameAsync(item.OwnerId, cancellationToken)}申请的延期（到 {LedgerDays.Long(day)}）不再等答复。"] : [];

    private (DateOnly? Due, string Note, string Why, Reply? Wrong) DueIn(LedgerCase one, Member owner, string behind)
    {
        if (behind.Length == 0)
        {
            return (null, string.Empty, string.Empty, null);
        }

        var read = wording.TakeDueDay(behind, out var more);
        var reason = read is null ? ReasonIn(behind) : null;
        (read, more) = reason is { } found && IsSetApart(one, behind) ? found : (read, more);

        if (wording.TooFar(read, behind) is { } far)
        {
            return (null, string.Empty, string.Empty, far);
        }

        if (read is not { } said)
        {
            return reason is { } told && IsSetApart(one, behind) ? (null, string.Empty, LedgerWording.Besides(told.Why), null) : (null, string.Empty, string.Empty, NoDay(one, owner, behind, reason is not null));
        }

        if (wording.Passed(said) is { } passed)
        {
            return (null, string.Empty, string.Empty, passed);
        }

        var day = days.OrWorkingDayBefore(said);
        return (day, day == said ? string.Empty : $"（{LedgerDays.Long(said)}是休息日，提前）", LedgerWording.Besides(more), null);
    }

    /// <summary>What is meant as a reason stands behind a comma or begins as one; behind a blank it may be a day or a further name.</summary>
    private static bool IsSetApart(LedgerCase one, string behind) =>
        Because().IsMatch(behind)
            || (one.Words.LastIndexOf(behind, StringComparison.Ordinal) is > 0 and var at && one.Words.AsSpan(0, at).TrimEnd(" \u3000") is [.., var mark] && BeforeReason.Contains(mark));

    /// <summary>郑凯出差了，12月18日前完成: why it is given on, and the clause that is nothing but a time limit. Null where a clause may be meant as a name or a day.</summary>
    private (DateOnly? Due, string Why)? ReasonIn(string behind)
    {
        DateOnly? due = null;
        List<string> why = [];

        foreach (var clause in behind.Split(BeforeReason, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (due is null && wording.TakeDueDay(clause, out var more) is { } day && LedgerWording.Besides(more).Length == 0)
            {
                due = day;
                continue;
            }

            if (clause.Count(char.IsLetter) < FewestLettersOfReason || LedgerWording.IsVagueDay(clause) || LedgerWording.IsYearDay(clause) || Limit().IsMatch(clause) || LedgerWording.WrongDay(clause, days.Now) is not null)
            {
                return null;
            }

            why.Add(clause);
        }

        return why.Count > 0 ? (due, string.Join('，', why)) : null;
    }

    private Reply NoDay(LedgerCase one, Member owner, string behind, bool mayBeReason)
    {
        if (LedgerWording.WrongDay(behind.Split(' ')[0], days.Now) is { } wrong)
        {
            return Reply.Refuse($"没有 {wrong}，没有记下");
        }

        var reason = mayBeReason ? $"；是原因请发 {one.Name} 派 {owner.Name}，{behind}" : string.Empty;
        return Reply.Refuse($"“{behind}”看不出是哪一天，没有记下。例如：{one.Name} 派 {owner.Name} {days.Example}{reason}");
    }

    [GeneratedRegex("^(?:因|由于|理由|原因|鉴于|说明)")]
    private static partial Regex Because();

    /// <summary>下周前完成: meant as a time limit, whatever day that is.</summary>
    [GeneratedRegex("(?:之前|以前|前)(?:要|须|务必|必须)?(?:完成|办结|办完|办好|报送|上报|交齐|[修改弄换整]好|整改到位)?[。！!]?$")]
    private static partial Regex Limit();
}
