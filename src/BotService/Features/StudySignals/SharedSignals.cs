using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>Where half of the groups show the same, it is the topic that is asked about, and no group.</summary>
internal sealed class SharedSignals(BotDbContext db, LocalClock clock)
{
    public const string Ask = "一半以上的组都有，可能是主题的材料、时间不合适，不算哪个组的。";

    /// <summary>What no month ends is one question of a group, whichever month it began in.</summary>
    private static readonly SignalKind[] Running = [SignalKind.Relapse, SignalKind.Doubted];

    /// <summary>Signals by kind and period that belong to nobody.</summary>
    public async ValueTask<HashSet<(SignalKind Kind, int Period)>> ReadAsync(CancellationToken cancellationToken)
    {
        var several = await db.StudySignals.GroupBy(s => new { s.Kind, s.Period }).Where(same => same.Count() > 1).Select(same => new { same.Key.Kind, same.Key.Period, Count = same.Count() }).ToListAsync(cancellationToken);

        var open = await db.StudySignals.Where(s => s.Reply == null && Running.Contains(s.Kind)).Select(s => new { s.Kind, s.Period, s.GroupId }).ToListAsync(cancellationToken);
        var running = open.GroupBy(s => s.Kind).Where(same => same.Count() > 1).ToList();

        if (several.Count + running.Count == 0)
        {
            return [];
        }

        var weeks = several.Where(s => SignalText.IsWeekly(s.Kind)).Select(s => s.Period).ToList();
        var owing = await (from topic in db.Topics.InFigures()
                           where weeks.Contains(topic.WeekKey)
                           join row in db.Participations on topic.Id equals row.TopicId
                           group row.GroupId by topic.WeekKey into week
                           select new { week.Key, Groups = week.Distinct().Count() }).ToDictionaryAsync(week => week.Key, week => week.Groups, cancellationToken);
        var groups = await db.Members.OnRoster(clock.Today).Select(m => m.GroupId).Distinct().CountAsync(cancellationToken);

        // Problems that read alike name their groups by what they are.
        return
        [
            .. several.Where(s => s.Kind is not SignalKind.SameProblem && s.Count * 2 >= (SignalText.IsWeekly(s.Kind) ? owing.GetValueOrDefault(s.Period) : groups)).Select(s => (s.Kind, s.Period)),
            .. running.Where(same => same.Select(s => s.GroupId).Distinct().Count() * 2 >= groups).SelectMany(same => same).Select(s => (s.Kind, s.Period)),
        ];
    }
}
