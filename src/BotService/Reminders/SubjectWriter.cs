using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Has what fell due of the features written; of several that the service slept through only the last of a kind is of use.</summary>
internal static class SubjectWriter
{
    public static async ValueTask WriteAsync(TimeWindow window, PlanningFacts facts, IServiceProvider services, BotDbContext db, LocalClock clock, CancellationToken cancellationToken)
    {
        var due = facts.Subjects.Where(subject => window.Contains(subject.DueAt)).OrderBy(subject => subject.DueAt).ToList();

        foreach (var subject in due)
        {
            if (subject.UselessFrom <= facts.Now || due.Last(other => other.Handle == subject.Handle) != subject)
            {
                db.NoteSkipped(facts.Now, subject.Key, $"{subject.Handle}（应在 {clock.Moment(subject.DueAt)}）");
                continue;
            }

            // What was owed a moment ago counts for the week.
            await db.SaveChangesAsync(cancellationToken);
            await subject.WriteAsync(services, facts.Now, cancellationToken);
        }
    }
}
