namespace BotService.Store;

/// <summary>The two answers to a topic, as they are said in chat and as the buttons of cards and pages say them.</summary>
internal static class AnswerWords
{
    public const string Studied = "已学";

    public const string NotStudied = "没学";
}
