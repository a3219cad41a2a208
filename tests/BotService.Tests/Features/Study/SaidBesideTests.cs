using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Study;

/// <summary>An answer that stands beside something else is recorded or asked about, and what only looks like one is answered for what it says.</summary>
public sealed class SaidBesideTests
{
    private const string Asked = "您是说您自己已经学完了吗";

    [Theory]
    [InlineData("已学。最晚几号截止？")]
    [InlineData("看完了，下周的主题是什么")]
    [InlineData("我学完了，在哪能查到我的记录？")]
    [InlineData("下周学什么？我学完了")]
    [InlineData("看完了，请假怎么请？")]
    public async Task A_confirmation_beside_a_question_is_asked_about_until_it_is_recorded(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, Asked);
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
        await bot.AnswersAsync("bob", "是", "按时学完");
        await bot.AnswersWithoutAsync("bob", said, Asked);
    }

    [Theory]
    [InlineData("截止是几点？")]
    [InlineData("学完了怎么打卡")]
    [InlineData("下周学什么？")]
    public async Task A_question_alone_asks_nothing_back(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersWithoutAsync("bob", said, Asked);
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("给我登记上吧看完了")]
    [InlineData("您放心吧看完了")]
    [InlineData("早看完了您放心")]
    [InlineData("您好在吗看完了")]
    [InlineData("和支部的同志们一起看完了")]
    [InlineData("跟科室的同志一道学完了")]
    public async Task What_a_voice_message_runs_together_is_recorded_or_asked_about(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        if (await bot.SayAsync("bob", said) is var answer && answer.Contains(Asked, StringComparison.Ordinal))
        {
            await bot.SayAsync("bob", "是");
        }

        Assert.True(await bot.OutcomeOfAsync("bob") is Outcome.OnTime, $"{said} → {answer}");
    }

    [Theory]
    [InlineData("请和支部的同志一起学完")]
    [InlineData("和支部的同志一起学完了吗")]
    [InlineData("艾丽和支部的同志一起学完了")]
    public async Task Studying_with_others_is_not_recorded_where_it_is_asked_or_of_somebody_else(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.SayAsync("bob", said);
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("通知已学习")]
    [InlineData("通知学完了")]
    public async Task A_notice_that_was_studied_is_asked_about_and_makes_no_new_one(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, Asked);
        await bot.AnswersAsync("alice", said, Asked);
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("希望能看完")]
    [InlineData("我希望这周能按时学完")]
    public async Task A_wish_to_finish_is_a_plan_and_no_opinion(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, "好的，先不记");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task A_title_that_nothing_open_has_is_said_to_be_none()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        var answer = await bot.SayAsync("bob", "《防汛条例》学完了");
        Assert.Contains("没有需要您回复的《防汛条例》", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("现在没有等您答复的主题", answer, StringComparison.Ordinal);
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("如果我看完了会说的")]
    [InlineData("务必周四前完成学习")]
    [InlineData("到家再看完")]
    [InlineData("预计后天完成")]
    public async Task No_recording_word_is_proposed_for_what_lies_ahead(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersWithoutAsync("bob", said, "您是想发「已学」");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("他们看完了我没看")]
    [InlineData("他们学完了，我没学")]
    public async Task The_own_no_beside_others_who_studied_is_recorded(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, "已记下没学");
        Assert.Equal(Outcome.NotStudied, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("没学的有几个")]
    [InlineData("看完的人多吗")]
    public async Task How_many_have_studied_is_no_question_about_the_own_record(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, "大家学了多少");
        await bot.AnswersWithoutAsync("alice", said, "大家学了多少");
    }

    [Fact]
    public async Task Of_two_weeks_in_one_message_the_second_is_not_said_to_be_owed()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "调查研究");
        await bot.PlanTopicAsync("2026-W38", "学习贯彻");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        var answer = await bot.SayAsync("bob", "上周没看，这周看完了");
        Assert.Contains("第38周《学习贯彻》按时学完", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("还没回复的", answer, StringComparison.Ordinal);
        Assert.Equal("Pending OnTime", await bot.OutcomesOfAsync("bob"));
    }
}
