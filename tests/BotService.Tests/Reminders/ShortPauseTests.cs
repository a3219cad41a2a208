using BotService.Simulator;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>The service sleeps through an instant and wakes: what still helps is sent once, what does not is noted.</summary>
public sealed class ShortPauseTests
{
    [Theory]
    [InlineData("opening", "2026-09-07 09:05", "2026-09-07 10:02", "09-07 10:02, 09-10 16:07, 09-11 14:37")]
    [InlineData("opening, over the quiet hours", "2026-09-07 09:05", "2026-09-07 21:02", "09-08 08:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("opening and midweek", "2026-09-07 09:05", "2026-09-10 16:32", "09-10 16:32, 09-11 14:37")]
    [InlineData("midweek", "2026-09-10 16:05", "2026-09-10 18:02", "09-07 09:07, 09-10 18:02, 09-11 14:37")]
    [InlineData("midweek, too late", "2026-09-10 16:05", "2026-09-11 09:02", "09-07 09:07, 09-11 14:37")]
    [InlineData("deadline", "2026-09-11 14:35", "2026-09-11 16:42", "09-07 09:07, 09-10 16:07, 09-11 16:42")]
    [InlineData("deadline, too late", "2026-09-11 14:35", "2026-09-11 17:32", "09-07 09:07, 09-10 16:07")]
    [InlineData("nothing", "2026-09-09 14:35", "2026-09-09 17:32", "09-07 09:07, 09-10 16:07, 09-11 14:37")]
    public async Task A_nap_over_a_push_to_members_sends_it_once_or_not_at_all(string what, string sleeps, string wakes, string expected)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync(sleeps);
        var before = bot.TimesFor("bob");
        await bot.StopAsync();

        await using var awake = Bot.Start(bot.Store, wakes);
        await awake.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal((what, expected), (what, string.Join(", ", before.Concat(awake.TimesFor("bob")))));
        Assert.Equal(what.Contains("too late", StringComparison.Ordinal), (await SkippedAsync(awake)).Count > 0);
    }

    [Theory]
    [InlineData("2026-09-10 09:35", "2026-09-11 09:02", "09-11 09:02, 09-11 17:37")]
    [InlineData("2026-09-10 09:35", "2026-09-11 17:42", "09-11 17:42")]
    [InlineData("2026-09-11 17:35", "2026-09-14 09:02", "09-10 09:37, 09-14 09:02")]
    [InlineData("2026-09-11 17:35", "2026-09-15 09:02", "09-10 09:37")]
    public async Task A_nap_over_a_digest_sends_it_once_or_not_at_all(string sleeps, string wakes, string expected)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("alice", "已学");
        await bot.AdvanceToAsync(sleeps);
        var before = bot.TimesFor("alice").Skip(1).ToList();
        await bot.StopAsync();

        await using var awake = Bot.Start(bot.Store, wakes);
        await awake.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(expected, string.Join(", ", before.Concat(awake.TimesFor("alice"))));
    }

    [Fact]
    public async Task A_week_that_was_slept_through_is_noted_once_and_counted_for_nobody()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.StopAsync();

        await using var awake = Bot.Start(bot.Store, "2026-09-14 09:02");
        await awake.AdvanceToAsync("2026-09-16 12:01");

        Assert.Equal(["boss", "chief"], awake.WeCom.Sends.SelectMany(send => send.Users).Order(StringComparer.Ordinal));
        Assert.Contains("没有开放", Assert.Single(await SkippedAsync(awake)));
        Assert.Contains("没有开放", await awake.SayAsync("boss", "状态"));
        Assert.Equal(0, await awake.AskStoreAsync(db => db.Participations.CountAsync()));
    }

    [Theory]
    [InlineData("2026-09-11 17:35", "2026-09-11 21:02", "09-14 08:37")]
    [InlineData("2026-09-11 17:35", "2026-09-11 19:02", "09-11 19")]
    [InlineData("2026-09-11 17:35", "2026-09-12 10:02", "09-14 08:37")]
    public async Task A_digest_that_WeCom_refuses_until_the_quiet_hours_wakes_nobody(string fails, string recovers, string arrives)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("alice", "已学");
        await bot.AdvanceToAsync(fails);
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, SimulatorFault.Forever) with { Name = "outage" });
        var before = bot.TimesFor("alice").Count;
        await bot.AdvanceToAsync(recovers);
        bot.WeCom.Faults.Remove("outage");
        await bot.AdvanceToAsync("2026-09-14 09:05");

        Assert.StartsWith(arrives, bot.TimesFor("alice")[before], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_services_on_one_store_that_tick_at_once_plan_once()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:05");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        var other = Bot.Start(bot.Store, "2026-09-07 09:05");

        // Their clocks agree within a minute, as those of two machines do: one that is days behind would take what the other queued for the work of a wrong clock.
        foreach (var minute in (string[])["07 09:07", "10 09:37", "10 16:07", "11 14:37", "11 17:37"])
        {
            var before = Bot.At($"2026-09-{minute}").AddSeconds(-20).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            await bot.AdvanceToAsync(before);
            await other.AdvanceToAsync(before);
            await Task.WhenAll(bot.AdvanceToAsync($"2026-09-{minute}:20"), other.AdvanceToAsync($"2026-09-{minute}:20"));
        }

        // Two moved clocks can let a lease run out at once; the repeat is byte-identical, so WeCom would weed it out.
        Assert.Equal(3, bot.WeCom.DeliveredTo("bob").Concat(other.WeCom.DeliveredTo("bob")).DistinctBy(send => send.Json).Count());

        var digest = Assert.Single(bot.WeCom.DeliveredTo("boss").Concat(other.WeCom.DeliveredTo("boss")).DistinctBy(send => send.Json), send => send.Json.Contains("已到截止时间", StringComparison.Ordinal));
        Assert.InRange(digest.At, Bot.At("2026-09-11 17:37"), Bot.At("2026-09-11 17:38"));
        Assert.Equal(6, await bot.AskStoreAsync(db => db.Participations.CountAsync()));
        await other.StopAsync();
    }

    private static Task<List<string>> SkippedAsync(Bot bot) =>
        bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "skip").Select(n => n.Detail!).ToListAsync());
}
