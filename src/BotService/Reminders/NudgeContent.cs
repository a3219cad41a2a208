using BotService.Messaging;

namespace BotService.Reminders;

/// <summary>One message for all that meets at one instant: the card of what comes first with lines for what goes with it, or else a text.</summary>
internal sealed class NudgeContent(PushTexts texts)
{
    /// <summary>Several of those in words, not on one card: pressing a card ends it, and the others would be left without a button.</summary>
    /// <param name="own">Lines for this reader alone.</param>
    public OutboundContent Of(IReadOnlyList<Nudge> nudges, IReadOnlyList<CardFact>? own = null)
    {
        var cards = nudges.Where(nudge => nudge.Subject.ComesFirst).ToList();
        var mine = own ?? [];

        if (cards.Count == 1 && nudges.All(nudge => nudge == cards[0] || nudge.Fact is not null))
        {
            var card = cards[0].Card!();
            var added = nudges.Where(nudge => nudge != cards[0]).Select(nudge => nudge.Fact!).GroupBy(fact => fact.Name)
                .Select(alike => alike.First() with { Value = string.Join('；', alike.Select(fact => fact.Value)) });
            return card with { Facts = [.. card.Facts, .. added, .. mine] };
        }

        if (nudges is [{ Section: not null, Card: not null } only])
        {
            return only.Card();
        }

        var sameWeek = cards.DistinctBy(n => n.Subject.Week).Count() < cards.Count;
        IEnumerable<string> head = cards.Count < 2 ? [] : [texts.Write(TextKind.Together, NudgeTexts.Several, new Dictionary<string, object> { ["count"] = cards.Count })];
        var parts = nudges.Select(nudge => nudge.Section?.Invoke() ?? nudge.Subject.Pushes.Section(nudge, sameWeek));
        return new TextContent(string.Join("\n\n", [.. head, .. parts, .. mine.Select(fact => $"{fact.Name}：{fact.Value}")]));
    }
}
