using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Asks a row of <c>reminders.json</c> what falls due.</summary>
/// <param name="all">Every row that is on: whether a reminder is the last one, the others tell.</param>
internal sealed class RowRule(ReminderRow row, IReadOnlyList<ReminderRow> all, PushTexts texts) : IReminderRule
{
    public string Name => row.Name;

    public string Word => row.Word;

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts)
    {
        // A notice and a class have a rule of their own, which says less.
        foreach (var topic in facts.Topics.Where(topic => topic.Sort is TopicSort.Study))
        {
            if (row.When.Of(topic, facts) is { } at && row.When.IsOwed(topic, at, window))
            {
                yield return NudgeOf(topic, at, facts);
            }
        }
    }

    private Nudge NudgeOf(Topic topic, DateTimeOffset at, PlanningFacts facts)
    {
        var nudge = new Nudge(Name, topic, at, row.Audience, row.IfLate.UselessFrom(at, topic)) { IsMergedWhenLate = row.IfLate.IsMerged, Text = row.Text };

        if (!row.IsForMembers)
        {
            return nudge;
        }

        var later = all.Where(other => other.IsReminder).Select(other => other.When.Of(topic, facts)).Where(other => other > at).ToList();

        return nudge with
        {
            IsAnnouncement = row.IsAnnouncement,
            Reserve = row.IsReminder && later.Any(other => StudyWeek.Of(facts.DayOf(other!.Value)) == StudyWeek.Of(facts.DayOf(at))) ? 1 : 0,
            Card = () => TopicCard.For(topic, facts.Clock, texts.Write(TextKind.Cards, row.Text, TopicFields.OfCard(topic, facts.Clock, isLast: later.Count == 0))),
        };
    }
}
