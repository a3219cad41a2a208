using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>What the ledgers hold about one person: the items that are or were theirs, and what they did on any.</summary>
internal sealed class OwnLedgers(BotDbContext db, LedgerKinds kinds)
{
    public async Task<List<object?[]>> ItemsAsync(int me, CancellationToken cancellationToken)
    {
        var rows = await db.LedgerItems.AsNoTracking()
            .Select(i => new { i.Kind, i.Number, i.Title, i.DueOn, Owns = i.OwnerId == me, Raised = i.RaisedById == me, Helps = db.LedgerTeams.Any(t => t.ItemId == i.Id && t.MemberId == me) })
            .Where(i => i.Owns || i.Raised || i.Helps).OrderBy(i => i.Kind).ThenBy(i => i.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(i => (object?[])[kinds.Of(i.Kind).List, $"{kinds.Of(i.Kind).Prefix}{i.Number}", i.Title, string.Join('、', ((string[])[i.Owns ? "责任人" : string.Empty, i.Raised ? "提出人" : string.Empty, i.Helps ? "专班或验收人" : string.Empty]).Where(word => word.Length > 0)), i.DueOn])];
    }

    public async Task<List<object?[]>> StepsAsync(int me, CancellationToken cancellationToken)
    {
        var rows = await (from entry in db.LedgerEntries.AsNoTracking()
                          where entry.ByMemberId == me || entry.OnBehalfOf == me
                          join item in db.LedgerItems on entry.ItemId equals item.Id
                          orderby entry.Id
                          select new { entry.Day, item.Kind, item.Number, entry.Verb, entry.Text }).ToListAsync(cancellationToken);
        return [.. rows.Select(e => (object?[])[e.Day, kinds.Of(e.Kind).List, $"{kinds.Of(e.Kind).Prefix}{e.Number}", Enum.TryParse<LedgerVerb>(e.Verb, out var verb) ? LedgerVerbs.Past(verb) : e.Verb, e.Text])];
    }
}
