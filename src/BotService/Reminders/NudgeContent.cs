using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>One message for all that meets at one instant: the card of one topic with lines for what rides along, or else a text.</summary>
internal sealed class NudgeContent(PushTexts texts, LocalClock clock)
{
    /// <summary>Several topics in words, not on one card: pressing a card ends it, and the other topics would be left without a button.</summary>
    /// <param name="own">Lines for this reader alone.</param>
    public OutboundContent Of(IReadOnlyList<Nudge> nudges, IReadOnlyList<CardFact>? own = null)
    {
        var cards = nudges.Where(nudge => nudge.Topic.Sort is TopicSort.Study).ToList();
        var mine = own ?? [];

        if (cards.Count == 1 && nudges.All(nudge => nudge == cards[0] || nudge.Fact is not null))
        {
            var card = cards[0].Card!();
            var riding = nudges.Where(nudge => nudge != cards[0]).Select(nudge => nudge.Fact!).GroupBy(fact => fact.Name).Select(alike => alike.First() with { Value = string.Join('；', alike.Select(fact => fact.Value)) });
            return card with { Facts = [.. card.Facts, .. riding, .. mine] };
        }

        if (nudges is [{ Section: not null, Card: not null } only])
        {
            return only.Card();
        }

        var sameWeek = cards.DistinctBy(n => n.Topic.WeekKey).Count() < cards.Count;
        IEnumerable<string> head = cards.Count < 2 ? [] : [texts.Write(TextKind.Together, TextKind.Several, new Dictionary<string, object> { ["count"] = cards.Count })];
        var parts = nudges.Select(nudge => nudge.Section?.Invoke() ?? TopicSection(nudge, sameWeek));
        return new TextContent(string.Join("\n\n", [.. head, .. parts, .. mine.Select(fact => $"{fact.Name}：{fact.Value}")]));
    }

    private string TopicSection(Nudge nudge, bool sameWeek)
    {
        var topic = nudge.Topic;
        var fields = TopicFields.Of(topic, clock);
        fields["text"] = nudge.Card!().Summary;
        fields["handle"] = sameWeek ? $"#{topic.Id}" : $"第{topic.WeekNumber}周";

        if (topic.Link is not null)
        {
            fields["link"] = topic.Link;
        }

        return texts.Write(TextKind.Together, TextKind.Topic, fields);
    }
}
