using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Study;

/// <summary>What was recorded stands until it is taken back, and whoever speaks against it hears both.</summary>
public sealed class StandingAnswerTests
{
    [Theory]
    [InlineData("哎呀说早了，还没看完")]
    [InlineData("记错了，我还没读")]
    [InlineData("刚才点早了，才看了一半")]
    public async Task Whoever_corrects_what_stands_hears_that_it_stands_and_is_offered_to_take_it_back(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");

        var asked = await bot.SayAsync("bob", said);
        Assert.All(["第37周《高质量发展》记的还是按时，没有改", "要撤回吗"], part => Assert.Contains(part, asked));
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));

        await bot.AnswersAsync("bob", "是", "现在是未报");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task Two_days_later_it_is_said_who_can_correct_it()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-10 10:30");

        await bot.AnswersAsync("bob", "说早了，还没学完", "记的还是按时，没有改。要更正请找本组联络员代录");
    }

    [Fact]
    public async Task A_liaison_takes_back_the_own_answer_and_not_what_was_recorded_for_somebody_since()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("alice", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:05");
        await bot.SayAsync("alice", "代录 鲍勃 已学 电话告知");

        await bot.AnswersAsync("alice", "说早了，还没学完", "要撤回吗");
        await bot.AnswersAsync("alice", "是", "现在是未报");
        Assert.Equal((Outcome.Pending, Outcome.OnTime), (await bot.OutcomeOfAsync("alice"), await bot.OutcomeOfAsync("bob")));
    }

    [Theory]
    [InlineData("乡村振兴学完了，生态文明没看")]
    [InlineData("生态文明的没时间读，乡村振兴的学完了")]
    public async Task Two_open_topics_named_by_a_part_of_their_titles_are_each_recorded(string said)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "全面推进乡村振兴");
        await bot.PlanTopicAsync("2026-W36", title: "关于生态文明的论述", opens: "2026-09-07 09:07", due: "2026-09-11 17:30", lateUntil: "2026-09-13 20:00");
        await bot.AdvanceToAsync("2026-09-08 10:00");

        await bot.SayAsync("bob", said);

        var mine = await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => new { p.Topic!.Title, p.Outcome }).ToDictionaryAsync(p => p.Title, p => p.Outcome));
        Assert.Equal((Outcome.OnTime, Outcome.NotStudied), (mine["全面推进乡村振兴"], mine["关于生态文明的论述"]));
    }

    [Theory]
    [InlineData("补学到哪一天")]
    [InlineData("算了")]
    [InlineData("算了吧")]
    [InlineData("忙完了")]
    public async Task No_recording_word_is_suggested_for_what_asks_or_only_ends_alike(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        Assert.DoesNotContain("您是想发", await bot.SayAsync("bob", said));
    }
}
