using BotService.Ledgers;
using BotService.Reminders;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>清单：逾期 问3、任12；待立项 1；没人领 2. Beneath the liaison's study digest, of the own group.</summary>
internal sealed class LedgerDigestNotes(BotDbContext db, LedgerKinds kinds, LedgerDays days, IOptions<ReminderOptions> options) : IDigestNotes
{
    private const int Most = 10;

    public async ValueTask<string?> OfGroupAsync(int groupId, CancellationToken cancellationToken)
    {
        if (!options.Value.Ledgers.Liaison.IsOn)
        {
            return null;
        }

        var on = kinds.All.Where(kind => kind.IsOn).Select(kind => kind.Key).ToList();
        var today = days.Today;
        var items = db.LedgerItems.Where(i => i.GroupId == groupId && on.Contains(i.Kind));
        var late = await NamesAsync(items.Where(i => i.State == LedgerState.Doing && i.DueOn < today).OrderBy(i => i.DueOn), cancellationToken);
        var raised = await NamesAsync(items.Where(i => i.State == LedgerState.Raised).OrderBy(i => i.Id), cancellationToken);
        var free = await NamesAsync(items.Where(i => i.State == LedgerState.Doing && i.OwnerId == null && i.OwnerText == null).OrderBy(i => i.Id), cancellationToken);
        var parts = new[] { ("逾期", late), ("待立项", raised), ("没人领", free) }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1} {part.Item2}").ToList();
        return parts.Count == 0 ? null : $"本组清单：{string.Join('；', parts)}";
    }

    private async ValueTask<string> NamesAsync(IQueryable<LedgerItem> items, CancellationToken cancellationToken)
    {
        var rows = await items.Select(i => new { i.Kind, i.Number }).Take(Most + 1).ToListAsync(cancellationToken);
        return string.Join('、', rows.Take(Most).Select(row => $"{kinds.Of(row.Kind).Prefix}{row.Number}")) + (rows.Count > Most ? "等" : string.Empty);
    }
}
