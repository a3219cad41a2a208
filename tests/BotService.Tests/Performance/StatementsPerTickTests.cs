using System.Globalization;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Performance;

/// <summary>How often a tick asks the database does not depend on how many people, items or groups it is about. What is added or changed row by row is not counted: SQLite takes each row by itself.</summary>
public sealed class StatementsPerTickTests
{
    private const int Few = 5;

    /// <summary>What is given to whom in one week, and what waits for the next because that one is full.</summary>
    private static readonly (string Name, string Soon, string Later)[] Given =
    [
        ("邓睿", "核对补贴名单", "检修投影机"), ("李秋月", "清点应急物资", "清点档案"), ("郑凯", "修订办法", "更新养老机构名录"), ("谢春梅", "更新名录", "换门锁"),
    ];

    /// <param name="beginning">How the keys of what is owed then begin.</param>
    /// <param name="each">Messages for each owner.</param>
    /// <param name="others">Messages for those who verify, or for admins, however many owners there are.</param>
    [Theory]
    [InlineData("2026-10-12 09:18", "first-", 1, 5)]
    [InlineData("2026-10-12 09:38", "ledger-week:", 0, 1)]
    [InlineData("2026-10-13 10:08", "due-", 1, 0)]
    public async Task Reminders_of_items_ask_no_more_often_for_twice_as_many_owners_and_items(string at, string beginning, int each, int others)
    {
        using var count = new StatementCount();
        List<IReadOnlyList<string>> asked = [];

        foreach (var owners in (int[])[Few, 2 * Few])
        {
            await using var bot = await StartAsync("2026-10-12 09:03");
            await bot.UsualPeopleAsync();
            await bot.PeopleAsync([.. Enumerable.Range(1, owners).Select(i => $"owner{i} 主办{i} 一支部")]);
            await TickItems.AddAsync(bot, "owner");
            await bot.AdvanceToAsync(Before(at));

            asked.Add(await TickAsync(count, bot, at));

            Assert.Equal((each * owners) + others, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith(beginning), Bot.Token)));
        }

        AssertAsMany(asked);
    }

    [Fact]
    public async Task What_waits_for_the_first_working_day_takes_the_line_along_for_any_number_of_people_at_once()
    {
        const string At = "2027-03-08 09:18";
        using var count = new StatementCount();
        List<IReadOnlyList<string>> asked = [];

        foreach (var owners in (int[])[Given.Length / 2, Given.Length])
        {
            await using var bot = await StartAsync("2027-03-04 09:00", ("Reminders:Budget", "1"));
            await Office.PeopleAsync(bot);

            foreach (var (name, soon, _) in Given.Take(owners))
            {
                await bot.SayAsync("zhoumin", $"任务 {soon} {name} 3月9日");
            }

            await bot.AdvanceToAsync("2027-03-05 09:00");

            foreach (var (name, _, later) in Given.Take(owners))
            {
                Assert.Contains("下周一一并告知", await bot.SayAsync("zhoumin", $"任务 {later} {name} 3月25日"), StringComparison.Ordinal);
            }

            await bot.AdvanceToAsync(Before(At));
            asked.Add(await TickAsync(count, bot, At));

            Assert.Equal(owners, await bot.AskStoreAsync(db => db.SentNudges.CountAsync(s => s.Rule.StartsWith("first-"), Bot.Token)));
            Assert.Equal(0, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("first-"), Bot.Token)));
        }

        AssertAsMany(asked);
    }

    [Fact]
    public async Task The_first_tick_of_a_day_tells_the_liaisons_of_twice_as_many_groups_with_as_many_questions()
    {
        using var count = new StatementCount();
        List<IReadOnlyList<string>> asked = [];

        foreach (var groups in (int[])[Few, 2 * Few])
        {
            await using var bot = await StartAsync("2026-10-12 09:03");
            await bot.PeopleAsync([.. Enumerable.Range(1, groups).Select(i => $"liaison{i} 联络{i} 第{i}支部 liaison")]);
            await bot.AdvanceToAsync("2026-10-12 10:00");

            // Each of another week, so that no week is one that half of the groups share.
            await bot.ChangeAsync(async db => db.StudySignals.AddRange(
                (await db.Groups.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Bot.Token))
                    .Select((id, i) => new StudySignal { Kind = SignalKind.Burst, GroupId = id, Period = 202620 + i, FoundAt = Bot.At("2026-10-09 10:00"), Part = 7, Whole = 9 })));

            asked.Add(await TickAsync(count, bot, "2026-10-13 09:03"));

            Assert.Equal(groups, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("signals-"), Bot.Token)));
            Assert.Equal(0, await bot.AskStoreAsync(db => db.StudySignals.CountAsync(s => s.ToldAt == null, Bot.Token)));
        }

        AssertAsMany(asked);
    }

    /// <summary>Without the one who sends at once: what it asks has nothing to do with the tick.</summary>
    private static Task<Bot> StartAsync(string now, params (string Key, string Value)[] settings) =>
        Bot.StartWithAsync(services => services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxWorker))), now, settings);

    /// <summary>Some minutes earlier, when the day has had its first tick, with which comes what is done once a day.</summary>
    private static string Before(string at) => Bot.At(at).AddMinutes(-3).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> TickAsync(StatementCount count, Bot bot, string at)
    {
        Assert.True(bot.Services.GetRequiredService<ControllableClock>().TryMoveTo(Bot.At(at)));
        var statements = await count.DuringAsync(bot.Store, () => bot.Services.GetRequiredService<ReminderTick>().RunAsync(Bot.Token));
        return [.. statements.Where(statement => statement.StartsWith("SELECT", StringComparison.Ordinal) || statement.StartsWith("DELETE", StringComparison.Ordinal))];
    }

    private static void AssertAsMany(IReadOnlyList<IReadOnlyList<string>> asked)
    {
        Assert.NotEmpty(asked[0]);
        Assert.True(asked[0].Count == asked[1].Count, $"{asked[1].Count} statements instead of {asked[0].Count}:\n{string.Join("\n\n", asked[1])}");
    }
}
