using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>Opens the item that somebody speaks of; what one may not see is not there.</summary>
internal sealed class LedgerCases(BotDbContext db, LedgerBook book, LedgerVerifiers verifiers, LedgerKinds kinds, LedgerDays days, IOptions<OrganisationOptions> organisation)
{
    /// <summary>The item, or why it is not shown.</summary>
    public async ValueTask<(LedgerCase? Case, Reply? Instead)> OpenAsync(LedgerReference reference, CommandCall call, LedgerVerb verb, string words, CancellationToken cancellationToken)
    {
        if (!reference.Kind.IsOn)
        {
            return (null, Reply.Refuse($"本单位没有启用{reference.Kind.List}，没有记下。"));
        }

        var viewer = call.Caller with { Via = call.Message.Kind is IncomingKind.Press ? "card" : "chat" };

        // Whoever records something has the item alone: on PostgreSQL two may write at once, and an undo would undo what it never read.
        if (LedgerRecording.Records(verb))
        {
            var (kind, number) = (reference.Kind.Key, reference.Number);
            await db.LedgerItems.Where(i => i.Kind == kind && i.Number == number).ExecuteUpdateAsync(set => set.SetProperty(i => i.Cycle, i => i.Cycle), cancellationToken);
        }

        var item = await book.FindAsync(reference, cancellationToken);

        if (item is null && reference.Number > 0 && reference.Number <= reference.Kind.Rows.Count)
        {
            var row = FromFile(reference);
            return (new LedgerCase(reference, row, await StandAsync(row, reference.Kind, viewer, cancellationToken), call, verb, words), null);
        }

        // The rows of the kind's file are there before anything was said of them.
        if (item is null && Math.Max(await book.NextNumberAsync(reference.Kind, cancellationToken) - 1, reference.Kind.Rows.Count) is var highest && reference.Number > highest)
        {
            return (null, Reply.Refuse(highest == 0 ? $"没有{reference}，{reference.Kind.List}还是空的。" : $"没有{reference}，最大到{reference.Kind.Prefix}{highest}。看清单发 {reference.Kind.List}"));
        }

        if (item is null || !await db.SeenBy(viewer).AnyAsync(i => i.Id == item.Id, cancellationToken) && !(await verifiers.ForAsync(item, reference.Kind, cancellationToken)).Includes(viewer.UserKey))
        {
            return (null, Reply.Refuse($"没有{reference}，或不在您的范围"));
        }

        return (new LedgerCase(reference, item, await StandAsync(item, reference.Kind, viewer, cancellationToken), call, verb, words), null);
    }

    /// <summary>A row of the kind's file of which nothing was said yet: it is no row of the store, and becomes one when something is recorded.</summary>
    private LedgerItem FromFile(LedgerReference reference) => new()
    {
        Kind = reference.Kind.Key,
        Number = reference.Number,
        ChainNumber = reference.Number,
        Title = reference.Kind.Rows[reference.Number - 1].Title,
        State = LedgerState.Doing,
        RaisedByKey = "file",
        FoundOn = days.Today,
        IsPublic = true,
    };

    public async ValueTask<ItemRights> StandAsync(LedgerItem item, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var me = viewer.MemberId;
        return new ItemRights(item, kind, viewer, await verifiers.ForAsync(item, kind, cancellationToken))
        {
            IsTeam = me is not null && await db.LedgerTeams.AnyAsync(t => t.ItemId == item.Id && t.MemberId == me && t.Role == LedgerRole.Member && t.Until == null, cancellationToken),
            IsAsked = item.AskedDueOn is not null && (await GrantorAsync(item, cancellationToken))?.UserKey == viewer.UserKey,
            HasVerified = await db.LedgerEntries.AnyAsync(e => e.ItemId == item.Id && e.Cycle == item.Cycle && e.Verb == nameof(LedgerVerb.Pass) && e.ByUserKey == viewer.UserKey && e.TakenBackAt == null, cancellationToken),
            Problems = kinds.ForProblems is { IsOn: true } problems ? problems : null,
            Tasks = kinds.ForTasks is { IsOn: true } tasks ? tasks : null,
        };
    }

    /// <summary>Who answers a question about more time: who gave the item, else who raised it, never the owner. Null is for the admins, also where it came from a list or in confidence.</summary>
    private async ValueTask<Member?> GrantorAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var (giver, raiser, owner) = (item.AssignedByKey, item.RaisedByKey, item.OwnerId);
        var people = await db.Members.OnRoster(days.Today).Where(m => (m.UserKey == giver || m.UserKey == raiser) && m.Id != owner).ToListAsync(cancellationToken);

        // What an admin gave who is not on the roster is for the admins, and not for whoever raised it.
        return people.Find(m => m.UserKey == giver) ?? (giver is not null && (await AdminKeysAsync(cancellationToken)).Contains(giver) ? null : people.Find(m => m.UserKey == raiser));
    }

    /// <summary>Everybody who hears of such a question, and who of them answers it; null when any admin does.</summary>
    public async ValueTask<(Member? Grantor, IReadOnlyList<Member> People)> AskedAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        if (await GrantorAsync(item, cancellationToken) is { } grantor)
        {
            return (grantor, [grantor]);
        }

        var (keys, owner) = (await AdminKeysAsync(cancellationToken), item.OwnerId);
        return (null, await db.Members.OnRoster(days.Today).Where(m => keys.Contains(m.UserKey) && m.Id != owner).OrderBy(m => m.Id).ToListAsync(cancellationToken));
    }

    public async ValueTask<List<string>> AdminKeysAsync(CancellationToken cancellationToken) => [.. (await db.AdminsAsync(organisation.Value, days.Today, cancellationToken)).Select(UserKey.Of)];
}
