using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Gatherings that took place: held and closed, as 学习清单 统计 counts them. Of one form, or of all; or how many times people came.</summary>
internal sealed class GatheringFigure(BotDbContext db, LocalClock clock) : IReportFigure
{
    public const string Held = "gathering";

    private const string Presence = "presence";

    public IReadOnlyList<string> Counts => [Held, Presence];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) =>
        $"{(definition.Form is { } form ? $"形式为{form}的" : string.Empty)}活动{(definition.Count == Held ? "，已经关闭的，专题班的天不算" : "到场的人次")}";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var end = clock.StartOf(question.Campaign.Latest(question.AsOf).AddDays(1)).AddTicks(-1);
        var until = end < question.KnownAt ? end : question.KnownAt;
        var from = question.Campaign.From is { } first ? clock.StartOf(first) : DateTimeOffset.UnixEpoch;
        var (form, known, last) = (question.Definition.Form, question.KnownAt, question.Campaign.Latest(question.AsOf));
        var asked = question.Definition.Count == Held ? db.Gatherings.OutsideClasses() : db.Gatherings;
        var gatherings = await asked.AsNoTracking()
            .Where(g => g.OpenedAt >= from && g.OpenedAt <= until && (form == null || g.Form == form))
            .OrderBy(g => g.Id)
            .Select(g => new { g.Id, g.Name, g.OpenedAt, g.ClosedAt, Present = db.CheckIns.Count(c => c.GatheringId == g.Id && c.Day <= last && c.At <= known && (c.TakenBackAt == null || c.TakenBackAt > known)) })
            .ToListAsync(cancellationToken);

        if (gatherings.Count == 0)
        {
            return FigureResult.Unbacked(form is null ? "还没有记过活动" : $"还没有记过{form}");
        }

        return new FigureResult(
        [
            .. gatherings.Select(g => new ReportRecord(
                question.Definition.Count!, g.Id, g.Name.Length <= 40 ? g.Name : g.Name[..40], $"{(g.ClosedAt <= until ? "已关闭" : "还没关闭")}，到 {g.Present} 人", clock.DayOf(g.OpenedAt),
                question.Definition.Count == Presence ? g.Present : g.ClosedAt <= until ? 1 : 0)),
        ],
        null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var gatherings = await db.Gatherings.AsNoTracking().Where(g => ids.Contains(g.Id)).Select(g => new { g.Id, g.OpenedAt, g.ClosedAt }).ToListAsync(cancellationToken);
        var checkIns = await db.CheckIns.Where(c => ids.Contains(c.GatheringId)).OrderBy(c => c.Id).Select(c => new { c.GatheringId, c.Day, c.At, c.TakenBackAt }).ToListAsync(cancellationToken);
        return
        [
            .. gatherings.Select(g => new RecordEvent(g.Id, ChangeSpan.New, clock.DayOf(g.OpenedAt), g.OpenedAt) { IsFirst = true }),
            .. checkIns.Select(c => new RecordEvent(c.GatheringId, "签到", c.Day, c.At) { TakenBackAt = c.TakenBackAt, Adds = true }),
            .. gatherings.Where(g => g.ClosedAt is not null).Select(g => new RecordEvent(g.Id, "关闭", clock.DayOf(g.ClosedAt!.Value), g.ClosedAt!.Value)),
        ];
    }

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await db.Gatherings.Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
}
