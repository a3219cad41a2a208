using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>Budget and quiet hours hold over study, notices, classes and the rota together, through naps and outages.</summary>
public sealed class ListYearTests
{
    private const int Budget = 3;

    [Theory]
    [InlineData(2026, 71)]
    public async Task Notices_classes_and_the_rota_share_the_budget_and_the_quiet_hours_with_the_study(int year, int seed)
    {
        Assert.SkipWhen(!TestStore.IsPostgres && Environment.GetEnvironmentVariable("BOTSERVICE_TEST_YEARS") is null, "SQLite lives through the whole year without the lists.");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var life = new SimulatedYear(year, seed, withLists: true);
        await life.LiveAsync(firstWeek: 1, count: 27);
        TestContext.Current.TestOutputHelper?.WriteLine($"{year}/{seed}: {watch.Elapsed.TotalSeconds:0.0} s, {life.Sends.Count()} sends");
        var sends = life.Sends.Where(send => !send.Duplicate).Select(send => (Send: send, Text: Trace.TextOf(send))).ToList();

        Assert.All((string[])["已阅 传", "开班", "这周轮到您", "述学 同意"], what => Assert.Contains(sends, send => send.Text.Contains(what, StringComparison.Ordinal)));
        RequireBudget(life, sends);
        RequireQuiet(life, sends);
        await RequireWeeksInStoreAsync(life.Bot);
        Assert.Empty(life.Violations);
        Assert.Equal(0, await life.Bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Dead || m.State == OutboxState.Waiting)));
        Assert.DoesNotContain(life.Bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Counted at the far side: whatever reaches somebody who is no liaison is a push.</summary>
    private static void RequireBudget(SimulatedYear life, IEnumerable<(Simulator.AcceptedSend Send, string Text)> sends)
    {
        var weeks = sends.SelectMany(send => send.Send.Users.Where(user => user.StartsWith('u') && !user.EndsWith("x00", StringComparison.Ordinal))
            .Select(user => (User: user, Week: StudyWeek.Of(DateOnly.FromDateTime(life.Bot.Clock.ToLocal(send.Send.At))).Key, send.Text))).GroupBy(push => (push.User, push.Week));
        Assert.All(weeks, week => Assert.True(week.Count() <= Budget, $"{week.Key} got {week.Count()}: {string.Join(" | ", week.Select(push => push.Text))}"));
    }

    private static void RequireQuiet(SimulatedYear life, IEnumerable<(Simulator.AcceptedSend Send, string Text)> sends)
    {
        var calendar = new PrintedCalendar();

        Assert.All(sends.Where(send => !send.Text.Contains("请假待答复", StringComparison.Ordinal)), send =>
        {
            var local = life.Bot.Clock.ToLocal(send.Send.At);
            Assert.True(calendar.MayDisturb(local), $"pushed at {local:yyyy-MM-dd HH:mm:ss}: {send.Text}");
        });
    }

    /// <summary>The same by the service's own books, for liaisons too.</summary>
    private static async Task RequireWeeksInStoreAsync(Bot bot)
    {
        var weeks = await bot.AskStoreAsync(db => db.SentNudges.Select(s => new { s.MemberId, s.WeekKey, s.At }).Distinct().GroupBy(s => new { s.MemberId, s.WeekKey }).Select(g => g.Count()).ToListAsync());
        Assert.All(weeks, count => Assert.InRange(count, 1, Budget));
    }
}
