namespace BotService.WeCom.Api;

/// <summary>The hard limits of template cards (document 90236); lengths that are advice only are left to the author.</summary>
internal static class CardLimits
{
    private const string Card = "template_card.";
    private const int MaxUrlBytes = 1024;
    private const int MaxKeyBytes = 1024;

    internal static LimitViolation? Check(TemplateCard card) =>
        card.CardType switch
        {
            CardTypes.TextNotice => CheckNotice(card),
            CardTypes.ButtonInteraction => CheckButtons(card),
            _ => new LimitViolation(Card + "card_type", "text_notice or button_interaction"),
        }
        ?? Limit.TaskId(Card + "task_id", card.TaskId)
        ?? Limit.Between(Card + "source.desc_color", card.Source?.DescColor, 0, 3)
        ?? CheckLines(card.HorizontalContentList)
        ?? CheckJumps(card.JumpList)
        ?? CheckAction(card.CardAction);

    private static LimitViolation? CheckNotice(TemplateCard card) => Limit.First(
        string.IsNullOrWhiteSpace(card.SubTitleText) ? Limit.Required(Card + "main_title.title", card.MainTitle?.Title) : null,
        card.CardAction is null or { Type: 0 } ? new LimitViolation(Card + "card_action", "required") : null,
        card.ButtonList is { Count: > 0 } ? new LimitViolation(Card + "button_list", "only on button_interaction") : null);

    private static LimitViolation? CheckButtons(TemplateCard card) => Limit.First(
        [
            Limit.Required(Card + "main_title.title", card.MainTitle?.Title),
            Limit.Required(Card + "task_id", card.TaskId),
            Limit.Count(Card + "button_list", card.ButtonList, 1, 6),
            .. (card.ButtonList ?? []).Select((button, i) => CheckButton(button, $"{Card}button_list[{i}]")),
            Limit.Distinct(Card + "button_list[].key", (card.ButtonList ?? []).Select(button => button.Key), StringComparer.Ordinal),
        ]);

    private static LimitViolation? CheckButton(TemplateCardButton button, string field) => Limit.First(
        Limit.Required(field + ".text", button.Text),
        Limit.Characters(field + ".text", button.Text, 10),
        Limit.RequiredBytes(field + ".key", button.Key, MaxKeyBytes),
        Limit.Between(field + ".style", button.Style, 1, 4));

    private static LimitViolation? CheckLines(IReadOnlyList<CardLine>? lines) => Limit.First(
        [
            Limit.Count(Card + "horizontal_content_list", lines, 0, 6),
            .. (lines ?? []).Select((line, i) => CheckLine(line, $"{Card}horizontal_content_list[{i}]")),
        ]);

    private static LimitViolation? CheckLine(CardLine line, string field) =>
        Limit.Required(field + ".keyname", line.KeyName)
        ?? line.Type switch
        {
            null or 0 => null,
            1 => Limit.WebAddress(field + ".url", line.Url, MaxUrlBytes),
            2 => Limit.Required(field + ".media_id", line.MediaId),
            3 => Limit.Required(field + ".userid", line.UserId),
            _ => new LimitViolation(field + ".type", "0 to 3"),
        };

    private static LimitViolation? CheckJumps(IReadOnlyList<CardJump>? jumps) => Limit.First(
        [
            Limit.Count(Card + "jump_list", jumps, 0, 3),
            .. (jumps ?? []).Select((jump, i) => CheckLink($"{Card}jump_list[{i}]", jump.Type, jump.Url) ?? Limit.Required($"{Card}jump_list[{i}].title", jump.Title)),
        ]);

    private static LimitViolation? CheckAction(CardAction? action) => action is null ? null : CheckLink(Card + "card_action", action.Type, action.Url);

    private static LimitViolation? CheckLink(string field, int type, string? url) =>
        type == 1 ? Limit.WebAddress(field + ".url", url, MaxUrlBytes) : Limit.Between(field + ".type", type, 0, 1);
}
