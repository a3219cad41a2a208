using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Console.Areas;

/// <summary>One list as of a day, with the chat's conditions in the address.</summary>
internal sealed class LedgerListPage(
    BotDbContext db, LedgerFilterReader filters, LedgerSelection selection, LedgerStatistics statistics, LedgerFigures figures, LedgerLines lines, LedgerPeople people,
    LedgerKinds kinds, SuperiorForms forms, ActionRecords actions, ChatWords words, NameReads reads, LocalClock clock)
{
    private const int LongestQuestion = 100;

    private static readonly string[] Columns = ["编号", "内容", "单位", "责任人", "期限", "状态"];

    public async Task<IResult> ShowAsync(ConsoleVisit visit, LedgerKind kind, string? question, string? day, string? after, CancellationToken cancellationToken)
    {
        var asked = Clipped(question);
        var search = Search(kind, asked, day);
        var (filter, wrong) = await ReadAsync(visit, kind, asked, day, cancellationToken);

        if (filter is null || wrong is not null)
        {
            return Pages.Show(visit, LedgersArea.Path, new PageModel($"清单 {kind.List}", [search]) { Wrong = wrong }, StatusCodes.Status400BadRequest);
        }

        IReadOnlyList<Block> ways = kind.CanBeExported && visit.Caller.HasOffice ? [Exports(kind, filter, asked)] : [];
        IReadOnlyList<Block> shown = kind.IsPrescribed ? [await PrescribedFiguresAsync(visit, kind, filter, asked, cancellationToken), await PrescribedAsync(kind, filter, cancellationToken)]
            : filter.IsStatistics || filter.IsPractice ? await SaidAsync(visit, kind, filter, asked, cancellationToken)
            : await ItemsAsync(visit, kind, filter, asked, day, after, cancellationToken);
        return Pages.Show(visit, LedgersArea.Path, new PageModel($"清单 {kind.List}", [search, .. ways, .. shown, new Links([new PageLink("全部清单", LedgersArea.Path)])]));
    }

    /// <summary>What the address asks for; null where it cannot be meant, which the page of the list explains.</summary>
    public async ValueTask<LedgerFilter?> FilterAsync(ConsoleVisit visit, LedgerKind kind, string? question, string? day, CancellationToken cancellationToken) =>
        await ReadAsync(visit, kind, Clipped(question), day, cancellationToken) is { Filter: { } filter, Wrong: null } ? filter : null;

    private async ValueTask<(LedgerFilter? Filter, string? Wrong)> ReadAsync(ConsoleVisit visit, LedgerKind kind, string asked, string? day, CancellationToken cancellationToken)
    {
        var (read, instead) = await filters.ReadAsync(asked, kind, visit.Caller, cancellationToken);
        var filter = read is not null && FormFields.DayIn(day) is { } asOf ? read with { Day = asOf, HasDay = true } : read;
        var wrong = FormFields.WrongDay(day) ?? (filter is null ? instead?.Text : FormFields.IsFar(filter.Day) ? FormFields.FarDay : AsOfDayText.Refusal(filter.Day, clock.Today));
        return (filter, wrong);
    }

    private static string Clipped(string? question) => Messaging.MessageText.ClipRunes(question?.Trim() ?? string.Empty, LongestQuestion) ?? string.Empty;

    private static Form Search(LedgerKind kind, string asked, string? day)
    {
        var usage = LedgerFilter.Usage(kind, mayExport: false);
        Field[] fields =
        [
            new("q", "条件", FieldKind.Text, asked) { Hint = usage },
            new("day", "截至", FieldKind.Day, day ?? string.Empty) { Hint = "截至不填就是今天" },
        ];
        return new Form(LedgersArea.At(kind.Key), fields, "查看") { IsQuestion = true };
    }

    private Links Exports(LedgerKind kind, LedgerFilter filter, string asked)
    {
        // Figures are no items, and what the kind's own file prescribes is always written as a whole.
        var said = kind.IsPrescribed ? string.Empty : filter.IsStatistics ? string.Join(' ', filter.Words.Where(word => word != "统计")) : asked;
        var condition = said.Length > 0 ? $"&q={Uri.EscapeDataString(said)}" : string.Empty;
        var export = FormattableString.Invariant($"{LedgersArea.At(kind.Key)}/export?day={filter.Day:yyyy-MM-dd}{condition}");

        // A form is filled by the kind's headings.
        var ours = kind.Columns.Count > 0 ? forms.Names : [];
        return new([new PageLink("导出", export), .. ours.Select(form => new PageLink($"按“{form}”导出", $"{export}&form={Uri.EscapeDataString(form)}"))]);
    }

    /// <summary>The chat's answer; under figures the counts again, as the way to their items.</summary>
    private async Task<IReadOnlyList<Block>> SaidAsync(ConsoleVisit visit, LedgerKind kind, LedgerFilter filter, string asked, CancellationToken cancellationToken)
    {
        var said = await TextAsync(visit, kind, filter, asked, cancellationToken);

        if (!filter.IsStatistics)
        {
            return ItemLinks.Of(said, kinds);
        }

        var items = filter.Of(db.SeenBy(visit.Caller).Where(i => i.Kind == kind.Key), db, visit.Caller);
        return
        [
            new Words(said), LedgerCounts.Of(kind, filter, await figures.CountAsync(items, kind, filter.Day, cancellationToken)),
            .. said.Contains("晒出来的做法", StringComparison.Ordinal) ? (Block[])[new Links([new PageLink("晒出来的做法", At(kind, filter, "做法"))])] : [],
        ];
    }

    private async Task<string> TextAsync(ConsoleVisit visit, LedgerKind kind, LedgerFilter filter, string asked, CancellationToken cancellationToken) =>
        (await words.ReplyAsync<ListCommand>(visit, kind.List, $"{asked} {filter.Day:yyyy年M月d日}", cancellationToken)).Text;

    /// <summary>The figures of the prescribed actions; where nobody asked for them, the way to them.</summary>
    private async Task<Block> PrescribedFiguresAsync(ConsoleVisit visit, LedgerKind kind, LedgerFilter filter, string asked, CancellationToken cancellationToken) => filter.IsStatistics
        ? new Words(await TextAsync(visit, kind, filter, asked, cancellationToken))
        : new Links([new PageLink("统计", At(kind, filter, "统计"))]);

    private static string At(LedgerKind kind, LedgerFilter filter, string asked) =>
        $"{LedgersArea.At(kind.Key)}?q={Uri.EscapeDataString(asked)}{(filter.HasDay ? FormattableString.Invariant($"&day={filter.Day:yyyy-MM-dd}") : string.Empty)}";

    private async Task<IReadOnlyList<Block>> ItemsAsync(ConsoleVisit visit, LedgerKind kind, LedgerFilter filter, string asked, string? day, string? after, CancellationToken cancellationToken)
    {
        var viewer = visit.Caller;
        var seen = db.SeenBy(viewer).Where(i => i.Kind == kind.Key);
        var items = filter.Of(seen, db, viewer);
        var head = await statistics.HeadAsync(kind, filter, seen, viewer, cancellationToken);
        var alike = await figures.AlikeAsync(items, filter.Day, cancellationToken);
        var places = selection.Sorted(kind, filter, alike);

        if (Paging.Key(after, 3) is [var rank, var on, var number] && on <= DateOnly.MaxValue.DayNumber)
        {
            // What was shown last may be gone by now: its place still tells what stands behind it.
            var last = new LedgerPlace(rank, DateOnly.FromDayNumber(on), number);
            places = places.SkipWhile(place => place.CompareTo(last) <= 0);
        }

        var (page, next) = Paging.Page([.. places.Take(Paging.Asked)], LedgersArea.At(kind.Key), one => FormattableString.Invariant($"{one.Rank}.{one.On.DayNumber}.{one.Number}"), ("q", asked), ("day", day));
        var rows = await selection.RowsAsync(items, page, filter.Day, cancellationToken);
        List<TableLine> told = [];

        foreach (var row in rows)
        {
            told.Add(await LineAsync(kind, row, filter, viewer, cancellationToken));
        }

        if (rows.Any(row => NamesOwner(row, viewer)))
        {
            await reads.NoteAsync(visit, $"list {kind.Key}", cancellationToken);
        }

        var none = filter.NamesItems || filter.Words.Count > 0 ? "没有符合条件的。" : "现在没有在办的。";
        var count = await figures.CountAsync(alike, items, kind, filter.Day, cancellationToken);
        return [LedgerCounts.Of(kind, filter, count), new Html.Table(head, Columns, told, none), .. next];
    }

    private static bool NamesOwner(LedgerOnDay row, Viewer viewer) => viewer.NamesOwnersOf(row.GroupId) && (row.OwnerId is not null || row.OwnerText is not null);

    private async Task<TableLine> LineAsync(LedgerKind kind, LedgerOnDay row, LedgerFilter filter, Viewer viewer, CancellationToken cancellationToken)
    {
        var name = $"{kind.Prefix}{row.Number}";
        var owner = NamesOwner(row, viewer) ? await people.OwnersAsync(row.OwnerId, row.OwnerText, cancellationToken) : "—";
        var unit = row.UnitText ?? await people.GroupNameAsync(row.GroupId, cancellationToken);
        return new(
        [
            new Cell(name, LedgersArea.At(name)), new Cell(row.Title), new Cell(unit.Length > 0 ? unit : "—"), new Cell(owner),
            new Cell(row.DueOn is { } due ? LedgerDays.Long(due) : "—"), new Cell(lines.StateOf(kind, row, filter.Day)),
        ]);
    }

    private async Task<Block> PrescribedAsync(LedgerKind kind, LedgerFilter filter, CancellationToken cancellationToken)
    {
        List<TableLine> told = [];

        foreach (var record in await actions.AllAsync(kind, filter.Day, cancellationToken))
        {
            var name = FormattableString.Invariant($"{kind.Prefix}{record.Number}");
            told.Add(new TableLine([new Cell(name, LedgersArea.At(name)), new Cell(record.Row.Title), new Cell(record.IsDerived ? $"{record.Word} {record.Figure}" : record.Word)]));
        }

        return new Html.Table($"{kind.List} 截至{LedgerDays.Long(filter.Day, clock.Today)}", ["编号", "内容", "记录"], told, "没有规定动作。");
    }
}
