using BotService.WeCom.Api;

namespace BotService.WeCom.Tests.Api;

/// <summary>Requests that break no limit, to vary.</summary>
internal static class Cards
{
    internal static TemplateCard Notice { get; } = new()
    {
        CardType = CardTypes.TextNotice,
        Source = new CardSource("学习助手", 1),
        MainTitle = new CardTitle("待确认", "周二"),
        SubTitleText = "s",
        HorizontalContentList = [new("组长", "李雷", Type: 3, UserId: "LiLei")],
        JumpList = [new("历史", "https://a.example/h")],
        CardAction = new CardAction("https://a.example"),
        TaskId = "remind-2026W39",
    };

    internal static TemplateCard Buttons { get; } = new()
    {
        CardType = CardTypes.ButtonInteraction,
        MainTitle = new CardTitle("确认第39周主题?"),
        ButtonList = [new("确认", "ok", 1), new("换题", "change")],
        TaskId = "topic-1",
    };

    internal static SendRequest Request(SendContent content) => new() { AgentId = 1000010, Recipients = ["HanMei"], Content = content };
}
