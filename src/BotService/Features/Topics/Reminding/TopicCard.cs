using System.Globalization;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Reminding;

/// <summary>The card that members get about a topic: one tap answers it, and nothing else is asked for.</summary>
internal static class TopicCard
{
    public static CardContent For(Topic topic, LocalClock clock, string summary) =>
        new($"第{topic.WeekNumber}周：{TextValue.Of(topic.Title)}", summary)
        {
            Facts = [new CardFact("截止", clock.Moment(topic.DueAt)), new CardFact("补学到", clock.Moment(topic.LateUntil))],
            Link = topic.Link is null ? null : new CardLink("打开学习材料", topic.Link),
            Buttons = [Button(AnswerWords.Studied, topic), Button(AnswerWords.NotStudied, topic)],
        };

    private static CardButton Button(string word, Topic topic) =>
        new(word, string.Create(CultureInfo.InvariantCulture, $"{word} #{topic.Id}"), word);
}
