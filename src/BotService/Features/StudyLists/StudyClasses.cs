using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudyLists;

/// <summary>专题学习班: a series of days, each with the presence of its gathering.</summary>
internal sealed class StudyClasses(BotDbContext db, LocalClock clock)
{
    /// <summary>One line a class: 班1“读书班”5 天（9月14日至18日，到 5/5、4/5）.</summary>
    public async ValueTask<IReadOnlyList<string>> LinesAsync(Tiers tier, CancellationToken cancellationToken) =>
        await LinesAsync(await DaysAsync(db.AllTopics.MeantFor(tier), cancellationToken), cancellationToken);

    /// <summary>One class by its number with what its days are about; empty when there is none.</summary>
    public async ValueTask<IReadOnlyList<string>> OneAsync(int number, CancellationToken cancellationToken)
    {
        var days = await DaysAsync(db.AllTopics.Where(t => t.Number == number), cancellationToken);
        return [.. await LinesAsync(days, cancellationToken), .. days.Select(day => $"{clock.Moment(day.OpensAt)} {day.Title}{(day.Place is { } place ? $" {place}" : string.Empty)}")];
    }

    private async ValueTask<IReadOnlyList<string>> LinesAsync(List<Topic> days, CancellationToken cancellationToken)
    {
        var ids = days.Select(d => d.Id).ToList();
        var expected = await db.Participations.Where(p => ids.Contains(p.TopicId)).GroupBy(p => p.TopicId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var present = await PresentAsync(ids, cancellationToken);

        return
        [
            .. days.GroupBy(d => d.Number).Select(one =>
            {
                var held = one.Where(d => d.OpenedAt is not null && expected.ContainsKey(d.Id)).Select(d => $"{present.GetValueOrDefault(d.Id)}/{expected[d.Id]}").ToList();
                return $"班{one.Key}“{one.First().Series}”{one.Count()} 天（{Span(one.First(), one.Last())}{(held.Count == 0 ? string.Empty : $"，到 {string.Join('、', held)}")}）";
            }),
        ];
    }

    /// <summary>The classes with how many days of each had begun by a day.</summary>
    public async ValueTask<IReadOnlyList<(string Series, int Days)>> CountAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        [.. (await DaysAsync(db.AllTopics.Where(t => t.OpenedAt != null && t.OpensAt < before), cancellationToken)).GroupBy(d => d.Number).Select(one => (one.First().Series!, one.Count()))];

    private static Task<List<Topic>> DaysAsync(IQueryable<Topic> topics, CancellationToken cancellationToken) =>
        topics.NotVoided().Where(t => t.Sort == TopicSort.ClassDay).OrderBy(t => t.Number).ThenBy(t => t.OpensAt).ToListAsync(cancellationToken);

    /// <summary>People of the day's own roster who checked in at its gathering, each once.</summary>
    private async ValueTask<Dictionary<int, int>> PresentAsync(List<int> days, CancellationToken cancellationToken)
    {
        var rows = await (from checkIn in db.CheckIns
                          join gathering in db.Gatherings on checkIn.GatheringId equals gathering.Id
                          where checkIn.TakenBackAt == null && gathering.TopicId != null && days.Contains(gathering.TopicId.Value)
                              && db.Participations.Any(p => p.TopicId == gathering.TopicId && p.MemberId == checkIn.MemberId)
                          select new { TopicId = gathering.TopicId!.Value, checkIn.MemberId })
            .Distinct().GroupBy(pair => pair.TopicId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Count);
    }

    private string Span(Topic first, Topic last)
    {
        var (from, to) = (clock.ToLocal(first.OpensAt), clock.ToLocal(last.OpensAt));
        var start = $"{from.Month}月{from.Day}日";
        return from.Date == to.Date ? start : from.Month == to.Month && from.Year == to.Year ? $"{start}至{to.Day}日" : $"{start}至{to.Month}月{to.Day}日";
    }
}
