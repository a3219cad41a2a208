using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace BotService.Files;

/// <summary>
/// Writes an .xlsx row by row, so that size does not matter: a frozen bold header, widths, days and times as such, and every text as text.
/// What people wrote is never a formula, and what no workbook can hold is left out.
/// </summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    private readonly Spreadsheet _sheets;
    private readonly StyleId _header;
    private readonly StyleId _day;
    private readonly StyleId _moment;
    private readonly StyleId _percent;
    private readonly StyleId _wrapped;

    private WorkbookWriter(Spreadsheet sheets)
    {
        _sheets = sheets;
        _header = sheets.AddStyle(new Style { Font = { Bold = true } });
        _day = sheets.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        _moment = sheets.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm") });
        _percent = sheets.AddStyle(new Style { Format = NumberFormat.Custom("0.0%") });
        _wrapped = sheets.AddStyle(new Style { Alignment = { WrapText = true } });
    }

    public static async ValueTask<WorkbookWriter> CreateAsync(Stream target, CancellationToken cancellationToken) =>
        new(await Spreadsheet.CreateNewAsync(target, new SpreadCheetahOptions { PreserveStringWhitespace = true, WriteCellReferenceAttributes = true }, cancellationToken));

    public ValueTask StartSheetAsync(string name, IReadOnlyList<SheetColumn> columns, CancellationToken cancellationToken) => StartSheetAsync(name, [], columns, cancellationToken);

    /// <param name="above">Rows over the headings, such as a title; they stay in sight with them.</param>
    public async ValueTask StartSheetAsync(string name, IReadOnlyList<IReadOnlyList<object?>> above, IReadOnlyList<SheetColumn> columns, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { FrozenRows = above.Count + 1 };

        for (var i = 0; i < columns.Count; i++)
        {
            options.Column(i + 1).Width = columns[i].Width;
        }

        await _sheets.StartWorksheetAsync(name, options, cancellationToken);

        foreach (var row in above)
        {
            await AddRowAsync(row, cancellationToken);
        }

        await _sheets.AddRowAsync([.. columns.Select(column => new Cell(column.Heading, _header))], cancellationToken);
    }

    /// <param name="values">Text, whole numbers, <see cref="Share"/>, <see cref="DateOnly"/>, or <see cref="DateTime"/> of the organisation's clock; null is an empty cell.</param>
    public ValueTask AddRowAsync(IReadOnlyList<object?> values, CancellationToken cancellationToken) => _sheets.AddRowAsync([.. values.Select(CellOf)], cancellationToken);

    public ValueTask FinishAsync(CancellationToken cancellationToken) => _sheets.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => _sheets.DisposeAsync();

    private Cell CellOf(object? value) => value switch
    {
        null => new Cell((string?)null),
        int number => new Cell(number),
        Share share => new Cell(share.Value, _percent),
        DateOnly day => new Cell(day.ToDateTime(TimeOnly.MinValue), _day),
        DateTime moment => new Cell(moment, _moment),
        string text when text.Contains('\n', StringComparison.Ordinal) => new Cell(WorkbookText.Of(text), _wrapped),
        string text => new Cell(WorkbookText.Of(text)),
        _ => throw new ArgumentException($"No cell holds a {value.GetType().Name}.", nameof(value)),
    };
}

/// <summary>A column of a written sheet.</summary>
/// <param name="Width">In digits of the usual font; a Chinese character takes two.</param>
internal sealed record SheetColumn(string Heading, double Width);

/// <summary>A part of a whole, written as a number and shown in percent.</summary>
internal readonly record struct Share(double Value);
