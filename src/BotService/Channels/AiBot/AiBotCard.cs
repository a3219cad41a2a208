using BotService.Messaging;
using BotService.WeCom;
using BotService.WeCom.AiBot;
using BotService.WeCom.Api;

namespace BotService.Channels.AiBot;

/// <summary>Gives pushes, questions and pressed cards the bot's shape (document 101032); its lengths are shorter than the app's.</summary>
internal static class AiBotCard
{
    private const int TitleLength = 26;
    private const int SummaryLength = 30;
    private const int NameLength = 5;
    private const int ValueLength = 26;
    private const int LinkLength = 13;
    private const int LabelLength = 10;
    private const int SubTitleLength = 112;
    private const int MostButtons = 6;

    /// <summary>A notice card must have a link; one that was answered gets the vendor's own page.</summary>
    private const string Nowhere = "https://work.weixin.qq.com/";

    /// <summary>Plain words, or a card with its buttons.</summary>
    public static AiBotBody Push(OutboundContent content, string taskId, PushStyle style) => content switch
    {
        CardContent { Buttons.Count: > 0 } card when style is PushStyle.Card => new AiBotBody { MsgType = "template_card", TemplateCard = Card(card, taskId) },
        CardContent card => Words(InWords(card)),
        TextContent text => Words(MarkdownText.Of(text.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "This channel has no shape for it."),
    };

    public static AiBotBody Words(string markdown) => new() { MsgType = "markdown", Markdown = new AiBotText(markdown) };

    /// <summary>The choices of a question as buttons; null where they do not fit on a card.</summary>
    public static AiBotBody? Question(Question question, string taskId)
    {
        IReadOnlyList<(string Label, string Says)> choices = question.IsYesOrNo
            ? [("是", "是"), ("不", "不")]
            : [.. question.Choices.Select((choice, i) => ($"{i + 1} {choice.Label}", FormattableString.Invariant($"{i + 1}")))];

        if (choices.Count is 0 or > MostButtons)
        {
            return null;
        }

        var mark = Messaging.Question.Mark(question.ToJson());
        return new AiBotBody
        {
            MsgType = "template_card",
            TemplateCard = new TemplateCard
            {
                CardType = CardTypes.ButtonInteraction,
                TaskId = taskId,
                MainTitle = new CardTitle(question.IsYesOrNo ? "要办吗？" : "是哪一个？", "点一下，或者回复文字"),
                ButtonList = [.. choices.Select((choice, i) => new TemplateCardButton(Cut(choice.Label, LabelLength), AiBotPressKey.ForAnswer(mark, choice.Says), i == 0 ? 1 : 2))],
            },
        };
    }

    /// <summary>What may be asked next, as buttons that say it; null where there is nothing.</summary>
    public static AiBotBody? Offers(IReadOnlyList<CardButton> offers, string taskId) => offers.Count == 0 ? null : new AiBotBody
    {
        MsgType = "template_card",
        TemplateCard = Card(new CardContent("还可以看", "点一下，或者回复文字") { Buttons = offers }, taskId),
    };

    /// <summary>What a pressed card turns into.</summary>
    public static AiBotBody Pressed(string title, string text, string taskId, string sender) => new()
    {
        ResponseType = "update_template_card",
        UserIds = [sender],
        TemplateCard = new TemplateCard
        {
            CardType = CardTypes.TextNotice,
            TaskId = taskId,
            MainTitle = new CardTitle(Cut(title, TitleLength)),
            SubTitleText = Cut(text, SubTitleLength),
            CardAction = new CardAction(Nowhere),
        },
    };

    private static TemplateCard Card(CardContent card, string taskId) => new()
    {
        CardType = CardTypes.ButtonInteraction,
        TaskId = taskId,
        MainTitle = new CardTitle(Cut(card.Title, TitleLength), Cut(card.Summary, SummaryLength)),
        SubTitleText = card.Title.Length > TitleLength || card.Summary.Length > SummaryLength ? Cut($"{card.Title}\n{card.Summary}", SubTitleLength) : null,
        HorizontalContentList = card.Facts.Count == 0 ? null : [.. card.Facts.Take(MostButtons).Select(fact => new CardLine(Cut(fact.Name, NameLength), Cut(fact.Value, ValueLength)))],
        JumpList = card.Link is null ? null : [new CardJump(Cut(card.Link.Title, LinkLength), card.Link.Url)],
        CardAction = card.Link is null ? null : new CardAction(card.Link.Url),
        ButtonList = [.. card.Buttons.Take(MostButtons).Select((button, i) => new TemplateCardButton(Cut(button.Label, LabelLength), button.Words, i == 0 ? 1 : 2))],
    };

    private static string InWords(CardContent card)
    {
        List<string> lines = [.. new[] { card.Title, card.Summary }.Concat(card.Facts.Select(fact => $"{fact.Name}：{fact.Value}")).Select(MarkdownText.Of)];

        if (card.Link is { } link)
        {
            lines.Add(MarkdownText.Link(link.Title, link.Url));
        }

        if (card.Buttons.Where(button => button.Typed is not null).Select(button => button.Typed).ToList() is { Count: > 0 } words)
        {
            lines.Add(MarkdownText.Of($"请直接回复：{string.Join(" 或 ", words)}"));
        }

        return string.Join('\n', lines);
    }

    private static string Cut(string text, int most) => WeComText.CutToCharacters(MarkdownText.Of(text), most);
}

/// <summary>What a button says when it is pressed, and which question it belongs to.</summary>
internal static class AiBotPressKey
{
    private const string OfAnswer = "answer|";

    public static string ForAnswer(string mark, string says) => $"{OfAnswer}{mark}|{says}";

    /// <summary>The words, and the mark of the question when it is one of a question's buttons.</summary>
    public static (string Words, string? Answers) Read(string key) =>
        key.StartsWith(OfAnswer, StringComparison.Ordinal) && key.Split('|') is [_, var mark, var says] ? (says, mark) : (key, null);
}
