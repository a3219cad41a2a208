using BotService.Time;

namespace BotService.Reminders;

/// <summary>Asks a row of <c>reminders.json</c> what falls due.</summary>
/// <param name="all">Every row that is on; from the others it is known whether a reminder is the last one.</param>
internal sealed class RowRule(ReminderRow row, IReadOnlyList<ReminderRow> all) : IReminderRule
{
    public string Name => row.Name;

    public string Word => row.Word;

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts)
    {
        // What does not come first has a rule of its own, which says less.
        foreach (var subject in facts.Ruled.Where(subject => subject.ComesFirst))
        {
            if (row.When.Of(subject, facts) is { } at && row.When.IsOwed(subject, at, window))
            {
                yield return NudgeOf(subject, at, facts);
            }
        }
    }

    private Nudge NudgeOf(IRuleSubject subject, DateTimeOffset at, PlanningFacts facts)
    {
        var nudge = new Nudge(Name, subject, at, row.Audience, row.IfLate.UselessFrom(at, subject))
        {
            IsOwedUntilTold = row.When.IsOwedUntilTold(subject),
            IsMergedWhenLate = row.IfLate.IsMerged,
            Text = row.Text,
            HasPicture = row.HasPicture,
        };

        if (!row.IsForMembers)
        {
            return nudge;
        }

        var week = StudyWeek.Of(facts.DayOf(at));
        var later = all.Where(other => other.IsReminder).Select(other => other.When.Of(subject, facts)).Where(other => other > at).ToList();
        var isFollowed = row.IsReminder && later.Any(other => StudyWeek.Of(facts.DayOf(other!.Value)) == week);

        return nudge with
        {
            IsAnnouncement = row.IsAnnouncement,
            Reserve = isFollowed ? 1 : 0,
            Card = () => subject.Pushes.Card(subject, row.Text, isLast: later.Count == 0),
        };
    }
}
