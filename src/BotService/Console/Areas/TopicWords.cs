using BotService.Console.Html;
using BotService.Store;

namespace BotService.Console.Areas;

/// <summary>How pages speak of a topic.</summary>
internal static class TopicWords
{
    /// <summary>Every audience that a topic can have.</summary>
    public static readonly Choice[] Audiences =
        [.. ((Tiers[])[Tiers.All, Tiers.Leadership, Tiers.Branch, Tiers.Youth, Tiers.Leadership | Tiers.Branch, Tiers.Branch | Tiers.Youth, Tiers.Leadership | Tiers.Youth]).Select(TierWords.Of).Select(word => new Choice(word, word))];

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
