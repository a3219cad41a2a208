using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

/// <summary>心得雷同 is of one topic and counts people, however many topics a week has.</summary>
public sealed class AlikeSignalTests
{
    private const string Same = "通过学习深刻认识到作风问题的重要性，要立足岗位改起来";

    [Fact]
    public async Task Two_people_who_wrote_the_same_on_two_topics_are_two_and_a_third_of_another_topic_is_no_third()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.AllAreYoungAsync();
        await bot.PlanTopicAsync("2026-W42", "养老服务", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W42", "社会救助", Tiers.Youth);
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await AnswerAsync(bot, "养老服务", ("m1", Same), ("m2", Same + "。"), ("m4", null), ("m5", WrittenRemarks.All[0]), ("m6", null));
        await AnswerAsync(bot, "社会救助", ("m1", Same), ("m2", Same), ("m4", null));
        Assert.Empty(await bot.FindAsync(SignalKind.Alike));

        await AnswerAsync(bot, "社会救助", ("m3", "我" + Same));
        var found = Assert.Single(await bot.FindAsync(SignalKind.Alike));
        Assert.Equal((3, 3, 202642), (found.Part, found.Whole, found.Period));

        await AnswerAsync(bot, "养老服务", ("m3", Same), ("m7", Same));
        found = Assert.Single(await bot.FindAsync(SignalKind.Alike));
        Assert.Equal((4, 5), (found.Part, found.Whole));
    }

    [Fact]
    public async Task Who_wrote_the_same_in_both_rows_of_a_topic_for_two_tiers_is_one()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.AllAreYoungAsync();
        await bot.PlanTopicAsync("2026-W42", "养老服务", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W42", "养老服务", Tiers.Youth);
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await AnswerAsync(bot, "养老服务", ("m1", Same), ("m2", Same), ("m4", null), ("m5", null));
        Assert.Empty(await bot.FindAsync(SignalKind.Alike));

        await AnswerAsync(bot, "养老服务", ("m3", Same));
        Assert.Equal([(3, 3)], (await bot.FindAsync(SignalKind.Alike)).Select(f => (f.Part, f.Whole)));
    }

    /// <summary>Each person answers by himself in every row of the topic that has him.</summary>
    private static Task AnswerAsync(Bot bot, string title, params (string UserId, string? Remark)[] answers) => bot.ChangeAsync(async db =>
    {
        var rows = await db.Participations.Include(p => p.History).Include(p => p.Member).Where(p => db.Topics.Any(t => t.Id == p.TopicId && t.Title == title)).ToListAsync(Bot.Token);

        foreach (var (userId, remark) in answers)
        {
            rows.FindAll(row => row.Member!.UserId == userId).ForEach(row => row.Record(Outcome.OnTime, Bot.At("2026-10-13 09:00"), row.MemberId, remark));
        }
    });
}
