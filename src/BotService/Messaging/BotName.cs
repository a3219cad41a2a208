namespace BotService.Messaging;

/// <summary>What the service calls itself before people.</summary>
internal static class BotName
{
    public const string Words = "学习助手";
}
