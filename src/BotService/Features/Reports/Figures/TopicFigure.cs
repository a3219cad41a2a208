using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>共N个专题: topics that opened in the campaign and that somebody studied. One for several tiers is one.</summary>
internal sealed class TopicFigure(BotDbContext db, LocalClock clock) : IReportFigure
{
    public const string Studied = "topic";

    public const string Answers = "study";

    public IReadOnlyList<string> Counts => [Studied, Answers];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => definition.Count == Studied ? "开放过、至少有一人按时或补学的专题；几个层级共用的算一个" : "按时和补学的人次";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var until = Earlier(clock.StartOf(question.Campaign.Latest(question.AsOf).AddDays(1)).AddTicks(-1), question.KnownAt);
        var cut = Earlier(clock.StartOf(question.AsOf.AddDays(1)).AddTicks(-1), question.KnownAt);
        var from = question.Campaign.From is { } first ? clock.StartOf(first) : DateTimeOffset.UnixEpoch;
        var known = question.KnownAt;
        var topics = await db.Topics.AsNoTracking().NotVoidedAt(known)
            .Where(t => t.OpenedAt >= from && t.OpenedAt <= until)
            .OrderBy(t => t.WeekKey).ThenBy(t => t.Id)
            .Select(t => new
            {
                // All that are one topic are called by the first of them, whichever of them is there on the day.
                Id = db.Topics.Where(same => same.WeekKey == t.WeekKey && same.Title == t.Title).Min(same => same.Id),
                t.WeekKey,
                t.Title,
                t.OpenedAt,
                // The last entry of each person up to then says what was known.
                Done = db.ParticipationEntries.Count(e => e.TopicId == t.Id && e.At <= cut && (e.To == Outcome.OnTime || e.To == Outcome.Late)
                    && !db.ParticipationEntries.Any(later => later.TopicId == e.TopicId && later.MemberId == e.MemberId && later.Id > e.Id && later.At <= cut)),
            })
            .ToListAsync(cancellationToken);

        if (topics.Count == 0)
        {
            return FigureResult.Unbacked("还没有开放过专题");
        }

        var counted = question.Definition.Count == Studied;
        var records = topics.GroupBy(t => (t.WeekKey, t.Title)).Select(same =>
        {
            var done = same.Sum(t => t.Done);
            return new ReportRecord(question.Definition.Count!, same.First().Id, $"第{same.Key.WeekKey % 100}周", done == 0 ? "没有人学过" : $"学过 {done} 人", clock.DayOf(same.Min(t => t.OpenedAt!.Value)), counted ? Math.Min(done, 1) : done);
        });
        return new FigureResult([.. records], null);
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var asked = (await db.Topics.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken)).ToLookup(t => (t.WeekKey, t.Title), t => t.Id);
        var weeks = asked.Select(same => same.Key.WeekKey).ToHashSet();
        var topics = (await db.Topics.AsNoTracking().Where(t => weeks.Contains(t.WeekKey) && t.OpenedAt != null).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken)).FindAll(t => asked.Contains((t.WeekKey, t.Title)));
        var opened = topics.DistinctBy(t => (t.WeekKey, t.Title)).Select(t => t.Id).ToHashSet();
        var of = topics.ToDictionary(t => t.Id, t => asked[(t.WeekKey, t.Title)]);
        var answers = await db.ParticipationEntries.Where(e => of.Keys.Contains(e.TopicId)).OrderBy(e => e.Id).Select(e => new { e.TopicId, e.At, e.To, e.IsTakeBack }).ToListAsync(cancellationToken);
        return
        [
            .. from topic in topics from id in of[topic.Id] select new RecordEvent(id, ChangeSpan.New, clock.DayOf(topic.OpenedAt!.Value), topic.OpenedAt!.Value) { IsFirst = opened.Contains(topic.Id), TakenBackAt = topic.VoidedAt },
            .. from e in answers from id in of[e.TopicId] select AnswerEvent.Of(id, e.To, e.IsTakeBack, "有人学过", clock.DayOf(e.At), e.At),
        ];
    }

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await db.Topics.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancellationToken);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
