using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>How many were there. Who was absent is nobody's list.</summary>
internal sealed class Attendance(BotDbContext db, LocalClock clock)
{
    private const int MostNames = 40;

    /// <summary>Those present, and for a gathering of one group how many of them are its own.</summary>
    public async ValueTask<string> CountAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        var (present, group) = (PresentAt(gathering), gathering.GroupId);
        var all = await present.CountAsync(cancellationToken);
        var expected = await db.Members.OnRoster(clock.DayOf(gathering.ClosedAt ?? clock.UtcNow)).CountAsync(m => group == null || m.GroupId == group, cancellationToken);

        if (group is null)
        {
            return $"签到 {all} 人（应到 {expected}）";
        }

        var own = await db.Members.CountAsync(m => m.GroupId == group && present.Contains(m.Id), cancellationToken);
        return $"签到 {all} 人（本组 {own} 人，应到 {expected}）";
    }

    /// <summary>The names of the own group, for its liaison alone; nothing for everybody else.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(Gathering gathering, Viewer viewer, CancellationToken cancellationToken)
    {
        if (gathering.GroupId is not { } group || !viewer.IsLiaisonOf(group))
        {
            return [];
        }

        var present = PresentAt(gathering);
        var names = await db.Members.Where(m => m.GroupId == group && present.Contains(m.Id)).OrderBy(m => m.Id).Take(MostNames + 1).Select(m => m.Name).ToListAsync(cancellationToken);
        return names.Count == 0 ? [] : [$"本组签到：{string.Join('、', names.Take(MostNames))}{(names.Count > MostNames ? " 等" : string.Empty)}"];
    }

    private IQueryable<int> PresentAt(Gathering gathering)
    {
        var id = gathering.Id;
        return db.CheckIns.Where(c => c.GatheringId == id && c.TakenBackAt == null).Select(c => c.MemberId).Distinct();
    }
}
