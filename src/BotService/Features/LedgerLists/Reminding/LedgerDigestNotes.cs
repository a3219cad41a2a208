using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>清单：逾期 问3、任12；待立项 1；没人领 2. Beneath the liaison's study digest, of the own group.</summary>
[LedgerReminder("liaison", Position = 5)]
internal sealed class LedgerDigestNotes(BotDbContext db, LedgerKinds kinds, LedgerDays days, IOptions<ReminderOptions> options) : ILiaisonNotes
{
    private const int Most = 10;

    public async ValueTask<IReadOnlyDictionary<int, string>> OfWeekAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (!options.Value.Of<LedgerReminderTimes>().Of<LedgerDigestNotes>().IsOn)
        {
            return new Dictionary<int, string>();
        }

        var on = kinds.Followed.Select(kind => kind.Key).ToList();
        var today = days.Today;
        var items = db.LedgerItems.Where(i => i.GroupId != null && on.Contains(i.Kind));
        var late = await NamesAsync(items.Where(i => i.State == LedgerState.Doing && i.DueOn < today).OrderBy(i => i.DueOn), cancellationToken);
        var raised = await NamesAsync(items.Where(i => i.State == LedgerState.Raised).OrderBy(i => i.Id), cancellationToken);
        var free = await NamesAsync(items.Where(i => i.State == LedgerState.Doing && i.OwnerId == null && i.OwnerText == null).OrderBy(i => i.Id), cancellationToken);
        (string Word, ILookup<int, string> Names)[] parts = [("逾期", late), ("待立项", raised), ("没人领", free)];
        return parts.SelectMany(part => part.Names.Select(group => group.Key)).Distinct()
            .ToDictionary(id => id, id => $"本组清单：{string.Join('；', parts.Where(part => part.Names.Contains(id)).Select(part => $"{part.Word} {ShortList.Of([.. part.Names[id]], Most)}"))}");
    }

    /// <summary>By group: what is in one state is a list that people are to see whole, so it is read whole.</summary>
    private async ValueTask<ILookup<int, string>> NamesAsync(IQueryable<LedgerItem> items, CancellationToken cancellationToken)
    {
        var rows = await items.Select(i => new { i.GroupId, i.Kind, i.Number }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.GroupId!.Value, row => $"{kinds.Of(row.Kind).Prefix}{row.Number}");
    }
}
