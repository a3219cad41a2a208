using BotService.Tests.Harness;

namespace BotService.Tests.Features.Study;

/// <summary>Two topics that wait for an answer: what is said of both is recorded for both, and what is said of one for that one alone.</summary>
public sealed class SeveralTopicsTests
{
    [Theory]
    [InlineData("已学 第37周、第38周", "Late OnTime")]
    [InlineData("第37周和第38周都学完了", "Late OnTime")]
    [InlineData("已学 上周和这周", "Late OnTime")]
    [InlineData("没学 第37周、第38周 住院", "NotStudied NotStudied")]
    [InlineData("第37周的学完了，38周的也是", "Late OnTime")]
    [InlineData("这周的学了，上周的也学了", "Late OnTime")]
    [InlineData("本周（第38周）已学", "Pending OnTime")]
    [InlineData("这周的学完了，上周的还欠着", "Pending OnTime")]
    public async Task Every_week_of_a_message_is_answered(string said, string outcomes)
    {
        await using var bot = await TwoTopicsAsync();
        var answer = await bot.SayAsync("bob", said);
        Assert.True(await bot.OutcomesOfAsync("bob") == outcomes, $"{said} → {await bot.OutcomesOfAsync("bob")}: {answer}");
    }

    [Theory]
    [InlineData("第37-38周都学完了")]
    [InlineData("第37到38周已学")]
    public async Task A_span_of_weeks_is_asked_about(string said)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.AnswersAsync("bob", said, "请一周一条");
        Assert.Equal("Pending Pending", await bot.OutcomesOfAsync("bob"));
    }

    [Fact]
    public async Task A_week_that_takes_no_more_answers_is_told_beside_the_one_that_does()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "调查研究");
        await bot.PlanTopicAsync("2026-W38", "学习贯彻");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        var answer = await bot.SayAsync("bob", "本周已学，上周的也补完了");
        Assert.Contains("第38周《学习贯彻》按时学完", answer, StringComparison.Ordinal);
        Assert.Contains("第37周《调查研究》已不再收回复", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("都学完了", "Late OnTime")]
    [InlineData("两个主题都学完了", "Late OnTime")]
    [InlineData("两个都看完了", "Late OnTime")]
    [InlineData("这两周的都学完了", "Late OnTime")]
    [InlineData("全部学完", "Late OnTime")]
    [InlineData("都没学", "NotStudied NotStudied")]
    [InlineData("这周的都学完了", "Pending OnTime")]
    [InlineData("视频和材料都看完了", "Pending Pending")]
    [InlineData("三个主题都学完了", "Late OnTime")]
    public async Task All_are_all_that_wait(string said, string outcomes)
    {
        await using var bot = await TwoTopicsAsync();
        var answer = await bot.SayAsync("bob", said);
        Assert.True(await bot.OutcomesOfAsync("bob") == outcomes, $"{said} → {await bot.OutcomesOfAsync("bob")}: {answer}");
    }

    [Fact]
    public async Task Two_of_three_that_wait_are_asked_about()
    {
        await using var bot = await TwoTopicsAsync(third: true);
        await bot.AnswersAsync("bob", "两个都学完了", "是哪一个");
        await bot.SayAsync("bob", "两个都是");
        Assert.Equal("Pending Pending Pending", await bot.OutcomesOfAsync("bob"));
    }

    [Theory]
    [InlineData("上周的", "Late Pending")]
    [InlineData("上周", "Late Pending")]
    [InlineData("第38周的", "Pending OnTime")]
    [InlineData("这周的吧", "Pending OnTime")]
    [InlineData("都", "Late OnTime")]
    [InlineData("两个都是", "Late OnTime")]
    [InlineData("本周", "Pending Pending")]
    public async Task Which_one_is_answered_by_its_week(string which, string outcomes)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.AnswersAsync("bob", "学完了", "是哪一个");
        var answer = await bot.SayAsync("bob", which);
        Assert.True(await bot.OutcomesOfAsync("bob") == outcomes, $"{which} → {await bot.OutcomesOfAsync("bob")}: {answer}");
    }

    [Fact]
    public async Task A_topic_that_is_over_or_still_to_come_is_known_by_its_title_in_words_and_no_yes_records_another()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "乡村振兴促进条例");
        await bot.PlanTopicAsync("2026-W38", "调查研究");
        await bot.PlanTopicAsync("2026-W39", "黄河流域生态保护");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        await bot.AnswersAsync("bob", "乡村振兴学完了", "第37周《乡村振兴促进条例》已不再收回复");
        await bot.SayAsync("bob", "是");
        await bot.AnswersAsync("bob", "黄河流域生态保护那期学完了", "才开放");
        await bot.SayAsync("bob", "是");
        Assert.Equal("Pending Pending", await bot.OutcomesOfAsync("bob"));
    }

    [Fact]
    public async Task Of_two_titles_in_words_the_one_that_was_studied_is_recorded()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "坚定不移推进乡村振兴", lateUntil: "2026-09-20 20:00");
        await bot.PlanTopicAsync("2026-W38", "关于黄河流域的重要论述");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        await bot.SayAsync("bob", "乡村振兴学完了，黄河流域明天看");
        Assert.Equal("Late Pending", await bot.OutcomesOfAsync("bob"));
    }

    [Fact]
    public async Task A_question_whose_yes_records_names_the_topic()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersAsync("bob", "司机学完了", "（第37周《");
    }

    [Theory]
    [InlineData("下周学啥", "第39周《黄河流域》")]
    [InlineData("下周的主题是什么", "第39周《黄河流域》")]
    [InlineData("第39周学什么", "第39周《黄河流域》")]
    [InlineData("上周学的什么", "第37周《调查研究》")]
    [InlineData("这周学什么", "第38周《学习贯彻》")]
    [InlineData("下下周学什么", "第40周（")]
    [InlineData("这周的主题什么时候截止，下周好安排", "第38周《学习贯彻》")]
    public async Task A_question_about_a_week_is_answered_for_that_week(string asked, string expected)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.PlanTopicAsync("2026-W39", "黄河流域");
        var answer = await bot.SayAsync("carol", asked);
        Assert.StartsWith(expected, answer, StringComparison.Ordinal);
        Assert.Equal(expected.StartsWith("第38周", StringComparison.Ordinal), answer.Contains("《学习贯彻》", StringComparison.Ordinal));
    }

    private static async Task<Bot> TwoTopicsAsync(bool third = false)
    {
        var bot = await Bot.StartAsync(third ? "2026-08-31 08:00" : "2026-09-07 08:00");
        await bot.UsualPeopleAsync();

        if (third)
        {
            await bot.PlanTopicAsync("2026-W36", "依法行政", lateUntil: "2026-09-20 20:00");
        }

        await bot.PlanTopicAsync("2026-W37", "调查研究", lateUntil: "2026-09-20 20:00");
        await bot.PlanTopicAsync("2026-W38", "学习贯彻");
        await bot.AdvanceToAsync("2026-09-15 10:00");
        return bot;
    }
}
