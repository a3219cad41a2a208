using System.Net;
using BotService.Jobs;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Hangfire;
using Hangfire.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BotService.Tests.Reminders;

/// <summary>The machine's clock is wrong for a while. Nothing is lost by it, nothing comes twice, and somebody is told.</summary>
public sealed class WrongClockTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public async Task A_scheduler_that_waits_for_next_year_is_ticked_for_and_begun_anew()
    {
        var time = new WallTime("2026-09-07 09:05");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:05", ("Jobs:Enabled", "true"), ("Jobs:TickWithin", "00:00:02"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        var scheduler = bot.Services.GetRequiredService<JobStorage>();
        await Wait.UntilAsync(() => NextTickOf(scheduler) is not null);

        await WaitUntilNextYearAsync(scheduler);
        time.PassTo("2026-09-07 09:08");

        await Wait.UntilAsync(() =>
        {
            time.Pass(TimeSpan.FromMilliseconds(10));
            return bot.PushesTo("bob").Count > 0;
        });
        Assert.Contains(bot.LogLines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("begun anew", StringComparison.Ordinal));
        await Wait.UntilAsync(() => NextTickOf(scheduler) < TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2));
    }

    [Fact]
    public async Task A_clock_that_is_a_year_ahead_for_a_minute_costs_nothing_and_is_named_with_its_year()
    {
        var time = new WallTime("2026-09-07 09:05");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:05", ("Jobs:Enabled", "true"), ("Jobs:TickWithin", "00:04:00"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await WallTime.TickAsync(bot);
        time.PassTo("2026-09-07 09:06");
        time.Set(Year);

        await WallTime.TickAsync(bot);
        await bot.Services.GetRequiredService<RetentionPurge>().RunIfDueAsync(Bot.Token);
        time.Pass(TimeSpan.FromSeconds(90));
        await WallTime.TickAsync(bot);

        var (status, body) = await ReadyAsync(bot);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("2027", body, StringComparison.Ordinal);
        Assert.Contains("2027年9月7日", await bot.SayAsync("boss", "状态"));
        Assert.Empty(bot.WeCom.Sends);

        time.Set(TimeSpan.Zero);
        await WallTime.TickAsync(bot);

        Assert.Contains("第37周", Assert.Single(bot.PushesTo("bob")));
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(bot)).Status);
        Assert.DoesNotContain("2027", await bot.SayAsync("boss", "状态"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AuditNotes.CountAsync(note => note.Action == "skip")));
        Assert.True(await bot.AskStoreAsync(db => db.Marks.AllAsync(mark => mark.At < Bot.At("2026-09-08 00:00"))));
    }

    [Fact]
    public async Task Marks_that_were_left_in_the_next_year_come_back_and_reminders_go_on()
    {
        var time = new WallTime("2026-09-07 09:05");
        var store = await LeftByWrongClockAsync();
        await using var bot = Bot.Start(store, "2026-09-07 09:05", time.Beneath);
        await WallTime.TickAsync(bot);

        time.PassTo("2026-09-07 09:08");
        await WallTime.TickAsync(bot);
        time.PassTo("2026-09-10 16:08");
        await WallTime.TickAsync(bot);

        Assert.Equal(["09-07 09:08", "09-10 16:08"], bot.TimesFor("bob"));
        Assert.Contains(bot.LogLines, line => line.Contains("planned until 2027", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purge_of_a_clock_that_was_a_year_ahead_does_not_hold_up_the_one_of_today()
    {
        var ahead = await Bot.StartAsync("2027-11-02 10:20");
        await ahead.Services.GetRequiredService<RetentionPurge>().RunIfDueAsync(Bot.Token);
        await ahead.StopAsync();
        await using var bot = Bot.Start(ahead.Store, "2026-11-02 10:20");
        Assert.True(await bot.AskStoreAsync(db => db.Leases.AnyAsync(lease => lease.Name == "purge" && lease.HeldUntil > Bot.At("2027-11-02 12:00"))));
        await bot.ChangeAsync(db =>
        {
            db.Receipts.Add(new InboxReceipt { Key = "old", ReceivedAt = bot.Clock.UtcNow.AddDays(-50), ReplyText = "旧" });
            return Task.CompletedTask;
        });

        await bot.Services.GetRequiredService<RetentionPurge>().RunIfDueAsync(Bot.Token);

        Assert.Empty(await bot.AskStoreAsync(db => db.Receipts.ToListAsync(Bot.Token)));
        Assert.True(await bot.AskStoreAsync(db => db.Leases.AnyAsync(lease => lease.Name == "purge" && lease.HeldUntil < Bot.At("2026-11-04 00:00"))));
    }

    [Fact]
    public async Task A_clock_set_back_by_hours_repeats_no_reminder_and_no_digest()
    {
        var time = new WallTime("2026-09-07 09:05");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:05");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await WallTime.TickAsync(bot);

        for (var hour = 0; hour < 5 * 24; hour++)
        {
            time.Pass(TimeSpan.FromMinutes(59));
            await WallTime.TickAsync(bot);
        }

        var before = Reminders(bot);
        Assert.Equal(3, bot.PushesTo("bob").Count);
        time.Set(TimeSpan.FromHours(-76));

        for (var hour = 0; hour < 72; hour++)
        {
            time.Pass(TimeSpan.FromMinutes(59));
            await WallTime.TickAsync(bot);
        }

        Assert.Equal(before, Reminders(bot));
    }

    [Fact]
    public async Task A_jump_that_lasts_is_planned_through()
    {
        var time = new WallTime("2026-09-07 09:05");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:05");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await WallTime.TickAsync(bot);

        time.Set(TimeSpan.FromHours(2));
        await WallTime.TickAsync(bot);
        time.Pass(TimeSpan.FromMinutes(4));
        await WallTime.TickAsync(bot);
        Assert.Empty(bot.WeCom.Sends);
        time.Pass(TimeSpan.FromMinutes(2));
        await WallTime.TickAsync(bot);

        Assert.Equal(["09-07 11:11"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData(27)]
    [InlineData(5)]
    [InlineData(60 * 24 * 364)]
    public async Task A_message_that_failed_is_tried_again_at_once_when_the_clock_was_set_back(int minutes)
    {
        var time = new WallTime("2026-09-07 09:10");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:10");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, SimulatorFault.Forever) with { Name = "outage" });
        await WallTime.TickAsync(bot);
        Assert.Empty(bot.PushesTo("bob"));
        bot.WeCom.Faults.Remove("outage");

        time.Set(TimeSpan.FromMinutes(-minutes));
        time.Pass(TimeSpan.FromMinutes(1));
        await WallTime.TickAsync(bot);

        Assert.Contains("第37周", Assert.Single(bot.PushesTo("bob")));
    }

    /// <summary>A store whose service ran while the clock was a year ahead, and for long.</summary>
    private static async Task<TestStore> LeftByWrongClockAsync()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.ChangeAsync(async db =>
        {
            foreach (var mark in await db.Marks.ToListAsync(Bot.Token))
            {
                mark.At += Year;
            }
        });
        await bot.StopAsync();
        return bot.Store;
    }

    /// <summary>Without the message that the service stood still, which comes here because it ticks only once an hour.</summary>
    private static int Reminders(Bot bot) => bot.WeCom.Sends.Count(send => !send.Duplicate && !Trace.TextOf(send).Contains("停过", StringComparison.Ordinal));

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(Bot bot)
    {
        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token);
        return (ready.StatusCode, await ready.Content.ReadAsStringAsync(Bot.Token));
    }

    private static DateTime? NextTickOf(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return connection.GetAllEntriesFromHash($"recurring-job:{ScheduledJobs.Tick}")?.GetValueOrDefault("NextExecution") is { } next ? JobHelper.DeserializeDateTime(next) : null;
    }

    /// <summary>What Hangfire keeps when it ticks while the clock is a year ahead. The running scheduler writes the same rows, so a write that meets one of its own is made again.</summary>
    private static async Task WaitUntilNextYearAsync(JobStorage storage)
    {
        var next = TimeProvider.System.GetUtcNow().UtcDateTime + Year;
        await Wait.UntilAsync(() =>
        {
            try
            {
                SetNext(storage, next);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return false;
            }
        });
    }

    private static void SetNext(JobStorage storage, DateTime next)
    {
        using var connection = storage.GetConnection();
        using var change = connection.CreateWriteTransaction();

        foreach (var job in (string[])[ScheduledJobs.Tick, "outbox", "purge"])
        {
            change.SetRangeInHash($"recurring-job:{job}", [KeyValuePair.Create("NextExecution", JobHelper.SerializeDateTime(next))]);
            change.AddToSet("recurring-jobs", job, JobHelper.ToTimestamp(next));
        }

        change.Commit();
    }
}
