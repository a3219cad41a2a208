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

/// <summary>A list as it was on a day: title, day with which items these are and their figures, headings of the kind's columns, rows; and a second sheet with the entries.</summary>
internal sealed class LedgerWorkbook(
    BotDbContext db, ExportedItems items, LedgerFigures figures, LedgerPeople people, LedgerLines lines, MeasuredCheck measured, ActionRecords actions, IOptions<PolicyOptions> policy) : IFileMaker
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
        var list = await items.OfAsync(LedgerExport.Parse(argument), cancellationToken);
        var (kind, day) = (list.Kind, list.Day);
        await using var book = await WorkbookWriter.CreateAsync(target, cancellationToken);

        if (kind.IsPrescribed)
        {
            // Rows of the file are nobody's, so a liaison's workbook has all of them as well.
            await PrescribedAsync(book, kind, day, cancellationToken);
            await EntriesAsync(book, list with { Items = db.LedgerItems.Where(i => i.Kind == kind.Key) }, cancellationToken);
        }
        else
        {
            await ItemsAsync(book, list, cancellationToken);
            await EntriesAsync(book, list, cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{kind.List}-{day:yyyyMMdd}.xlsx");
    }

    private async ValueTask ItemsAsync(WorkbookWriter book, ExportedList list, CancellationToken cancellationToken)
    {
        var (kind, day) = (list.Kind, list.Day);
        var columns = kind.Columns.Where(column => column.Field is not ("owner" or "verifier") || policy.Value.NamesInExports).ToList();
        var rows = await list.Rows.OrderBy(i => i.Number).ToListAsync(cancellationToken);

        if (kind.IsMeasured)
        {
            await measured.AsOfAsync(rows, list.Items, day, cancellationToken);
        }

        if (rows.Exists(row => LedgerFields.Read(row.Fields).ContainsKey(LedgerImportPlan.Foreign)))
        {
            columns.Add((LedgerImportPlan.Foreign, [ForeignHeading]));
        }

        var about = list.Which.Concat(await FiguresAsync(list, rows.Count, cancellationToken));
        var headings = columns.Select((column, at) => new SheetColumn(column.Headings[0], at == 0 ? 12 : column.Field == "title" ? 40 : 16)).ToList();
        await book.StartSheetAsync(kind.List, Above(kind, headings.Count, day, string.Join('；', about)), headings, cancellationToken);

        foreach (var row in rows)
        {
            List<object?> cells = [];

            foreach (var column in columns)
            {
                cells.Add(await CellAsync(list, row, column.Field, cancellationToken));
            }

            await book.AddRowAsync(cells, cancellationToken);
        }
    }

    /// <summary>The identity of the whole; of some states only how many there are.</summary>
    private async ValueTask<IEnumerable<string>> FiguresAsync(ExportedList list, int rows, CancellationToken cancellationToken)
    {
        if (list.IsOfSomeStates)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"{rows} {list.Kind.Unit}")];
        }

        var count = await figures.CountAsync(list.Items, list.Kind, list.Day, cancellationToken);
        return LedgerStatistics.Beside(list.Kind, count).Prepend(LedgerStatistics.Identity(list.Kind, count));
    }

    /// <summary>The title as wide as the list, and below it what it is.</summary>
    private static IReadOnlyList<IReadOnlyList<object?>> Above(LedgerKind kind, int width, DateOnly day, string about) =>
        [[kind.List, .. Enumerable.Repeat<object?>(string.Empty, width - 1)], [AsOf(day), about]];

    /// <summary>What the file prescribes, with what records tell of it on that day.</summary>
    private async ValueTask PrescribedAsync(WorkbookWriter book, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await actions.AllAsync(kind, day, cancellationToken);
        SheetColumn[] headings = [new("编号", 12), new("规定动作", 40), new("落实情况", 16), new("记录", 12), new("期限", 12)];
        await book.StartSheetAsync(kind.List, Above(kind, headings.Length, day, ActionRecords.Identity(kind, rows)), headings, cancellationToken);

        foreach (var row in rows)
        {
            await book.AddRowAsync([$"{kind.Prefix}{row.Number}", row.Row.Title, row.Word, row.IsDerived ? row.Figure : null, row.Row.Due is { } month ? $"{month}月" : null], cancellationToken);
        }
    }

    private static string AsOf(DateOnly day) => $"截至{day.Year}年{LedgerDays.Long(day)}";

    /// <summary>What stands in one cell for whoever reads it: of items of other groups their unit and what they are about, and nobody's name.</summary>
    public async ValueTask<object?> CellAsync(ExportedList list, LedgerOnDay row, string field, CancellationToken cancellationToken)
    {
        if (field is "owner" or "verifier" && !list.ShowsNamesOf(row.GroupId))
        {
            return null;
        }

        var value = await ValueAsync(list.Kind, row, field, list.Day, cancellationToken);
        return field switch
        {
            // What people wrote may hold a name; a number, a unit and a state never do.
            "number" or "group" or "state" or "closed" => value,
            "title" => list.Mask.Of(value),
            _ => list.MaskOf(row.GroupId).Of(value),
        };
    }

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

    private async ValueTask EntriesAsync(WorkbookWriter book, ExportedList list, CancellationToken cancellationToken)
    {
        var (kind, day) = (list.Kind, list.Day);
        await book.StartSheetAsync("经过", EntryColumns, cancellationToken);
        var entries = await (from entry in db.LedgerEntries
                             where entry.Day <= day && entry.TakenBackAt == null
                             join item in list.Items on entry.ItemId equals item.Id
                             orderby item.Number, entry.Id
                             select new { item.Number, item.GroupId, entry.Day, entry.Verb, entry.To, entry.Text, entry.ByUserKey }).ToListAsync(cancellationToken);

        foreach (var entry in entries)
        {
            var verb = Enum.TryParse<LedgerVerb>(entry.Verb, out var known) ? LedgerVerbs.Past(known) : entry.Verb;
            var who = policy.Value.NamesInExports && list.ShowsNamesOf(entry.GroupId) ? await people.NameOfKeyAsync(entry.ByUserKey, cancellationToken) : null;
            await book.AddRowAsync([$"{kind.Prefix}{entry.Number}", entry.Day, verb, kind.Word(entry.To), list.MaskOf(entry.GroupId).Of((object?)entry.Text), who], cancellationToken);
        }
    }
}
