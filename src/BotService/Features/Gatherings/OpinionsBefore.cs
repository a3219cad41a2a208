using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>What was collected for a 组织生活会: the rounds that asked those who meet, since they met like this the last time.</summary>
internal sealed class OpinionsBefore(BotDbContext db, LocalClock clock)
{
    private const int MostRounds = 5;

    private const string Unkept = "会上说了什么不存。";

    /// <summary>Nothing for any other form of gathering.</summary>
    public async ValueTask<IReadOnlyList<string>> ToldAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        if (gathering.Form != GatheringForm.Candour)
        {
            return [];
        }

        var rounds = await (await RoundsAsync(gathering, cancellationToken)).OrderByDescending(c => c.Number).Take(MostRounds)
            .Select(c => new
            {
                c.Number,
                All = db.Opinions.Count(o => o.ConsultationId == c.Id),
                Raised = db.Opinions.Count(o => o.ConsultationId == c.Id && o.BecameItemId != null),
                Closed = db.Opinions.Count(o => o.ConsultationId == c.Id && db.LedgerItems.Any(i => i.Id == o.BecameItemId && i.State == LedgerState.Closed)),
            }).ToListAsync(cancellationToken);

        if (rounds.Count == 0)
        {
            return [Unkept];
        }

        var told = rounds.OrderBy(c => c.Number).Select(c => $"征{c.Number} 收到意见 {c.All} 条{(c.Raised == 0 ? string.Empty : $"，转问题 {c.Raised}（已销号 {c.Closed}）")}");
        return [$"会前{string.Join('；', told)}；{Unkept}"];
    }

    private async ValueTask<IQueryable<Consultation>> RoundsAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        var (group, id, form) = (gathering.GroupId, gathering.Id, gathering.Form);
        var tier = await db.Groups.Where(g => g.Id == group).Select(g => g.Tier).SingleOrDefaultAsync(cancellationToken);
        var before = await db.Gatherings.Where(g => g.Form == form && g.GroupId == group && g.Id < id).OrderByDescending(g => g.Id).Select(g => (DateTimeOffset?)g.OpenedAt).FirstOrDefaultAsync(cancellationToken);
        var (day, since) = (clock.DayOf(gathering.OpenedAt), before is { } last ? clock.DayOf(last) : DateOnly.MinValue);
        var rounds = db.Consultations.AsNoTracking().Where(c => c.OpensOn <= day && c.ClosesOn >= since);
        return group is null ? rounds.Where(c => c.GroupId == null) : rounds.Where(c => c.GroupId == null ? (c.Audience & tier) != 0 : c.GroupId == group);
    }
}
