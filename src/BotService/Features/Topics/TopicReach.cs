using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Who cannot be reached is 未送达 in what can still be answered: a matter of delivery, not of diligence. Who can again is 未报 in it.</summary>
internal sealed class TopicReach(BotDbContext db) : IReachRecords
{
    public Task LostAsync(IReadOnlyList<int> memberIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        RecordAsync([.. memberIds], Outcome.Pending, Outcome.Unreachable, now, cancellationToken);

    public Task FoundAsync(int memberId, DateTimeOffset now, CancellationToken cancellationToken) =>
        RecordAsync([memberId], Outcome.Unreachable, Outcome.Pending, now, cancellationToken);

    private async Task RecordAsync(List<int> memberIds, Outcome from, Outcome to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = db.AllTopics.TakingAnswers(now).Select(t => t.Id);
        var waiting = await db.Participations
            .Where(p => open.Contains(p.TopicId) && memberIds.Contains(p.MemberId) && p.Outcome == from)
            .ToListAsync(cancellationToken);

        foreach (var participation in waiting)
        {
            participation.Record(to, now, byMemberId: null, remark: null);
        }
    }
}
