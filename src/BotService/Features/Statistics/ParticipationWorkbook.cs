using System.Globalization;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;
using MiniExcelLibs;

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
        var sheets = new Dictionary<string, object>
        {
            ["汇总"] = Summary(groups),
            ["明细"] = new ParticipationSheet(db, clock, options.Value.NamesInExports).Rows(topics),
        };

        // On a thread of its own, for the writer is synchronous and the store is read while it writes.
        await Task.Run(() => MiniExcel.SaveAs(target, sheets, excelType: ExcelType.XLSX), cancellationToken);
        return FileName(weekKey);
    }

    private static List<Dictionary<string, object?>> Summary(IReadOnlyList<GroupFigures> groups) =>
    [
        .. groups.Select(g => Cells(g.Name, g.Figures)),
        Cells("合计", groups.Aggregate(Figures.None, (sum, g) => sum + g.Figures)),
    ];

    private static Dictionary<string, object?> Cells(string group, Figures figures) => new()
    {
        ["组"] = SpreadsheetText.Safe(group),
        ["应到"] = figures.Expected,
        ["按时"] = figures.OnTime,
        ["补学"] = figures.Late,
        ["请假"] = figures.Excused,
        ["没学"] = figures.NotStudied,
        ["未送达"] = figures.Unreachable,
        ["未报"] = figures.Pending,
        ["完成率"] = figures.Rate(),
    };
}
