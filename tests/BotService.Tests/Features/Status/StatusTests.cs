using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Status;

public sealed class StatusTests
{
    [Fact]
    public async Task A_healthy_service_says_so_line_by_line()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:09");

        var status = await bot.SayAsync("chief", "状态");

        Assert.Contains("提醒：正常，最近 9月7日 周一 09:09；已安排到 9月7日 周一 09:09", status);
        Assert.Contains("消息：待发 0，发不出 0，过时未发 0", status);
        Assert.Contains("通道：最近发出 9月7日 周一 09:07", status);
        Assert.Contains("备份：还没有备份过", status);
        Assert.Contains("节假日：2026 年已录入", status);
        Assert.Contains("近 7 天没有跳过的提醒", status);
        Assert.Contains("由管理员使用", await bot.SayAsync("alice", "状态"));
    }

    [Fact]
    public async Task A_year_without_a_calendar_is_a_state_and_counts_Monday_to_Friday()
    {
        await using var bot = await Bot.StartAsync("2027-02-08 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2027-W06");

        await bot.AdvanceToAsync("2027-02-12 18:01");

        Assert.Contains("2027 年放假安排尚未录入，暂按周一至周五", await bot.SayAsync("chief", "状态"));
        Assert.Equal(3, bot.PushesTo("bob").Count);
    }

    [Fact]
    public async Task What_did_not_leave_is_counted_with_its_reason()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(db =>
        {
            db.Outbox.Add(new OutboxMessage
            {
                Key = "k",
                TaskId = "t",
                Channel = "wecom",
                Recipients = "bob",
                Content = "{}",
                CreatedAt = Bot.At("2026-09-07 07:59"),
                NextAttemptAt = Bot.At("2026-09-07 07:59"),
                State = OutboxState.Dead,
                LastReason = "60020 add 1.2.3.4 to the app's trusted addresses",
            });
            return Task.CompletedTask;
        });

        var status = await bot.SayAsync("chief", "状态");

        Assert.Contains("发不出 1", status);
        Assert.Contains("60020 请把 1.2.3.4 加进应用的企业可信IP", status);
    }
}
