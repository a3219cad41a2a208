using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>Who had the chance to read the week's line today: on the card that opened the week, or in a push of its own. No other push carries it.</summary>
internal sealed class FirstPushTold(BotDbContext db, PushLog pushes, LocalClock clock, IOptions<ReminderOptions> options)
{
    /// <param name="now">The present, or in a preview the instant that is looked at.</param>
    public async ValueTask<HashSet<int>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!options.Value.Of<LedgerReminderTimes>().Of<FirstPushes>().IsOn)
        {
            return [];
        }

        var today = clock.DayOf(now);
        var week = StudyWeek.Of(today);
        var (from, weekKey) = (clock.StartOf(today), week.Key);
        var openings = options.Value.Rows.Where(row => row.IsAnnouncement).Select(row => row.Name).ToList();

        // The card of another week's topic has no such line.
        var byCard = db.SentNudges.Where(s => s.WeekKey == weekKey && s.At >= from && openings.Contains(s.Rule) && db.Topics.Any(t => t.Id == s.SubjectId && t.WeekKey == weekKey));
        var alone = pushes.Of(LedgerNotes.RuleOf(week)).Where(s => s.At >= from);
        return [.. await byCard.Select(s => s.MemberId).ToListAsync(cancellationToken), .. await alone.Select(s => s.MemberId).ToListAsync(cancellationToken)];
    }
}
