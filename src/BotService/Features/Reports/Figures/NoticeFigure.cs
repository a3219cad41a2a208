using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>传达: how many were passed on and not taken back, or how many times one was read. There is no hour in it.</summary>
internal sealed class NoticeFigure(BotDbContext db, LocalClock clock) : IReportFigure
{
    public const string Sent = "notice";

    public const string Read = "notice-read";

    public IReadOnlyList<string> Counts => [Sent, Read];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => definition.Count == Sent ? "传达过、没有撤回的文件" : "传达已阅的人次";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var (until, cut, known) = (Earlier(question.Campaign.Latest(question.AsOf), question.KnownAt), Earlier(question.AsOf, question.KnownAt), question.KnownAt);
        var from = question.Campaign.From is { } first ? clock.StartOf(first) : DateTimeOffset.UnixEpoch;
        var notices = await Notices().NotVoidedAt(known).Where(t => t.OpenedAt >= from && t.OpenedAt <= until).OrderBy(t => t.Number)
            .Select(t => new
            {
                t.Id,
                t.Number,
                t.OpenedAt,
                Expected = db.Participations.Count(p => p.TopicId == t.Id),
                Done = db.ParticipationEntries.Count(e => e.TopicId == t.Id && e.At <= cut && (e.To == Outcome.OnTime || e.To == Outcome.Late)
                    && !db.ParticipationEntries.Any(later => later.TopicId == e.TopicId && later.MemberId == e.MemberId && later.Id > e.Id && later.At <= cut)),
            }).ToListAsync(cancellationToken);

        if (notices.Count == 0)
        {
            return FigureResult.Unbacked("还没有传达过文件");
        }

        var count = question.Definition.Count!;
        var records = notices.Select(t => new ReportRecord(
            count, t.Id, $"传{t.Number}", $"已阅 {t.Done}/{t.Expected}", clock.DayOf(t.OpenedAt!.Value), count == Sent ? 1 : t.Done));
        return new FigureResult([.. records], null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var notices = await Notices().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.OpenedAt, t.VoidedAt }).ToListAsync(cancellationToken);
        var answers = await db.ParticipationEntries.Where(e => ids.Contains(e.TopicId)).OrderBy(e => e.Id).Select(e => new { e.TopicId, e.At, e.To, e.IsTakeBack }).ToListAsync(cancellationToken);
        return
        [
            .. notices.Select(t => new RecordEvent(t.Id, ChangeSpan.New, clock.DayOf(t.OpenedAt!.Value), t.OpenedAt!.Value) { IsFirst = true, TakenBackAt = t.VoidedAt }),
            .. answers.Select(e => AnswerEvent.Of(e.TopicId, e.To, e.IsTakeBack, "有人阅过", clock.DayOf(e.At), e.At)),
        ];
    }

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await Notices().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancellationToken);

    private IQueryable<Topic> Notices() => db.AllTopics.AsNoTracking().Where(t => t.Sort == TopicSort.Notice && t.OpenedAt != null);

    private DateTimeOffset Earlier(DateOnly day, DateTimeOffset known) => clock.StartOf(day.AddDays(1)).AddTicks(-1) is var end && end < known ? end : known;
}
