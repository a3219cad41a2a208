using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Opens the item that somebody speaks of; what one may not see is not there.</summary>
internal sealed class LedgerCases(BotDbContext db, LedgerBook book, LedgerVerifiers verifiers, LedgerDays days)
{
    /// <summary>The item, or why it is not shown.</summary>
    public async ValueTask<(LedgerCase? Case, Reply? Instead)> OpenAsync(LedgerReference reference, CommandCall call, LedgerVerb verb, string words, CancellationToken cancellationToken)
    {
        if (!reference.Kind.IsOn)
        {
            return (null, Reply.Refuse($"本单位没有启用{reference.Kind.List}，没有记下。"));
        }

        var viewer = call.Caller with { Via = call.Message.Kind is IncomingKind.Press ? "card" : "chat" };
        var item = await book.FindAsync(reference, cancellationToken);

        if (item is null && reference.Number > 0 && reference.Number <= reference.Kind.Rows.Count)
        {
            return (new LedgerCase(reference, FromFile(reference) is var row ? row : null!, await StandAsync(row, reference.Kind, viewer, cancellationToken), call, verb, words), null);
        }

        if (item is null && await book.NextNumberAsync(reference.Kind, cancellationToken) - 1 is var highest && reference.Number > highest)
        {
            return (null, Reply.Refuse(highest == 0 ? $"没有{reference}，{reference.Kind.List}还是空的。" : $"没有{reference}，最大到{reference.Kind.Prefix}{highest}。看清单发 {reference.Kind.List}"));
        }

        if (item is null || !await db.SeenBy(viewer).AnyAsync(i => i.Id == item.Id, cancellationToken) && !(await verifiers.ForAsync(item, reference.Kind, cancellationToken)).Includes(viewer.UserKey))
        {
            return (null, Reply.Refuse($"没有{reference}，或不在您的范围"));
        }

        return (new LedgerCase(reference, item, await StandAsync(item, reference.Kind, viewer, cancellationToken), call, verb, words), null);
    }

    /// <summary>A row of the kind's file of which nothing was said yet: it is no row of the store.</summary>
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

    public async ValueTask<LedgerStand> StandAsync(LedgerItem item, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var me = viewer.MemberId;
        return new LedgerStand(item, kind, viewer, await verifiers.ForAsync(item, kind, cancellationToken))
        {
            IsTeam = me is not null && await db.LedgerTeams.AnyAsync(t => t.ItemId == item.Id && t.MemberId == me && t.Role == LedgerRole.Member && t.Until == null, cancellationToken),
            HasVerified = await db.LedgerEntries.AnyAsync(e => e.ItemId == item.Id && e.Verb == nameof(LedgerVerb.Pass) && e.ByUserKey == viewer.UserKey && e.TakenBackAt == null, cancellationToken),
        };
    }
}
