using System.Globalization;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.Extensions.Options;

namespace BotService.Features.Statistics;

/// <summary>A week's records as a workbook: figures per group, and the rows behind them.</summary>
internal sealed class ParticipationWorkbook(BotDbContext db, LocalClock clock, IOptions<PolicyOptions> options) : IFileMaker
{
    public const string MakerName = "participation";

    public string Name => MakerName;

    /// <summary>What people see; the same whether the file comes by chat or from the command line.</summary>
    public static string FileName(int weekKey) => $"第{weekKey % 100}周应学记录.xlsx";

    /// <param name="argument">The week's key, such as 202639.</param>
    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var weekKey = int.Parse(argument, NumberStyles.None, CultureInfo.InvariantCulture);
        var topics = await db.OpenedTopicsAsync(weekKey, cancellationToken);
        var groups = await db.GroupFiguresAsync([.. topics.Select(t => t.Id)], cancellationToken);
        var shown = options.Value.NamesInExports ? groups : groups.Outside(options.Value.SmallestGroup);
        await using var workbook = await WorkbookWriter.CreateAsync(target, cancellationToken);
        await WriteSummaryAsync(workbook, shown, cancellationToken);
        var detail = new ParticipationSheet(db, clock, options.Value.NamesInExports, shown);
        await workbook.StartSheetAsync("明细", detail.Columns, cancellationToken);

        await foreach (var row in detail.RowsAsync(topics, cancellationToken))
        {
            await workbook.AddRowAsync(row, cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
        return FileName(weekKey);
    }

    private static async Task WriteSummaryAsync(WorkbookWriter workbook, IReadOnlyList<GroupFigures> groups, CancellationToken cancellationToken)
    {
        string[] figures = ["应到", .. FigureText.Words];
        await workbook.StartSheetAsync("汇总", [new SheetColumn("组", 30), .. figures.Select(heading => new SheetColumn(heading, 9)), new SheetColumn("完成率", 10)], cancellationToken);

        foreach (var group in groups)
        {
            await workbook.AddRowAsync(Cells(group.Name(), group.Figures), cancellationToken);
        }

        await workbook.AddRowAsync(Cells("合计", groups.Aggregate(Figures.None, (sum, g) => sum + g.Figures)), cancellationToken);
    }

    private static object?[] Cells(string group, Figures figures) =>
    [
        group, figures.Expected, figures.OnTime, figures.Late, figures.Excused, figures.NotStudied, figures.Unreachable, figures.Pending,
        figures.Share is { } share ? new Share(share) : figures.Rate(),
    ];
}
