using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Lets features write what fell due; of several of one kind that the service missed only the last is written.</summary>
internal sealed class SubjectWriter(BotDbContext db, LocalClock clock)
{
    public async ValueTask WriteAsync(TimeWindow window, PlanningFacts facts, CancellationToken cancellationToken)
    {
        var due = facts.Subjects.Where(subject => window.Contains(subject.DueAt)).OrderBy(subject => subject.DueAt).ToList();
        var useful = Useful(due, facts.Now);

        foreach (var subject in due)
        {
            if (!useful.Contains(subject))
            {
                db.NoteSkipped(facts.Now, subject.Key, $"{subject.Handle}（应在 {clock.Moment(subject.DueAt)}）");
                continue;
            }

            // Saved now, so that the next subject counts this push.
            await db.SaveChangesAsync(cancellationToken);
            await subject.Source.WriteAsync(subject, facts.Now, cancellationToken);
        }
    }

    /// <param name="due">Earliest first.</param>
    public static IReadOnlyList<IReminderSubject> Useful(IReadOnlyList<IReminderSubject> due, DateTimeOffset now) =>
        [.. due.Where(subject => subject.UselessFrom > now && due.Last(other => other.Handle == subject.Handle) == subject)];
}
