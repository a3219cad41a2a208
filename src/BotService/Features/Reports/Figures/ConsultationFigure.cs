using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>征求意见: rounds that were opened, or the opinions that came in them. Opinions have a day and no hour, so they count once their day is over.</summary>
internal sealed class ConsultationFigure(BotDbContext db, LocalClock clock) : IReportFigure
{
    public const string Rounds = "consultation";

    public const string Opinions = "opinion";

    public IReadOnlyList<string> Counts => [Rounds, Opinions];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => definition.Count == Rounds ? "开过的征求意见" : "征求意见里收到的意见，算到前一天";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var (from, until, yesterday) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf), clock.DayOf(question.KnownAt).AddDays(-1));
        var (opened, last) = (until < yesterday.AddDays(1) ? until : yesterday.AddDays(1), question.AsOf < yesterday ? question.AsOf : yesterday);
        var rounds = await db.Consultations.AsNoTracking().Where(c => c.OpensOn >= from && c.OpensOn <= opened).OrderBy(c => c.Number)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.OpensOn,
                All = db.Opinions.Count(o => o.ConsultationId == c.Id && o.Day <= last),
                Ended = db.Opinions.Count(o => o.ConsultationId == c.Id && o.Day <= last && o.EndedOn <= last),
                Raised = db.Opinions.Count(o => o.ConsultationId == c.Id && o.Day <= last && o.EndedOn <= last && o.End == OpinionEnd.Raised),
            }).ToListAsync(cancellationToken);

        return rounds.Count == 0
            ? FigureResult.Unbacked("还没有征求过意见")
            : new FigureResult([.. rounds.Select(c => new ReportRecord(question.Definition.Count!, c.Id, $"征{c.Number}", $"意见 {c.All}，有结果 {c.Ended}，转问题 {c.Raised}", c.OpensOn, question.Definition.Count == Rounds ? 1 : c.All))], null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var rounds = await db.Consultations.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.OpensOn }).ToListAsync(cancellationToken);
        var days = await db.Opinions.Where(o => o.ConsultationId != null && ids.Contains(o.ConsultationId.Value)).Select(o => new { Round = o.ConsultationId!.Value, o.Day }).Distinct().OrderBy(o => o.Day).ToListAsync(cancellationToken);
        return
        [
            .. rounds.Select(c => new RecordEvent(c.Id, ChangeSpan.New, c.OpensOn, clock.StartOf(c.OpensOn)) { IsFirst = true, HasNoHour = true }),
            .. days.Select(o => new RecordEvent(o.Round, "有意见", o.Day, clock.StartOf(o.Day.AddDays(1)).AddTicks(-1)) { Adds = true }),
        ];
    }

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await db.Consultations.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, cancellationToken);
}
