using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Who was told of a step that is taken back: a line that still waits goes, and whoever has read it hears that it is off.</summary>
internal sealed class LedgerCorrections(BotDbContext db, LedgerMessages notices, LedgerTeams teams, LedgerCases cases, LedgerLinkUndo links, TaskChain tasks, RatingAsking asking, ChaseMessages chases)
{
    /// <summary>What the people of a visit hear when another one comes to it; the rest of the line tells the day.</summary>
    public static string JoinedLine(string into, LedgerItem other, string joined) => $"{into} {other.Title}：{joined} 合并进来";

    /// <summary>What such a step tells people behind the item's title, so that an undo finds that line and no other of the same item.</summary>
    public static string Begin(LedgerVerb verb) => verb switch
    {
        LedgerVerb.Change => "期限改为",
        LedgerVerb.Leave => "您退出专班",
        LedgerVerb.Move => "改到",
        _ => string.Empty,
    };

    /// <summary>Whom the step was told, and how it began; to be asked as long as the step stands.</summary>
    public async ValueTask<IReadOnlyList<ToldLine>> OfAsync(LedgerCase one, LedgerEntry last, LedgerVerb verb, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(one);

        // Whoever raised it is not told of a closing by whom a card asks instead; what stood there before is not of this step.
        var head = verb is LedgerVerb.Pass ? $"{subject}：{one.Kind.Word(LedgerState.Closed)}" : Begin(verb) is { Length: > 0 } begin ? $"{subject}：{begin}" : subject;
        var correction = last.From is null ? $"{subject}：已撤回，不用办了" : $"{subject}：“{LedgerVerbs.Past(verb)}{(verb is LedgerVerb.Change ? "期限" : string.Empty)}”已撤回";
        List<ToldLine> told = [.. (await PeopleAsync(one, last, verb, cancellationToken)).OfType<int>().Select(id => new ToldLine(id, head, correction))];

        if (verb is LedgerVerb.Merge && await links.NamedAsync(last, cancellationToken) is { } named)
        {
            var there = await teams.OthersAsync(named.Item, one.Viewer, cancellationToken);
            told.AddRange(there.OfType<int>().Select(id => new ToldLine(id, JoinedLine(named.Reference.ToString(), named.Item, one.Name), $"{named.Reference} {named.Item.Title}：{one.Name} 不合并了，各去各的")));
        }

        return [.. told.Where(line => line.MemberId != one.Viewer.MemberId).Distinct()];
    }

    public async ValueTask WithdrawAsync(LedgerCase one, LedgerEntry last, LedgerVerb verb, IReadOnlyList<ToldLine> told, CancellationToken cancellationToken)
    {
        if (verb is LedgerVerb.Chase)
        {
            await chases.WithdrawAsync(one.Item, last.Day, $"{SubjectOf(one)}：“{LedgerVerbs.Past(verb)}”已撤回", last.At, cancellationToken);
            return;
        }

        foreach (var line in told)
        {
            await notices.WithdrawAsync(line.MemberId, line.Head, line.Correction, last.At, cancellationToken);
        }

        if (verb is LedgerVerb.Assign or LedgerVerb.Claim or LedgerVerb.Void)
        {
            await TellAgainAsync(one, cancellationToken);
        }

        if (verb is LedgerVerb.Pass)
        {
            await tasks.WithdrawAsync(one, last.At, cancellationToken);

            if (await asking.WithdrawAsync(one.Item, cancellationToken) is { } raiser && raiser != one.Viewer.MemberId)
            {
                await notices.TellAsync(raiser, $"{SubjectOf(one)}：“{LedgerVerbs.Past(verb)}”已撤回，先不用评价", cancellationToken);
            }
        }
    }

    /// <summary>Whoever has it again hears of it, where the step that is taken back came before they did.</summary>
    private async ValueTask TellAgainAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Item is not { State: LedgerState.Doing, OwnerId: { } owner } item || owner == one.Viewer.MemberId || !one.Kind.Knows(LedgerVerb.GiveBack))
        {
            return;
        }

        await db.SaveChangesAsync(cancellationToken);
        var given = await db.LedgerEntries
            .Where(e => e.ItemId == item.Id && e.OwnerId == owner && e.TakenBackAt == null && (e.Verb == nameof(LedgerVerb.Assign) || e.Verb == nameof(LedgerVerb.Raise)))
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);

        // Who took it, or has it by a list, was told nothing before either.
        if (given is null || given.ByMemberId == owner || given.Via == LedgerBook.Imported || await notices.HasToldAsync(owner, SubjectOf(one), given.At, cancellationToken))
        {
            return;
        }

        var limit = item.DueOn is { } due ? $"，{LedgerDays.Long(due)}到期" : string.Empty;
        await notices.TellAsync(owner, $"{SubjectOf(one)}，由您办理{limit}；不归您可以发 {one.Name} 退 原因", cancellationToken);
    }

    private static string SubjectOf(LedgerCase one) => $"{one.Name} {one.Item.Title}";

    private async ValueTask<IEnumerable<int?>> PeopleAsync(LedgerCase one, LedgerEntry last, LedgerVerb verb, CancellationToken cancellationToken)
    {
        var item = one.Item;

        switch (verb)
        {
            case LedgerVerb.Raise:
                return [item.OwnerId, .. (await teams.OfAsync(item, LedgerRole.Member, cancellationToken)).Select(member => (int?)member.Id)];
            case LedgerVerb.Reject or LedgerVerb.Grant or LedgerVerb.Refuse or LedgerVerb.Stand or LedgerVerb.Reopen:
                return [item.OwnerId];
            case LedgerVerb.Assign:
                return [item.OwnerId, last.From is LedgerState.Raised ? item.RaisedById : null];
            case LedgerVerb.Accept or LedgerVerb.Take:
                return [item.RaisedById];
            case LedgerVerb.GiveBack:
                return [item.OwnerId ?? item.RaisedById];
            case LedgerVerb.Claim:
                return one.Rights.Verifiers.Asked.Select(person => person.MemberId);
            case LedgerVerb.PutOff:
                return (await cases.AskedAsync(item, cancellationToken)).People.Select(member => (int?)member.Id);
            case LedgerVerb.Escalate:
                return await db.Members.AdminsOn(last.Day).OrderBy(m => m.Id).Select(m => (int?)m.Id).ToListAsync(cancellationToken);
            case LedgerVerb.Change when LedgerChangeUndo.IsLimit(last):
                return [item.OwnerId];
            case LedgerVerb.Move when item.VisitFrom is not null:
                return await teams.OthersAsync(item, one.Viewer, cancellationToken);
            case LedgerVerb.Join or LedgerVerb.Leave or LedgerVerb.Verifier:
                return [last.OnBehalfOf];
            case LedgerVerb.Pass:
                return [item.OwnerId, item.RaisedById, .. (await teams.OfAsync(item, LedgerRole.Listener, cancellationToken)).Select(member => (int?)member.Id)];
            case LedgerVerb.Void or LedgerVerb.Merge:
                return [item.RaisedById, .. one.Kind.IsVisit ? await teams.OthersAsync(item, one.Viewer, cancellationToken) : []];
            case LedgerVerb.Relapse:
                return await db.LedgerLinks.Where(l => l.FromId == item.Id && l.Relation == LedgerRelation.SameProblem).Join(db.LedgerItems, l => l.ToId, i => i.Id, (l, i) => i.OwnerId).ToListAsync(cancellationToken);
            default:
                return [];
        }
    }
}

/// <summary>One line that somebody was told, and what the person hears when it is no more so.</summary>
/// <param name="Head">How the line began.</param>
internal sealed record ToldLine(int MemberId, string Head, string Correction);
