using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Items as they were on a day, as far as was known at an instant: what was recorded later, or taken back before, is left out.</summary>
internal sealed class LedgerDayReader(BotDbContext db)
{
    private (string Kind, DateOnly Day, DateTimeOffset Known) _asked;
    private IReadOnlyList<LedgerDayRow> _rows = [];

    /// <summary>Few beside the rows, so those of each ledger are kept, in whatever order its figures come.</summary>
    private readonly Dictionary<(string Kind, DateOnly Day, DateTimeOffset Known), IReadOnlyDictionary<int, bool>> _samples = [];

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
        var counted = db.LedgerEntries.KnownAt(day, known);
        return await (from row in LastEntry.WithClosing(LastEntry.Of(db.LedgerItems.Where(i => i.Kind == kind), db.LedgerEntries, counted), counted)
                      orderby row.Item.Number
                      select new LedgerDayRow(
                          row.Item.Id, row.Item.Number, row.Item.ChainNumber, row.Entry.To, row.Entry.Day, row.Entry.DueOn, row.Item.FoundOn, row.Item.VisitTo ?? row.Item.VisitFrom,
                          row.IsImportedClosed, row.Item.Fields)).ToListAsync(cancellationToken);
    }

    /// <summary>Of the items of a kind that somebody looked at because an older list calls them done, whether they are: by the last answer of each.</summary>
    public async ValueTask<IReadOnlyDictionary<int, bool>> SamplesAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        if (!_samples.TryGetValue((kind, day, known), out var samples))
        {
            _samples[(kind, day, known)] = samples = await ReadSamplesAsync(kind, day, known, cancellationToken);
        }

        return samples;
    }

    private async ValueTask<IReadOnlyDictionary<int, bool>> ReadSamplesAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var answers = await (from entry in db.LedgerEntries.KnownAt(day, known)
                             where entry.Verb == nameof(LedgerVerb.Sample)
                             join item in db.LedgerItems on entry.ItemId equals item.Id
                             where item.Kind == kind
                             orderby entry.Id
                             select new { item.Id, IsTrue = entry.Text == LedgerFigures.IsTrue }).ToListAsync(cancellationToken);
        return answers.GroupBy(answer => answer.Id).ToDictionary(own => own.Key, own => own.Last().IsTrue);
    }

    /// <summary>The items to which something of a kind belongs that has a day and is not void: the subjects with a visit.</summary>
    public async ValueTask<HashSet<int>> BelongingAsync(string kind, DateOnly day, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var planned = LastEntry.Of(db.LedgerItems.Where(i => i.Kind == kind && i.VisitFrom != null), db.LedgerEntries, db.LedgerEntries.KnownAt(day, known)).Counted();
        return await (from link in db.AboutOn(day)
                      join row in planned on link.FromId equals row.Item.Id
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
                          select new
                          {
                              link.ToId,
                              Since = link.Day,
                              item.FoundOn,
                              item.Number,
                              entry.Verb,
                              entry.From,
                              entry.To,
                              entry.Day,
                              entry.At,
                              entry.TakenBackAt,
                          }).ToListAsync(cancellationToken);
        var events = from row in rows
                     let words = $"{kind.Prefix}{row.Number} {WordOf(kind, row.Verb, row.From, row.To, isRelapse: false)}"
                     let day = row.Since > row.FoundOn && row.Since > row.Day ? row.Since : row.Day
                     select new RecordEvent(row.ToId, words, day, row.At) { TakenBackAt = row.TakenBackAt };
        return [.. events];
    }

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
internal sealed record LedgerDayRow(int ItemId, int Number, int ChainNumber, LedgerState State, DateOnly Day, DateOnly? DueOn, DateOnly FoundOn, DateOnly? VisitedOn, bool IsImportedClosed, string Fields);

/// <summary>An item with what it came back as.</summary>
internal sealed record LedgerChain(IReadOnlyList<LedgerDayRow> Links)
{
    /// <param name="areJoined">What came back is one with what it came from, and there from the day on which the first of them was found; otherwise each stands alone.</param>
    public static IEnumerable<LedgerChain> Of(IEnumerable<LedgerDayRow> rows, bool areJoined) => rows
        .GroupBy(link => areJoined ? link.ChainNumber : link.Number)
        .Select(links => new LedgerChain([.. links.OrderBy(link => link.Number)]))
        .Where(chain => !areJoined || chain.First.Number == chain.First.ChainNumber);

    public LedgerDayRow First => Links[0];

    /// <summary>The last link that somebody accepted; a chain of none is as its first link is.</summary>
    public LedgerDayRow Last => Links.LastOrDefault(link => link.State.IsCounted()) ?? First;

    public string Reference(string prefix) => Last.Number == First.Number ? $"{prefix}{First.Number}" : $"{prefix}{First.Number}→{prefix}{Last.Number}";
}
