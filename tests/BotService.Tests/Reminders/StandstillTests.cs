using System.Net;
using BotService.Jobs;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reminders;

/// <summary>The service, or a part of it, stood still and goes on: admins hear it once.</summary>
public sealed class StandstillTests
{
    [Fact]
    public async Task A_service_that_was_away_tells_its_admins_once_what_was_lost()
    {
        var bot = await StartAsync("2026-09-10 16:05");
        await bot.StopAsync();

        var back = Bot.Start(bot.Store, "2026-09-11 09:02");
        await back.AdvanceToAsync("2026-09-11 09:09");

        Assert.Equal(["boss", "chief"], Told(back).SelectMany(send => send.Users).Order(StringComparer.Ordinal));
        var text = Trace.TextOf(Assert.Single(Told(back)));
        Assert.Contains("提醒停过：9月10日 周四 16:05 到 9月11日 周五 09:02，现在已恢复。", text);
        Assert.Contains("过时不再发的提醒 1 次：\n· 第37周 周中提醒（应在 9月10日 周四 16:07）", text);
        await back.StopAsync();

        await using var again = Bot.Start(bot.Store, "2026-09-11 09:13");
        await again.AdvanceToAsync("2026-09-11 18:00");
        Assert.Empty(Told(again));
    }

    [Theory]
    [InlineData("2026-09-09 10:04:30", 0)]
    [InlineData("2026-09-09 10:05:30", 1)]
    [InlineData("2026-09-09 22:01", 1)]
    public async Task A_short_restart_is_no_standstill_and_at_night_it_is_told_in_the_morning(string wakes, int messages)
    {
        var bot = await StartAsync("2026-09-09 10:00");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, wakes);
        await back.AdvanceToAsync("2026-09-10 10:00");

        Assert.Equal(messages, Told(back).Count);
        Assert.All(Told(back), send => Assert.Contains("没有漏掉的提醒", Trace.TextOf(send)));
        Assert.All(Told(back), send => Assert.Equal(wakes.Contains(" 22", StringComparison.Ordinal) ? "09-10 08:37" : "09-09 10:05", Trace.Minute(send)));
    }

    [Fact]
    public async Task Several_nodes_that_come_back_together_tell_it_once()
    {
        var bot = await StartAsync("2026-09-09 10:00");
        await bot.StopAsync();

        await using var one = Bot.Start(bot.Store, "2026-09-09 11:02");
        var other = Bot.Start(bot.Store, "2026-09-09 11:02");
        await Task.WhenAll(one.AdvanceToAsync("2026-09-09 11:05"), other.AdvanceToAsync("2026-09-09 11:05"));

        Assert.Single(Told(one).Concat(Told(other)).DistinctBy(send => send.Json));
        await other.StopAsync();
    }

    [Fact]
    public async Task Sends_that_stood_still_while_messages_were_owed_are_told_when_they_go_on()
    {
        await using var bot = await Bot.StartWithAsync(WithoutSends, "2026-09-07 09:05");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        foreach (var minute in (string[])["09:07", "09:11", "09:13", "09:29", "09:41"])
        {
            await TickAtAsync(bot, $"2026-09-07 {minute}");
        }

        Assert.Empty(bot.WeCom.Sends);
        using (var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await bot.AdvanceToAsync("2026-09-07 09:42");
        await bot.AdvanceToAsync("2026-09-08 09:42");

        Assert.Equal(["09-07 09:41"], bot.TimesFor("bob"));
        Assert.Contains("消息发送停过：9月7日 周一 09:07 到 9月7日 周一 09:42，现在已恢复。\n没有漏掉的提醒", Trace.TextOf(Assert.Single(Told(bot))));
    }

    [Fact]
    public async Task A_service_that_was_away_with_messages_owed_tells_both_at_once()
    {
        var bot = await Bot.StartWithAsync(WithoutSends, "2026-09-07 09:05");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await TickAtAsync(bot, "2026-09-07 09:07");
        await TickAtAsync(bot, "2026-09-07 09:13");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-09-07 11:02");
        await back.AdvanceToAsync("2026-09-07 12:02");

        Assert.Contains("提醒和消息发送停过：9月7日 周一 09:07 到 9月7日 周一 11:02", Trace.TextOf(Assert.Single(Told(back))));
        Assert.Equal(["09-07 11:02"], back.TimesFor("bob"));
    }

    [Fact]
    public async Task A_message_that_outlasts_one_standstill_is_no_obstacle_to_telling_the_next()
    {
        var store = await FoundAsync("2026-09-07 09:06");

        // No run sends anything, so the next two runs find the same message still waiting.
        foreach (var life in (string[][])[["09:07", "09:14"], ["09:30", "09:37"]])
        {
            var bot = Bot.Start(store, $"2026-09-07 {life[0]}", WithoutSends);
            await TickAtAsync(bot, $"2026-09-07 {life[1]}");
            await bot.StopAsync();
        }

        await using var back = Bot.Start(store, "2026-09-07 09:50");
        await back.AdvanceToAsync("2026-09-07 10:10");

        Assert.Equal(["09:07 到 9月7日 周一 09:30", "09:30 到 9月7日 周一 09:50"], Told(back).Select(send => Trace.TextOf(send).Split("停过：9月7日 周一 ")[1].Split("，")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_that_does_not_tick_is_not_ready()
    {
        await using var bot = await Bot.StartWithAsync(
            services => services.Remove(services.Single(s => s.ImplementationType == typeof(RecurringWork))), "2026-09-07 09:05", ("Jobs:Enabled", "true"));

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(bot));
        bot.Services.GetRequiredService<ControllableClock>().TryMoveTo(Bot.At("2026-09-07 09:11"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(bot));
        await TickAtAsync(bot, "2026-09-07 09:12");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(bot));
    }

    [Fact]
    public async Task A_week_that_was_slept_through_is_noted_once_also_by_many_ticks_of_a_quiet_evening()
    {
        var bot = await StartAsync("2026-09-04 09:00");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-09-13 21:00");
        await TickAtAsync(back, "2026-09-13 21:01");
        await TickAtAsync(back, "2026-09-13 21:02");
        await back.AdvanceToAsync("2026-09-14 09:30");

        Assert.Equal(1, await back.AskStoreAsync(db => db.AuditNotes.CountAsync(n => n.Action == "skip")));
        Assert.Contains("第37周《高质量发展》整个开放时间服务都没有运行", Trace.TextOf(Assert.Single(Told(back))));
    }

    private static async Task<HttpStatusCode> ReadyAsync(Bot bot)
    {
        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token);
        return ready.StatusCode;
    }

    private static async Task TickAtAsync(Bot bot, string local)
    {
        bot.Services.GetRequiredService<ControllableClock>().TryMoveTo(Bot.At(local));
        await bot.Services.GetRequiredService<ReminderTick>().RunAsync(Bot.Token);
    }

    private static List<Simulator.AcceptedSend> Told(Bot bot) => [.. bot.WeCom.Sends.Where(send => !send.Duplicate && Trace.TextOf(send).Contains("停过", StringComparison.Ordinal))];

    private static void WithoutSends(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxWorker)));

    private static async Task<TestStore> FoundAsync(string until)
    {
        var bot = await StartAsync(until);
        await bot.StopAsync();
        return bot.Store;
    }

    private static async Task<Bot> StartAsync(string until)
    {
        var bot = await Bot.StartAsync("2026-09-04 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync(until);
        return bot;
    }
}
