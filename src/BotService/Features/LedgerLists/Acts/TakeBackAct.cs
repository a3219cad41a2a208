using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>One step back: the own last one, within a day, as long as nobody has acted since.</summary>
internal sealed class TakeBackAct(BotDbContext db, LedgerBook book, TimeProvider time, LedgerDays days, LedgerNotices notices, LedgerTeams teams, LedgerCases cases) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.TakeBack];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var entries = await book.EntriesAsync(one.Item, cancellationToken);
        var last = entries.LastOrDefault();

        // What the file of the kind holds was raised by nobody.
        if (last is null || last.ByUserKey != one.Viewer.UserKey || (last.From is null && one.Kind.Has("derived")))
        {
            return Reply.Refuse($"{one.Name} 的最后一步不是您办的，没有可以撤回的。");
        }

        if (last.At + TimeSpan.FromHours(LedgerBook.TakenBackHours) < time.GetUtcNow())
        {
            return Reply.Refuse($"{one.Name} 的最后一步已过 {LedgerBook.TakenBackHours} 小时，不能撤回。");
        }

        if (last.Verb is nameof(LedgerVerb.Change) or nameof(LedgerVerb.Publish) or nameof(LedgerVerb.Leave) or nameof(LedgerVerb.Move))
        {
            return Reply.Refuse($"{one.Name} 的最后一步是改内容，请再改回去{(one.Stand.May(LedgerVerb.Void) && one.Kind.IsRecord ? $"；不去了发 {one.Name} 作废 原因" : string.Empty)}。");
        }

        var verb = Enum.TryParse<LedgerVerb>(last.Verb, out var known) ? LedgerVerbs.Past(known) : last.Verb;
        var told = await ToldAsync(one, last, known, cancellationToken);
        await book.TakeBackAsync(one.Item, last, cancellationToken);
        ReviewAgain(one, last, entries);
        await WithdrawAsync(one, last, known, told, cancellationToken);
        return Reply.Say(last.From is null ? $"{one.Name} 已撤回，不再算数。" : $"{one.Name} 的“{verb}”已撤回，现在是{one.Kind.Word(one.Item.State)}。");
    }

    private async ValueTask WithdrawAsync(LedgerCase one, LedgerEntry last, LedgerVerb verb, IEnumerable<int?> told, CancellationToken cancellationToken)
    {
        var subject = $"{one.Name} {one.Item.Title}";
        var correction = last.From is null ? $"{subject}：已撤回，不用办了" : $"{subject}：“{LedgerVerbs.Past(verb)}”已撤回";

        foreach (var person in told.OfType<int>().Where(id => id != one.Viewer.MemberId).Distinct())
        {
            if (verb is LedgerVerb.Chase)
            {
                await notices.TellAsync(person, correction, cancellationToken);
                continue;
            }

            // Whoever raised it is not told of a closing by whom a card asks instead; what stood there before is not of this step.
            await notices.WithdrawAsync(person, verb is LedgerVerb.Pass ? $"{subject}：{one.Kind.Word(LedgerState.Closed)}" : subject, correction, last.At, cancellationToken);
        }
    }

    /// <summary>Whom the step was told, as long as it stands.</summary>
    private async ValueTask<IEnumerable<int?>> ToldAsync(LedgerCase one, LedgerEntry last, LedgerVerb verb, CancellationToken cancellationToken)
    {
        var item = one.Item;

        switch (verb)
        {
            case LedgerVerb.Raise or LedgerVerb.Reject or LedgerVerb.Grant or LedgerVerb.Refuse or LedgerVerb.Stand or LedgerVerb.Reopen or LedgerVerb.Chase:
                return [item.OwnerId];
            case LedgerVerb.Assign:
                return [item.OwnerId, last.From is LedgerState.Raised ? item.RaisedById : null];
            case LedgerVerb.Accept or LedgerVerb.Take:
                return [item.RaisedById];
            case LedgerVerb.GiveBack:
                return [item.OwnerId ?? item.RaisedById];
            case LedgerVerb.Claim:
                return one.Stand.Verifiers.People.Select(person => person.MemberId);
            case LedgerVerb.PutOff:
                return (await cases.AskedAsync(item, cancellationToken)).People.Select(member => (int?)member.Id);
            case LedgerVerb.Join or LedgerVerb.Verifier:
                return [last.OnBehalfOf];
            case LedgerVerb.Pass:
                return [item.OwnerId, item.RaisedById, .. (await teams.OfAsync(item, LedgerRole.Listener, cancellationToken)).Select(member => (int?)member.Id)];
            case LedgerVerb.Void or LedgerVerb.Merge:
                return [item.RaisedById, .. one.Kind.Has("clash") ? await teams.OthersAsync(item, one.Viewer, cancellationToken) : []];
            case LedgerVerb.Relapse:
                return await db.LedgerLinks.Where(l => l.FromId == item.Id && l.Relation == LedgerRelation.SameProblem).Join(db.LedgerItems, l => l.ToId, i => i.Id, (l, i) => i.OwnerId).ToListAsync(cancellationToken);
            default:
                return [];
        }
    }

    /// <summary>A progress that was the review is none any more, so the review is due; since when is not known from what is left.</summary>
    private void ReviewAgain(LedgerCase one, LedgerEntry last, IEnumerable<LedgerEntry> entries)
    {
        var item = one.Item;

        if (last.Verb == nameof(LedgerVerb.Progress) && item.State is LedgerState.Standing && item.ReviewOn == StandAct.NextReview(days, one.Kind, last.Day)
            && !entries.Any(e => e.Id != last.Id && e.Day == last.Day && e.Verb is nameof(LedgerVerb.Stand) or nameof(LedgerVerb.Progress)))
        {
            item.ReviewOn = last.Day;
        }
    }
}
