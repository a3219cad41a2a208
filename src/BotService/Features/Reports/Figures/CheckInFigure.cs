using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Daily check-ins, a record a day and never a person.</summary>
internal sealed class CheckInFigure(BotDbContext db) : IReportFigure
{
    private const string Key = "checkin";

    public IReadOnlyList<string> Counts => [Key];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => "每天打卡的人次";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var (from, until, known) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf), question.KnownAt);
        var days = await db.CheckIns
            .Where(c => c.GatheringId == 0 && c.Day >= from && c.Day <= until && c.At <= known)
            .GroupBy(c => c.Day)
            .Select(g => new { Day = g.Key, Count = g.Count(c => c.TakenBackAt == null || c.TakenBackAt > known) })
            .OrderBy(row => row.Day)
            .ToListAsync(cancellationToken);

        return days.Count == 0
            ? FigureResult.Unbacked("还没有人打过卡")
            : new FigureResult([.. days.Select(row => new ReportRecord(Key, row.Day.DayNumber, $"{row.Day:yyyy-MM-dd}", $"{row.Count} 人", row.Day, row.Count))], null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var days = ids.Select(DateOnly.FromDayNumber).ToList();
        var rows = await db.CheckIns.Where(c => c.GatheringId == 0 && days.Contains(c.Day)).OrderBy(c => c.Id).Select(c => new { c.Day, c.At, c.TakenBackAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(c => new RecordEvent(c.Day.DayNumber, "打卡", c.Day, c.At) { TakenBackAt = c.TakenBackAt, Adds = true })];
    }

    public ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<int, string>>(new Dictionary<int, string>());
}
