using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reminders;

/// <summary>What holds in every week of every year, whatever people do.</summary>
public sealed partial class YearTests
{
    private const int Budget = 3;

    [Theory]
    [InlineData(2026, 1)]
    [InlineData(2027, 3)]
    public async Task In_a_whole_year_nobody_is_disturbed_more_or_otherwise_than_promised(int year, int seed)
    {
        await using var bot = await Bot.StartAsync($"{year - 1}-12-28 08:01");
        var watch = Stopwatch.StartNew();
        await new SimulatedYear(bot, seed).RunAsync(year);
        TestContext.Current.TestOutputHelper?.WriteLine($"{year}/{seed}: {watch.Elapsed.TotalSeconds:0.0} s, {bot.WeCom.Sends.Count} sends");

        await NobodyWhoAnsweredWasNudgedAsync(bot);
        WeeksStayWithinTheBudget(bot);
        PushesKeepToWorkingTime(bot);
        NamesStayInTheirGroup(bot);
        await FiguresAddUpAsync(bot);
        Assert.Empty(bot.WeCom.Violations);
        Assert.DoesNotContain(await bot.AskStoreAsync(db => db.Outbox.Select(m => m.State).Distinct().ToListAsync()), state => state is OutboxState.Dead or OutboxState.Waiting);
    }

    private static async Task NobodyWhoAnsweredWasNudgedAsync(Bot bot)
    {
        var nudges = await bot.AskStoreAsync(db => db.SentNudges.ToListAsync());
        var history = (await bot.AskStoreAsync(db => db.ParticipationEntries.ToListAsync())).ToLookup(e => (e.TopicId, e.MemberId));
        Assert.Contains(nudges, n => n.Rule.StartsWith("chase", StringComparison.Ordinal));
        Assert.Contains(nudges, n => n.Rule.StartsWith("put-off", StringComparison.Ordinal));

        Assert.All(nudges, nudge =>
        {
            var last = history[(nudge.TopicId, nudge.MemberId)].Where(e => e.At < nudge.At).MaxBy(e => e.Id);
            Assert.True(last is null || last.To is Outcome.Pending, $"{nudge.Rule} for topic {nudge.TopicId} reached somebody who is {last?.To}");
        });
    }

    /// <summary>Counted at the far side: what is for members is a card, or the words for several topics at once.</summary>
    private static void WeeksStayWithinTheBudget(Bot bot)
    {
        var pushes = bot.WeCom.Sends.Where(send => !send.Duplicate)
            .Select(send => (send, Text: Trace.TextOf(send)))
            .Where(push => push.Text.Contains("已学 #", StringComparison.Ordinal) || push.Text.Contains("个主题待确认", StringComparison.Ordinal))
            .SelectMany(push => push.send.Users.Select(user => (user, Week: StudyWeek.Of(DateOnly.FromDateTime(bot.Clock.ToLocal(push.send.At))).Key, push.Text)))
            .ToList();

        Assert.All(pushes.GroupBy(push => (push.user, push.Week)), week => Assert.InRange(week.Count(), 1, Budget));
    }

    private static void PushesKeepToWorkingTime(Bot bot)
    {
        var calendar = bot.Services.GetRequiredService<WorkCalendar>();

        Assert.All(bot.WeCom.Sends, send =>
        {
            var local = bot.Clock.ToLocal(send.At);
            Assert.True(calendar.NextSendable(local) == local && local.Minute is not (0 or 30), $"pushed at {local:yyyy-MM-dd HH:mm}");
        });
    }

    /// <summary>A request for leave goes to whoever may decide on it, which is not a reminder.</summary>
    private static void NamesStayInTheirGroup(Bot bot) => Assert.All(bot.WeCom.Sends.Where(send => !Trace.TextOf(send).Contains("请假待答复", StringComparison.Ordinal)), send =>
    {
        var groups = Name().Matches(Trace.TextOf(send)).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.True(groups.Count <= 1, "a message names people of several groups");
        Assert.All(send.Users.Where(_ => groups.Count == 1), user => Assert.True(SimulatedYear.GroupOf(user) == groups[0], $"{user} read of group {groups[0]}"));
    });

    private static async Task FiguresAddUpAsync(Bot bot)
    {
        var topics = await bot.AskStoreAsync(db => db.Topics.Where(t => t.OpenedAt != null).Select(t => new { t.Id, t.WeekKey }).ToListAsync());
        Assert.NotEmpty(topics);

        foreach (var topic in topics.Where(t => t.Id % 7 == 0))
        {
            var answer = await bot.SayAsync("boss", $"统计 {topic.WeekKey / 100}-W{topic.WeekKey % 100:00}");
            var figures = Figure().Matches(answer).ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            Assert.Equal(figures["应到"], figures.Where(f => f.Key != "应到").Sum(f => f.Value));
            Assert.InRange(figures["应到"], 59, 60);
        }
    }

    [GeneratedRegex(@"N(\d)x\d\d")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?m)^(应到|按时|补学|请假|没学|未送达|未报) (\d+)$")]
    private static partial Regex Figure();
}
