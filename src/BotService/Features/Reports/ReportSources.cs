using System.Globalization;
using BotService.Features.Reports.Claims;
using BotService.Features.Reports.Figures;
using BotService.Files;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>来源: an overview, a sheet for each figure with the records behind it, and what the text says besides.</summary>
internal sealed class ReportSources(ReportFigures figures, ReportClaims claims)
{
    private const int LongestSheet = 31;

    private const string Forbidden = "[]:*?/\\'";

    public async ValueTask WriteAsync(Snapshot snapshot, Stream target, CancellationToken cancellationToken)
    {
        await using var book = await WorkbookWriter.CreateAsync(target, cancellationToken);
        await book.StartSheetAsync("总表", [new("数", 6), new("名称", 24), new("写成", 12), new("准确数", 8), new("截至", 12), new("口径", 50), new("记录", 8), new("说明", 40)], cancellationToken);

        foreach (var figure in snapshot.Figures)
        {
            await book.AddRowAsync([$"数{figure.Position}", figure.Name, figure.Text ?? "*", figure.Value, snapshot.AsOf, figure.Meaning, figure.Records.Count(r => r.Weight > 0), NoteOf(figure)], cancellationToken);
        }

        foreach (var figure in snapshot.Figures.Where(figure => figure.Records.Count > 0))
        {
            await WriteAsync(book, snapshot, figure, cancellationToken);
        }

        await book.StartSheetAsync("说法", [new("文中说的", 30), new("判断", 10), new("依据", 60)], cancellationToken);

        foreach (var claim in await claims.ReadAsync(snapshot, cancellationToken))
        {
            await book.AddRowAsync([claim.Phrase, claim.Verdict, claim.Words], cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
    }

    private async ValueTask WriteAsync(WorkbookWriter book, Snapshot snapshot, SnapshotFigure figure, CancellationToken cancellationToken)
    {
        Dictionary<(string, int), string> titles = [];

        foreach (var kind in figure.Records.GroupBy(record => record.Kind))
        {
            foreach (var (id, title) in await figures.TitlesAsync(kind.Key, [.. kind.Select(record => record.ItemId)], cancellationToken))
            {
                titles[(kind.Key, id)] = title;
            }
        }

        await book.StartSheetAsync(SheetName(figure), [new($"数{figure.Position}", 14), new(figure.Name, 44), new("当时状态", 24), new("日期", 12), new("计入", 8)], cancellationToken);
        await book.AddRowAsync(["口径", figure.Meaning, figure.Text ?? "*", snapshot.AsOf, figure.Value], cancellationToken);
        await book.AddRowAsync(["编号", "内容", "当时状态", "日期", "计入"], cancellationToken);

        foreach (var record in figure.Records)
        {
            await book.AddRowAsync([record.Reference, titles.GetValueOrDefault((record.Kind, record.ItemId)), record.StateThen, record.Day, record.Weight], cancellationToken);
        }
    }

    private static string? NoteOf(SnapshotFigure figure) => figure switch
    {
        { Text: null } => $"没有依据：{figure.Reason}",
        { Value: 0 } => string.Join("；", ((string?[])["确定是 0 吗？", figure.Reason]).OfType<string>()),
        _ => figure.Reason,
    };

    /// <summary>What a workbook takes as a sheet's name.</summary>
    private static string SheetName(SnapshotFigure figure)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"数{figure.Position} {string.Concat(figure.Name.Where(c => !Forbidden.Contains(c, StringComparison.Ordinal) && !char.IsControl(c)))}");
        return name.Length <= LongestSheet ? name : name[..LongestSheet];
    }
}
