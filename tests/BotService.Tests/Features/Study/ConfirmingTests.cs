using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Study;

public sealed class ConfirmingTests
{
    [Fact]
    public async Task One_word_confirms_on_time_and_a_remark_is_kept()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("按时", await bot.SayAsync("bob", "已学 深受启发👍"));

        var mine = await bot.AskStoreAsync(db => db.Participations.SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal((Outcome.OnTime, "深受启发👍"), (mine.Outcome, mine.Remark));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Pressing_the_button_is_the_same_as_the_word_and_changes_the_card()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(link: "https://study.example/39");
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("按时", await bot.PressAsync("carol", "已学"));
        Assert.Contains("已确认过", await bot.PressAsync("carol", "已学"));
        Assert.Contains("已确认过", await bot.SayAsync("carol", "已学"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task After_the_due_time_it_is_late_and_says_so()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-11 17:31");

        Assert.Contains("补学", await bot.SayAsync("bob", "已学"));
    }

    [Fact]
    public async Task A_message_delivered_many_times_at_once_is_done_once_and_answered_alike()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        var message = bot.Phone.Compose.Text("bob", "已学");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bot.Phone.DeliverAsync(message, Bot.Token)));

        Assert.Single(replies.Select(r => r.Text).Distinct());
        Assert.Contains("按时", replies[0].Text);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.ParticipationEntries.CountAsync()));
    }

    [Fact]
    public async Task Several_words_of_one_person_at_once_are_one_change_after_the_other()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bot.SayAsync("bob", "已学")));

        Assert.Single(replies, reply => reply.StartsWith("已记下", StringComparison.Ordinal));
        Assert.Equal(7, replies.Count(reply => reply.Contains("已确认过", StringComparison.Ordinal)));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.ParticipationEntries.CountAsync()));
    }

    [Fact]
    public async Task Saying_not_studied_is_counted_and_ends_the_nudges()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("谢谢", await bot.SayAsync("alice", "没学 出差"));
        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-10 16:10");

        // That morning the liaisons hear of their groups, and the admin of the one without a liaison; of the members only who has said nothing.
        Assert.Equal(["alice", "boss", "carol", "chief", "dave", "erin"], bot.PushedBetween("2026-09-08 00:00", "2026-09-10 16:10"));
    }

    [Fact]
    public async Task Somebody_outside_the_roster_gets_a_polite_answer_and_nothing_is_recorded()
    {
        await using var bot = await Bot.StartAsync();

        Assert.Contains("不在名单", await bot.SayAsync("stranger", "已学"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Receipts.CountAsync()));
    }

    [Theory]
    [InlineData("ALICE")]
    [InlineData("Alice")]
    public async Task A_userid_is_the_same_person_in_any_case(string userId)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("按时", await bot.SayAsync(userId, "已学"));
        Assert.Contains("已确认过", await bot.SayAsync("alice", "1"));
    }
}
