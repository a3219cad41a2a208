namespace BotService.Messaging;

/// <summary>Which ways to reach people an operator has begun to set up: the app, the bot, or both.</summary>
internal sealed class ConfiguredChannels(IConfiguration configuration)
{
    private static readonly string[] OfApp = ["CorpId", "AgentId", "Secret", "Token", "EncodingAESKey"];

    private static readonly string[] OfBot = ["BotId", "Secret"];

    public bool HasApp => OfApp.Any(key => IsSet($"WeCom:{key}"));

    public bool HasBot => OfBot.Any(key => IsSet($"AiBot:{key}"));

    /// <summary>Whether the app's keys are needed: it has some of them, or there is nothing else.</summary>
    public bool NeedsApp => HasApp || !HasBot;

    /// <summary>The name of the channel that pushes go out on first: the app reaches everybody on the roster, the bot only those who have written to it.</summary>
    public string First => NeedsApp ? "wecom" : "aibot";

    private bool IsSet(string key) => !string.IsNullOrEmpty(configuration[key]);
}
