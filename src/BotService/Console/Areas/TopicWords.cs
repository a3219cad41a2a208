using BotService.Console.Html;
using BotService.Store;

namespace BotService.Console.Areas;

/// <summary>How pages speak of a topic.</summary>
internal static class TopicWords
{
    /// <summary>Every audience that a topic can have.</summary>
    public static readonly Choice[] Audiences =
    [
        ChoiceOf(Tiers.All), ChoiceOf(Tiers.Leadership), ChoiceOf(Tiers.Branch), ChoiceOf(Tiers.Youth),
        ChoiceOf(Tiers.Leadership | Tiers.Branch), ChoiceOf(Tiers.Branch | Tiers.Youth), ChoiceOf(Tiers.Leadership | Tiers.Youth),
    ];

    /// <summary>It is sent as it is read.</summary>
    public static Choice ChoiceOf(Tiers tiers) => new(TierWords.Of(tiers), TierWords.Of(tiers));

    public static string State(this Topic topic, DateTimeOffset now) => topic switch
    {
        { VoidedAt: not null } => "已作废",
        { ClosedAt: not null } => "已关闭",
        { OpenedAt: null } when topic.LateUntil <= now => "没有开放",
        { OpenedAt: null } => "计划中",
        _ when now < topic.DueAt => "进行中",
        _ when now < topic.LateUntil => "已截止，可以补学",
        _ => "已结束",
    };
}
