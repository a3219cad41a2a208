using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>A sign behind a word may take it back: then nothing is recorded, sent or done.</summary>
public sealed class DenyingSignTests
{
    [Fact]
    public async Task An_answer_with_such_a_sign_is_never_on_time()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");

        foreach (var said in (string[])["已学×", "已学✖", "已学✖️", "已学✕", "已学❎", "已学╳", "确认🚫", "已学⛔", "已学👎", "已学 🙅‍♀️", "❌已学", "学完了👎"])
        {
            await bot.SayAsync("bob", said);
            Assert.False(await bot.AskStoreAsync(db => db.Participations.AnyAsync(p => p.Outcome == Outcome.OnTime)), said);
        }

        await bot.SayAsync("bob", "已学👍");
        Assert.True(await bot.AskStoreAsync(db => db.Participations.AnyAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Theory]
    [InlineData("确认❌")]
    [InlineData("是👎")]
    [InlineData("❌")]
    [InlineData("催办❌")]
    [InlineData("确认催办👎")]
    public async Task A_yes_with_such_a_sign_is_a_no(string answer)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        Assert.Contains("还没有发出", await bot.SayAsync("alice", "催办"), StringComparison.Ordinal);
        var pushed = bot.WeCom.Sends.Count;
        Assert.Contains("没有办", await bot.SayAsync("alice", answer), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-07 11:00");
        Assert.Equal(pushed, bot.WeCom.Sends.Count);
    }

    /// <summary>Words of a title beside others may tell of work about the topic, or of somebody else's study.</summary>
    [Theory]
    [InlineData("昨天师傅看完了")]
    [InlineData("这周班长学完了")]
    [InlineData("我的师傅学完了")]
    [InlineData("传达室的大哥学完了")]
    [InlineData("昨晚大姐没学")]
    [InlineData("工地的书记都学完了")]
    [InlineData("党的二十届四中全会精神学习报告已完成")]
    [InlineData("党的二十届四中全会精神学习汇报做好了")]
    [InlineData("党的二十届四中全会精神作业做完了")]
    public async Task What_others_did_or_what_was_made_of_the_topic_is_no_answer(string said)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "学习贯彻党的二十届四中全会精神");
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", said);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));
        await bot.SayAsync("bob", "党的二十届四中全会精神已学");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Fact]
    public async Task A_kind_word_behind_what_answered_in_other_words_is_only_kind()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "甲主题", lateUntil: "2026-09-20 20:00");
        await bot.PlanTopicAsync("2026-W38", "乙主题");
        await bot.AdvanceToAsync("2026-09-15 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("bob", "上周的学完了");
        Assert.DoesNotContain("不再等答复", await bot.SayAsync("bob", "好的"), StringComparison.Ordinal);
    }
}
