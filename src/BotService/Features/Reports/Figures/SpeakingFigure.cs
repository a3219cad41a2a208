using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Turns of 述学 that were held: the week and the group of each, never who spoke.</summary>
internal sealed class SpeakingFigure(BotDbContext db, IHeldTurns held) : IReportFigure
{
    public const string Key = "speaking";

    public IReadOnlyList<string> Counts => [Key];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => "记过已讲的述学人次";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var (from, until, known) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf), question.KnownAt);
        var turns = await held.By(until).AsNoTracking().Where(t => t.At <= known).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var records = turns.Select(t => (Turn: t, Day: held.DayOf(t))).Where(one => one.Day >= from)
            .Select(one => new ReportRecord(Key, one.Turn.Id, $"第{one.Turn.WeekKey % 100}周", "已讲", one.Day, 1)).ToList();
        return records.Count == 0 ? FigureResult.Unbacked("还没有记过述学") : new FigureResult(records, null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        [.. (await held.All.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.At).ToListAsync(cancellationToken)).Select(t => new RecordEvent(t.Id, ChangeSpan.New, held.DayOf(t), t.At) { IsFirst = true })];

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await db.SpeakingTurns.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, db.Groups.First(g => g.Id == t.GroupId).Name }).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
}
