using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports;

/// <summary>Items as they were on a day, as far as was known at an instant: what was recorded later, or taken back before, is left out.</summary>
internal sealed class LedgerDayReader(BotDbContext db)
{
    private (string Kind, DateOnly Day, DateTimeOffset Known) _asked;
    private IReadOnlyList<LedgerDayRow> _rows = [];

    /// <summary>Several places of a report count the same ledger on the same day: it is read once for those that follow each other.</summary>
    public async ValueTask<IReadOnlyList<LedgerDayRow>> ReadAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        if (_asked != (kind, day, known))
        {
            (_rows, _asked) = (await ReadRowsAsync(kind, day, known, cancellationToken), (kind, day, known));
        }

        return _rows;
    }

    private async ValueTask<IReadOnlyList<LedgerDayRow>> ReadRowsAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var lasts = Known(kind, day, known).GroupBy(e => e.ItemId).Select(g => g.Max(e => e.Id));
        return await (from entry in db.LedgerEntries
                      where lasts.Contains(entry.Id)
                      join item in db.LedgerItems on entry.ItemId equals item.Id
                      where item.Kind == kind
                      orderby item.Number
                      select new LedgerDayRow(item.Id, item.Number, item.ChainNumber, entry.To, entry.Day, entry.DueOn, item.FoundOn, item.IsImportedClosed, item.Fields)).ToListAsync(cancellationToken);
    }

    /// <summary>The items to which something of a kind belongs that has a day and is not void: the subjects with a visit.</summary>
    public async ValueTask<HashSet<int>> BelongingAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var lasts = Known(kind, day, known).GroupBy(e => e.ItemId).Select(g => g.Max(e => e.Id));
        return await (from link in db.LedgerLinks
                      where link.Relation == LedgerRelation.About && link.Day <= day
                      join item in db.LedgerItems on link.FromId equals item.Id
                      where item.Kind == kind && item.VisitFrom != null && db.LedgerEntries.Any(e => e.ItemId == item.Id && lasts.Contains(e.Id) && e.To != LedgerState.Void && e.To != LedgerState.Raised)
                      select link.ToId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>What was recorded on some items; with chains also on the later links, told of the first.</summary>
    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(LedgerKind kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var firsts = await db.LedgerItems.Where(i => i.Kind == kind.Key && ids.Contains(i.Id)).Select(i => new { i.Id, i.Number }).ToListAsync(cancellationToken);
        var numbers = firsts.ConvertAll(i => i.Number);
        var rows = await (from item in db.LedgerItems
                          where item.Kind == kind.Key && (numbers.Contains(item.ChainNumber) || ids.Contains(item.Id))
                          join entry in db.LedgerEntries on item.Id equals entry.ItemId
                          orderby entry.Id
                          select new { item.Id, item.Number, item.ChainNumber, entry.Verb, entry.From, entry.To, entry.Day, entry.At, entry.TakenBackAt }).ToListAsync(cancellationToken);
        var asked = ids.ToHashSet();
        var byNumber = firsts.ToDictionary(i => i.Number, i => i.Id);
        return
        [
            .. from row in rows
               from id in (int[])[asked.Contains(row.Id) ? row.Id : 0, byNumber.GetValueOrDefault(row.ChainNumber)]
               where id != 0
               group row by (id, row.Day, row.At, row.Verb, row.Number) into once
               let row = once.First()
               select new RecordEvent(once.Key.id, WordOf(kind, row.Verb, row.From, row.To, row.Number != row.ChainNumber), row.Day, row.At)
               {
                   TakenBackAt = row.TakenBackAt,
                   IsFirst = row.From is null && row.Number == row.ChainNumber,
                   IsChange = row.Verb == nameof(LedgerVerb.Change),
               },
        ];
    }

    /// <summary>What was recorded on the items that belong to some others, told of those: a subject has a plan since its visit was planned, and none any more when that is void.</summary>
    public async ValueTask<IReadOnlyList<RecordEvent>> BelongingEventsAsync(LedgerKind kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var rows = await (from link in db.LedgerLinks
                          where link.Relation == LedgerRelation.About && ids.Contains(link.ToId)
                          join item in db.LedgerItems on link.FromId equals item.Id
                          where item.Kind == kind.Key
                          join entry in db.LedgerEntries on item.Id equals entry.ItemId
                          orderby entry.Id
                          select new { link.ToId, Since = link.Day, item.Number, entry.Verb, entry.From, entry.To, entry.Day, entry.At, entry.TakenBackAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RecordEvent(row.ToId, $"{kind.Prefix}{row.Number} {WordOf(kind, row.Verb, row.From, row.To, isRelapse: false)}", row.Since > row.Day ? row.Since : row.Day, row.At) { TakenBackAt = row.TakenBackAt })];
    }

    private IQueryable<LedgerEntry> Known(string kind, DateOnly day, DateTimeOffset known) =>
        from item in db.LedgerItems
        where item.Kind == kind
        join entry in db.LedgerEntries on item.Id equals entry.ItemId
        where entry.Day <= day && entry.At <= known && (entry.TakenBackAt == null || entry.TakenBackAt > known)
        select entry;

    private static string WordOf(LedgerKind kind, string verb, LedgerState? from, LedgerState to, bool isRelapse) => verb switch
    {
        nameof(LedgerVerb.Import) => "名单导入",
        nameof(LedgerVerb.Reopen) => "重开",
        nameof(LedgerVerb.Relapse) => "反弹",
        nameof(LedgerVerb.Change) => "改了内容",
        _ when from is null => isRelapse ? "反弹" : ChangeSpan.New,
        _ when to is LedgerState.Void => "作废",
        _ when to is LedgerState.Closed => kind.IsRecord ? kind.Word(to) : "核实",
        nameof(LedgerVerb.Accept) => isRelapse ? "反弹" : "立项",
        _ => kind.Word(to),
    };
}

/// <summary>One item on a day.</summary>
internal sealed record LedgerDayRow(int ItemId, int Number, int ChainNumber, LedgerState State, DateOnly Day, DateOnly? DueOn, DateOnly FoundOn, bool IsImportedClosed, string Fields);

/// <summary>An item with what it came back as.</summary>
internal sealed record LedgerChain(IReadOnlyList<LedgerDayRow> Links)
{
    public LedgerDayRow First => Links[0];

    /// <summary>The last link that somebody accepted; a chain of none is as its first link is.</summary>
    public LedgerDayRow Last => Links.LastOrDefault(link => link.State is not (LedgerState.Raised or LedgerState.Void)) ?? First;

    public string Reference(string prefix) => Last.Number == First.Number ? $"{prefix}{First.Number}" : $"{prefix}{First.Number}→{prefix}{Last.Number}";
}
