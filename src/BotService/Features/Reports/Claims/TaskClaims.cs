using BotService.Features.Reports.Figures;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What 任 and 亮 say to the text: who does them until when, how many each unit has, and how often somebody asked after them.</summary>
internal sealed class TaskClaims(ClaimItems items, BotDbContext db) : IClaimChecks
{
    private const string Kind = ClaimedKinds.Task;

    private const int MostUnits = 20;

    private const int MostMonths = 24;

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("明确各阶段具体任务", OwnedAsync),
        ("建立“工作台账”", ByUnitAsync),
        ("逐项明确责任单位、完成时限", PledgedAsync),
        ("定期进行督查督办", ChasedAsync),
    ];

    private async ValueTask<ReportClaim> OwnedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var all = items.Of(Kind, question);
        return ReportClaim.Share(phrase, "任务有责任人和期限", await all.CountAsync(i => (i.OwnerId != null || i.OwnerText != null) && i.DueOn != null, cancellationToken), await all.CountAsync(cancellationToken));
    }

    private async ValueTask<ReportClaim> PledgedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var all = items.Of(ClaimedKinds.Pledge, question);
        return ReportClaim.Share(phrase, "重点任务有单位和期限", await all.CountAsync(i => (i.GroupId != null || i.UnitText != null) && i.DueOn != null, cancellationToken), await all.CountAsync(cancellationToken));
    }

    /// <summary>任务按单位：机关第一党支部 4、业务第二党支部 5，没有单位 1. In the order of the roster.</summary>
    private async ValueTask<ReportClaim> ByUnitAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var tasks = items.Of(Kind, question);
        var counts = await tasks.Where(i => i.GroupId != null).GroupBy(i => i.GroupId!.Value).Select(g => new { Group = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var (elsewhere, nowhere) = (await tasks.CountAsync(i => i.GroupId == null && i.UnitText != null, cancellationToken), await tasks.CountAsync(i => i.GroupId == null && i.UnitText == null, cancellationToken));
        var ids = counts.ConvertAll(one => one.Group);
        var names = await db.Groups.Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        List<string> units = [.. counts.OrderBy(one => one.Group).Select(one => $"{names[one.Group]} {one.Count}")];
        List<string> parts =
        [
            .. units.Count > 0 ? [ShortList.Counted(units, MostUnits, "个单位")] : (string[])[],
            .. elsewhere > 0 ? [$"名单外的单位 {elsewhere}"] : (string[])[],
            .. nowhere > 0 ? [$"没有单位 {nowhere}"] : (string[])[],
        ];
        var having = counts.Sum(one => one.Count) + elsewhere;
        return ReportClaim.Judged(phrase, $"任务按单位：{(parts.Count == 0 ? "没有记录" : string.Join('，', parts))}", having, having + nowhere);
    }

    /// <summary>How often in each month; a month that is over and has none speaks against 定期.</summary>
    private async ValueTask<ReportClaim> ChasedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var days = await items.Steps(Kind, question).Where(e => e.Verb == nameof(LedgerVerb.Chase)).GroupBy(e => e.Day).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);

        if (days.Count == 0)
        {
            return ReportClaim.None(phrase, "没有记过督办");
        }

        var until = question.Campaign.Latest(question.AsOf);
        List<(DateOnly First, int Count)> months = [];

        for (var first = MonthOf(question.Campaign.From ?? days.Min(one => one.Day)); first <= until; first = first.AddMonths(1))
        {
            months.Add((first, days.Where(one => MonthOf(one.Day) == first).Sum(one => one.Count)));
        }

        var words = string.Join('，', months.TakeLast(MostMonths).Select(month => $"{(month.First.Year == until.Year ? string.Empty : $"{month.First.Year}年")}{month.First.Month}月 {month.Count}"));
        var counted = months.FindAll(month => month.Count > 0 || month.First.AddMonths(1) <= until.AddDays(1));
        return ReportClaim.Judged(phrase, $"督办 {days.Sum(one => one.Count)} 次：{words}", counted.Count(month => month.Count > 0), counted.Count);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
