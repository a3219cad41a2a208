using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Reminding;

/// <summary>When the due time is no longer what members were told, those who have said nothing hear the old and the new one.</summary>
internal sealed class PutOffRule(PushTexts texts) : IReminderRule
{
    public string Name => "put-off";

    public string Word => "改期通知";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from subject in facts.Of<Topic>()
        let topic = subject.Row
        where topic.Sort is TopicSort.Study && topic.OpenedAt is not null && topic.DueTold is { } told && told != topic.DueAt
        let at = facts.Sendable(facts.Now)
        where at <= window.Until
        select new Nudge(Name, subject, at, NudgeAudience.StillPending, topic.DueAt) { IsOwedUntilTold = true, IsAnnouncement = true, Card = () => Card(topic, facts) };

    private CardContent Card(Topic topic, PlanningFacts facts)
    {
        var card = TopicCard.For(topic, facts.Clock, texts.Write(TextKind.Cards, TopicTexts.PutOff, TopicFields.OfCard(topic, facts.Clock, isLast: false)));
        return card with { Facts = [new CardFact("原截止", facts.Clock.Moment(topic.DueTold!.Value)), .. card.Facts] };
    }
}
