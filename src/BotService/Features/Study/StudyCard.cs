using System.Globalization;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;

namespace BotService.Features.Study;

/// <summary>The card that members get: one tap answers it, and nothing else is asked for.</summary>
internal static class StudyCard
{
    public static CardContent For(Topic topic, PlanningFacts facts, string opening) =>
        new($"第{topic.WeekNumber}周：{topic.Title}", opening)
        {
            Facts = [new CardFact("截止", facts.Clock.Moment(topic.DueAt)), new CardFact("补学到", facts.Clock.Moment(topic.LateUntil))],
            Link = topic.Link is null ? null : new CardLink("打开学习材料", topic.Link),
            Buttons = [Button("已学", topic), Button("没学", topic)],
        };

    private static CardButton Button(string word, Topic topic) =>
        new(word, string.Create(CultureInfo.InvariantCulture, $"{word} #{topic.Id}"), word);
}
