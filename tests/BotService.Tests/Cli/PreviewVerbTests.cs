using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

public sealed class PreviewVerbTests
{
    [Fact]
    public async Task A_week_is_shown_as_a_table_that_lines_up_and_nothing_of_it_is_done()
    {
        await using var op = await PlannedAsync();
        var before = await op.DumpAsync();

        var ran = await op.RunAsync("preview", "--from", "2026-09-07", "--to", "2026-09-11");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Equal(
            """
            2026-09-07 至 2026-09-11，按现在的情况会发 5 次（没有真的发）
            时间              提醒        主题                      发给            人数  说明
            2026-09-07 09:07  开放通知    2026-W37《高质量发展》    成员            3     按今天名单估计
            2026-09-10 09:37  联络员汇总  2026-W37《高质量发展》    联络员          1     按今天名单估计
            2026-09-10 16:07  周中提醒    2026-W37《高质量发展》    成员            2     按今天名单估计
            2026-09-11 14:37  截止前提醒  2026-W37《高质量发展》    成员            3     按今天名单估计
            2026-09-11 17:37  截止汇总    2026-W37《高质量发展》    联络员和管理员  2     按今天名单估计

            """.ReplaceLineEndings("\n").Replace("《高质量发展》    ", "《高质量发展》  ", StringComparison.Ordinal).Replace("主题                      ", "主题                    ", StringComparison.Ordinal),
            ran.Output);
        Assert.Equal(before, await op.DumpAsync());
        Assert.Equal(0, await op.AskAsync((_, db) => db.SentNudges.CountAsync(Operator.Token)));
    }

    [Fact]
    public async Task Without_days_it_is_from_today_to_the_end_of_the_week_and_past_reminders_are_not_promised()
    {
        await using var op = await PlannedAsync();
        await op.TopicsAsync("2026-W38,下一周,,,,,");
        op.Now = "2026-09-10 17:00";

        var ran = await op.RunAsync("preview");

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("2026-09-10 至 2026-09-13，", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("周中提醒", ran.Output, StringComparison.Ordinal);
        Assert.Contains("2026-09-11 14:37  截止前提醒", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("下一周", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_topic_is_counted_by_who_still_owes_it()
    {
        await using var op = await PlannedAsync();
        await op.AskAsync(async (services, db) =>
        {
            var clock = services.GetRequiredService<LocalClock>();
            var topic = await db.Topics.SingleAsync(Operator.Token);
            topic.NoteDueToldToMembers();
            await services.GetRequiredService<IRosterFreeze>().OpenAsync(topic, clock.UtcNow, Operator.Token);
            await db.SaveChangesAsync(Operator.Token);
            (await db.Participations.OrderBy(p => p.MemberId).FirstAsync(Operator.Token)).Record(Outcome.OnTime, clock.UtcNow, null, null);
            return await db.SaveChangesAsync(Operator.Token);
        });

        var ran = await op.RunAsync("preview", "--to", "2026-12-31");

        Assert.Matches("2026-09-10 16:07  周中提醒  +2026-W37《高质量发展》  成员 +2\n", ran.Output);
    }

    [Fact]
    public async Task A_time_in_which_nothing_is_planned_is_said()
    {
        await using var op = await PlannedAsync();

        var ran = await op.RunAsync("preview", "--from=2026-10-12");

        Assert.Equal((0, "2026-10-12 至 2026-10-18，按现在的情况会发 0 次（没有真的发）\n"), (ran.Code, ran.Output));
    }

    [Theory]
    [InlineData("--from 7.9.2026", "--from 要写成 2026-09-07 的样子")]
    [InlineData("--to 2026-09-31", "--to 要写成 2026-09-07 的样子")]
    [InlineData("--from", "--from 要写成")]
    [InlineData("--from 2026-09-11 --to 2026-09-07", "在 --from 2026-09-11 之前")]
    [InlineData("--from 2026-08-01 --to 2026-08-07", "已经过去")]
    [InlineData("--to 2028-01-01", "最多预览 400 天")]
    [InlineData("tomorrow", "tomorrow")]
    public async Task Days_that_do_not_work_are_named_and_exit_with_2(string arguments, string problem)
    {
        await using var op = await PlannedAsync();

        var ran = await op.RunAsync(["preview", .. arguments.Split(' ')]);

        Assert.Equal(2, ran.Code);
        Assert.Contains(problem, ran.ErrorLines[0], StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    private static async Task<Operator> PlannedAsync()
    {
        var op = await Operator.StartAsync("2026-09-07 08:00");
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,", "bob,鲍勃,一支部,支部,,,,", "chief,程序,一支部,支部,管理员,,,");
        await op.TopicsAsync("2026-W37,高质量发展,,,,,");
        return op;
    }
}
