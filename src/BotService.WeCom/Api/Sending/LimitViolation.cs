namespace BotService.WeCom.Api;

/// <summary>A field that breaks a documented limit.</summary>
/// <param name="Field">Its JSON path, such as template_card.button_list[2].text.</param>
/// <param name="Limit">What is allowed, such as "at most 10 characters".</param>
public sealed record LimitViolation(string Field, string Limit)
{
    /// <summary>Field and limit in one line.</summary>
    public override string ToString() => $"{Field}: {Limit}";
}
