using BotService.Messaging;
using BotService.WeCom;
using Api = BotService.WeCom.Api;

namespace BotService.Channels.WeCom;

/// <summary>Gives a push WeCom's shape: a template card, or words for people in whose client cards do not show.</summary>
internal static class OutgoingCard
{
    // Lengths that WeCom advises so that a card is not cut on a phone (document 90236).
    private const int TitleLength = 36;
    private const int SummaryLength = 44;
    private const int ValueLength = 30;
    private const int NameLength = 5;

    private const int PrimaryStyle = 1;
    private const int PlainStyle = 2;

    public static Api.SendContent From(OutboundContent content, string taskId, PushStyle style) => content switch
    {
        TextContent text => new Api.TextBody(MessageText.Clip(InertText.Of(text.Text), Api.SendLimits.MostTextBytes)),
        CardContent card when style is PushStyle.Text || card.Buttons.Count == 0 => new Api.TextBody(MessageText.Clip(InWords(card), Api.SendLimits.MostTextBytes)),
        CardContent card => new Api.TemplateCardBody(Card(card, taskId)),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "This channel has no shape for it."),
    };

    private static Api.TemplateCard Card(CardContent card, string taskId) => new()
    {
        CardType = Api.CardTypes.ButtonInteraction,
        TaskId = taskId,
        Source = new Api.CardSource(BotName.Words),
        MainTitle = new Api.CardTitle(Cut(card.Title, TitleLength), Cut(card.Summary, SummaryLength)),
        SubTitleText = card.Title.Length > TitleLength ? InertText.Of(card.Title) : null,
        HorizontalContentList = card.Facts.Count == 0 ? null : [.. card.Facts.Take(6).Select(fact => new Api.CardLine(Cut(fact.Name, NameLength), Cut(fact.Value, ValueLength)))],
        JumpList = card.Link is null ? null : [new Api.CardJump(InertText.Of(card.Link.Title), card.Link.Url)],
        CardAction = card.Link is null ? null : new Api.CardAction(card.Link.Url),
        ButtonList = [.. card.Buttons.Take(6).Select((button, i) => new Api.TemplateCardButton(Cut(button.Label, 10), button.Words, i == 0 ? PrimaryStyle : PlainStyle))],
    };

    private static string Cut(string text, int most) => InertText.Of(WeComText.CutToCharacters(text, most));

    private static string InWords(CardContent card)
    {
        List<string> lines = [.. new[] { card.Title, card.Summary }.Concat(card.Facts.Select(fact => $"{fact.Name}：{fact.Value}")).Select(InertText.Of)];

        if (card.Link is { } link)
        {
            lines.Add(InertText.Link(link.Title, link.Url));
        }

        var words = card.Buttons.Where(button => button.Typed is not null).Select(button => button.Typed).ToList();

        if (words.Count > 0)
        {
            lines.Add(InertText.Of($"请直接回复：{string.Join(" 或 ", words)}"));
        }

        return string.Join('\n', lines);
    }
}
