using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

/// <summary>代录多 counts people, however many topics a week has for them.</summary>
public sealed class OnBehalfSignalTests
{
    [Theory]
    [InlineData(3, 6, false)]
    [InlineData(4, 9, true)]
    public async Task Who_was_recorded_by_another_on_two_topics_is_one_person(int others, int all, bool asked)
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.AllAreYoungAsync();
        await bot.PlanTopicAsync("2026-W42", "养老服务", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W42", "社会救助", Tiers.Youth);
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await AnswerAsync(bot, "养老服务", others, all);
        await AnswerAsync(bot, "社会救助", others, all);

        var found = await bot.FindAsync(SignalKind.OnBehalf);

        (int, int)[] expected = asked ? [(others, all)] : [];
        Assert.Equal(expected, found.Select(f => (f.Part, f.Whole)));
        Assert.Equal(asked, (await bot.SayAsync("huang", "学风")).Contains($"{all} 人里 {others} 人由您代录", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_answered_one_topic_and_was_recorded_on_the_other_counts_as_recorded()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.AllAreYoungAsync();
        await bot.PlanTopicAsync("2026-W42", "养老服务", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W42", "社会救助", Tiers.Youth);
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await AnswerAsync(bot, "养老服务", 4, 8);
        await AnswerAsync(bot, "社会救助", 0, 8);

        Assert.Equal([(4, 8)], (await bot.FindAsync(SignalKind.OnBehalf)).Select(f => (f.Part, f.Whole)));
    }

    /// <summary>The first of them by the liaison, the rest by themselves.</summary>
    private static Task AnswerAsync(Bot bot, string title, int others, int all) => bot.ChangeAsync(async db =>
    {
        var topic = await db.Topics.SingleAsync(t => t.Title == title, Bot.Token);
        var people = await db.Members.ToDictionaryAsync(m => m.UserId, m => m.Id, Bot.Token);
        var rows = await db.Participations.Include(p => p.History).Where(p => p.TopicId == topic.Id).ToDictionaryAsync(p => p.MemberId, Bot.Token);

        for (var i = 1; i <= all; i++)
        {
            rows[people[$"m{i}"]].Record(Outcome.OnTime, Bot.At("2026-10-13 09:30").AddMinutes(i), people[i <= others ? "huang" : $"m{i}"], null);
        }
    });
}
