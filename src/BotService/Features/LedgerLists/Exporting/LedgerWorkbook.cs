using System.Globalization;
using BotService.Features.LedgerLists.Importing;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.LedgerLists.Measuring;
using BotService.Files;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>A list as it was on a day: title, day and identity, headings of the kind's columns, rows; and a second sheet with the entries.</summary>
internal sealed class LedgerWorkbook(
    BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LedgerPeople people, LedgerLines lines, MeasuredCheck measured, ActionRecords actions, IOptions<PolicyOptions> policy) : IFileMaker
{
    public const string Maker = "ledger";

    /// <summary>Over the number that an item had in the list that it came from.</summary>
    public const string ForeignHeading = "原编号";

    private static readonly SheetColumn[] EntryColumns = [new("编号", 10), new("日期", 12), new("动作", 12), new("之后", 12), new("内容", 60), new("谁", 12)];

    /// <summary>By these the second sheet is known where the file comes back.</summary>
    public static IReadOnlyList<string> EntryHeadings { get; } = [.. EntryColumns.Select(column => column.Heading)];

    public string Name => Maker;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var export = LedgerExport.Parse(argument);
        var (kind, day) = (kinds.Of(export.Kind), export.Day);
        var mask = await NameMask.ReadAsync(db, policy.Value, cancellationToken);
        await using var book = await WorkbookWriter.CreateAsync(target, cancellationToken);

        if (kind.Has("derived"))
        {
            // Rows of the file are nobody's, so a liaison's workbook has all of them as well.
            await PrescribedAsync(book, kind, day, cancellationToken);
            await EntriesAsync(book, kind, db.LedgerItems.Where(i => i.Kind == kind.Key), day, mask, cancellationToken);
        }
        else
        {
            await ItemsAsync(book, kind, day, export.Of(db), mask, cancellationToken);
            await EntriesAsync(book, kind, export.Of(db), day, mask, cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{kind.List}-{day:yyyyMMdd}.xlsx");
    }

    private async ValueTask ItemsAsync(WorkbookWriter book, LedgerKind kind, DateOnly day, IQueryable<LedgerItem> items, NameMask mask, CancellationToken cancellationToken)
    {
        var columns = kind.Columns.Where(column => column.Field is not ("owner" or "verifier") || policy.Value.NamesInExports).ToList();
        var rows = await figures.OnDay(items, day).OrderBy(i => i.Number).ToListAsync(cancellationToken);

        if (kind.Has("measured"))
        {
            await measured.AsOfAsync(rows, items, day, cancellationToken);
        }

        if (rows.Exists(row => LedgerFields.Read(row.Fields).ContainsKey(LedgerImportPlan.Foreign)))
        {
            columns.Add((LedgerImportPlan.Foreign, [ForeignHeading]));
        }

        var count = await figures.CountAsync(items, kind, day, cancellationToken);
        await book.StartSheetAsync(kind.List, [new SheetColumn(kind.List, 12), .. columns.Skip(1).Select(column => new SheetColumn(string.Empty, column.Field == "title" ? 40 : 16))], cancellationToken);
        await book.AddRowAsync([AsOf(day), string.Join('；', LedgerStatistics.Beside(kind, count).Prepend(LedgerStatistics.Identity(kind, count)))], cancellationToken);
        await book.AddRowAsync([.. columns.Select(column => (object?)column.Headings[0])], cancellationToken);

        foreach (var row in rows)
        {
            List<object?> cells = [];

            foreach (var column in columns)
            {
                cells.Add(Masked(mask, column.Field, await ValueAsync(kind, row, column.Field, day, cancellationToken)));
            }

            await book.AddRowAsync(cells, cancellationToken);
        }
    }

    /// <summary>What the file prescribes, with what records tell of it on that day.</summary>
    private async ValueTask PrescribedAsync(WorkbookWriter book, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await actions.AllAsync(kind, day, cancellationToken);
        await book.StartSheetAsync(kind.List, [new SheetColumn(kind.List, 12), new(string.Empty, 40), new(string.Empty, 16), new(string.Empty, 12), new(string.Empty, 12)], cancellationToken);
        await book.AddRowAsync([AsOf(day), ActionRecords.Identity(kind, rows)], cancellationToken);
        await book.AddRowAsync(["编号", "规定动作", "落实情况", "记录", "期限"], cancellationToken);

        foreach (var row in rows)
        {
            await book.AddRowAsync([$"{kind.Prefix}{row.Number}", row.Row.Title, row.Word, row.IsDerived ? row.Figure : null, row.Row.Due is { } month ? $"{month}月" : null], cancellationToken);
        }
    }

    private static string AsOf(DateOnly day) => $"截至{day.Year}年{LedgerDays.Long(day)}";

    /// <summary>What people wrote may hold a name; a number, a unit and a state never do.</summary>
    public static object? Masked(NameMask mask, string field, object? value) => field is "number" or "group" or "state" or "closed" ? value : mask.Of(value);

    /// <summary>Text, or a day as such; null for what is not known.</summary>
    public async ValueTask<object?> ValueAsync(LedgerKind kind, LedgerOnDay row, string field, DateOnly day, CancellationToken cancellationToken) => field switch
    {
        "number" => $"{kind.Prefix}{row.Number}",
        "title" => row.Title,
        "group" => row.UnitText ?? await people.GroupNameAsync(row.GroupId, cancellationToken),
        "owner" => await people.ResponsibleAsync(row, day, cancellationToken) is { Length: > 0 } owners ? owners : null,
        "due" => row.DueOn,
        "found" => row.FoundOn,
        "closedOn" => row.State is LedgerState.Closed ? await StepsOf(row.ItemId, day).Where(e => e.To == LedgerState.Closed && e.From != LedgerState.Closed).Select(e => (DateOnly?)e.Day).FirstOrDefaultAsync(cancellationToken) : null,
        "state" => lines.StateOf(kind, row, day),
        "closed" => row.State is LedgerState.Closed ? "是" : "否",
        "verifier" => await StepsOf(row.ItemId, day).Where(e => e.Verb == nameof(LedgerVerb.Pass)).Select(e => e.ByUserKey).FirstOrDefaultAsync(cancellationToken) is { } key ? await people.NameOfKeyAsync(key, cancellationToken) : null,
        _ => LedgerFields.Read(row.Fields).GetValueOrDefault(field),
    };

    /// <summary>The last one first.</summary>
    private IQueryable<LedgerEntry> StepsOf(int itemId, DateOnly day) =>
        db.LedgerEntries.Where(e => e.ItemId == itemId && e.Day <= day && e.TakenBackAt == null).OrderByDescending(e => e.Id);

    private async ValueTask EntriesAsync(WorkbookWriter book, LedgerKind kind, IQueryable<LedgerItem> items, DateOnly day, NameMask mask, CancellationToken cancellationToken)
    {
        await book.StartSheetAsync("经过", EntryColumns, cancellationToken);
        var entries = await (from entry in db.LedgerEntries
                             where entry.Day <= day && entry.TakenBackAt == null
                             join item in items on entry.ItemId equals item.Id
                             orderby item.Number, entry.Id
                             select new { item.Number, entry.Day, entry.Verb, entry.To, entry.Text, entry.ByUserKey }).ToListAsync(cancellationToken);

        foreach (var entry in entries)
        {
            var verb = Enum.TryParse<LedgerVerb>(entry.Verb, out var known) ? LedgerVerbs.Past(known) : entry.Verb;
            var who = policy.Value.NamesInExports ? await people.NameOfKeyAsync(entry.ByUserKey, cancellationToken) : null;
            await book.AddRowAsync([$"{kind.Prefix}{entry.Number}", entry.Day, verb, kind.Word(entry.To), mask.Of((object?)entry.Text), who], cancellationToken);
        }
    }
}
