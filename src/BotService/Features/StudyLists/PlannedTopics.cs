using System.Globalization;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudyLists;

/// <summary>The ordinary topics of a tier's plan, with how the reader stands.</summary>
internal sealed class PlannedTopics(BotDbContext db, LocalClock clock)
{
    private const int Ahead = 4;

    private const int Behind = 2;

    public async ValueTask<(int All, int Opened)> CountAsync(Tiers tier, CancellationToken cancellationToken)
    {
        var topics = PlannedFor(tier);
        return (await topics.CountAsync(cancellationToken), await topics.CountAsync(t => t.OpenedAt != null, cancellationToken));
    }

    /// <summary>The next four and the last two.</summary>
    public async ValueTask<IReadOnlyList<string>> LinesAsync(Tiers tier, int? memberId, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.Today).Key;
        var next = await PlannedFor(tier).Where(t => t.WeekKey >= week).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).Take(Ahead).ToListAsync(cancellationToken);
        var last = await PlannedFor(tier).Where(t => t.WeekKey < week && t.OpenedAt != null).OrderByDescending(t => t.WeekKey).ThenBy(t => t.Id).Take(Behind).ToListAsync(cancellationToken);
        var ids = next.Concat(last).Select(t => t.Id).ToList();
        var mine = await db.Participations.Where(p => p.MemberId == memberId && ids.Contains(p.TopicId)).ToDictionaryAsync(p => p.TopicId, p => p.Outcome, cancellationToken);

        List<string> lines = [.. next.Select(topic => $"第{topic.WeekNumber}周 {topic.Title} {topic.Form.Word()} {When(topic)} {State(topic, mine, clock.UtcNow)}".TrimEnd())];

        if (last.Count > 0)
        {
            lines.Add($"上两周：{string.Join('，', last.Select(topic => $"第{topic.WeekNumber}周 {Past(topic, mine)}"))}");
        }

        return lines.Count > 0 ? lines : ["还没有安排。"];
    }

    private IQueryable<Topic> PlannedFor(Tiers tier) => db.Topics.InPlan().MeantFor(tier);

    /// <summary>People meet at an hour; whoever studies alone has the day.</summary>
    private string When(Topic topic) =>
        $"{clock.ToLocal(topic.DueAt).ToString(topic.Form is StudyForm.Self ? "M月d日" : "M月d日 HH:mm", CultureInfo.InvariantCulture)}{(topic.Place is { } place ? $" {place}" : string.Empty)}";

    private static string State(Topic topic, Dictionary<int, Outcome> mine, DateTimeOffset now) => topic.OpenedAt is null ? string.Empty
        : !mine.TryGetValue(topic.Id, out var outcome) ? string.Empty
        : outcome is Outcome.Pending or Outcome.Unreachable && topic.TakesAnswers(now) ? "待确认" : Word(outcome);

    private static string Past(Topic topic, Dictionary<int, Outcome> mine) => mine.TryGetValue(topic.Id, out var outcome) ? Word(outcome) : "不用确认";

    private static string Word(Outcome outcome) => outcome is Outcome.OnTime ? "已学" : outcome.Word();
}
