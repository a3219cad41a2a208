using BotService.Reminders;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Statements;

/// <summary>我的 is read by three statements; what a person reads is compared with what the queries say.</summary>
public sealed class OwnRecordStatementTests
{
    private const int Shown = 8;

    private const string OnBehalf = "（联络员代录）";

    private const int FirstWeek = 202601;

    private static readonly DateOnly FirstMonday = new(2025, 12, 29);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_everybody_reads_of_the_own_record_is_what_the_queries_say(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var people = await bot.AskStoreAsync(db => db.Members.AsNoTracking().Include(m => m.Group).OnRoster(DrawnOffice.Today).OrderBy(m => m.Id).ToListAsync(Bot.Token));
        var budget = bot.Services.GetRequiredService<IOptions<ReminderOptions>>().Value.Budget;
        List<(Figures Figures, int Topics, bool IsOnBehalf, int Days, int Pushes)> seen = [];

        foreach (var me in people)
        {
            var lines = (await bot.SayAsync(me.UserId, "我的")).Split('\n');
            var (figures, latest, days, pushes) = await bot.AskStoreAsync(async db =>
                (await FiguresOfAsync(db, me.Id), await LatestOfAsync(db, me.Id), await DaysOfAsync(db, me.Id), await db.CountPushesAsync(me.Id, DrawnOffice.Week, Bot.Token)));

            Assert.Equal($"{me.Name}（{me.Group!.Name}）2026年", lines[0]);
            Assert.Equal($"应学 {figures.Expected} · 按时 {figures.OnTime} · 补学 {figures.Late} · 请假 {figures.Excused} · 没学 {figures.NotStudied} · 未报 {figures.Unanswered}", lines[1]);
            Assert.Equal($"打卡和签到 {days} 次 · 本周提醒 {pushes}/{budget} 次", lines[^1]);

            // Topics of one week have no order among themselves.
            string[] shown = [.. lines[2..^1].Where(line => !line.StartsWith("请假 ", StringComparison.Ordinal))];
            Assert.Equal(latest.Take(Shown).Select(WeekOf), shown.Select(WeekOf));
            Assert.Distinct(shown);
            Assert.Empty(shown.Except(latest));
            seen.Add((figures, latest.Count, shown.Any(line => line.EndsWith(OnBehalf, StringComparison.Ordinal)), days, pushes));
        }

        Assert.Contains(seen, one => one.Topics > Shown);
        Assert.Contains(seen, one => one.Topics < Shown);
        Assert.Contains(seen, one => one.IsOnBehalf);
        Assert.Contains(seen, one => one.Days > 0);
        Assert.Contains(seen, one => one.Pushes > 1);
        Assert.All(seen.Aggregate(Figures.None, (sum, one) => sum + one.Figures).Counts.Take(4), count => Assert.NotEqual(0, count));
    }

    private static async Task<Figures> FiguresOfAsync(BotDbContext db, int me)
    {
        var counts = await db.Participations.Where(p => p.MemberId == me && p.Topic!.Sort == TopicSort.Study && p.Topic.VoidedAt == null && p.Topic.WeekKey >= FirstWeek)
            .GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Bot.Token);
        return counts.Aggregate(Figures.None, (sum, row) => sum + Figures.Of(row.Key, row.Count));
    }

    /// <summary>All of them as they are written, the latest week first.</summary>
    private static async Task<List<string>> LatestOfAsync(BotDbContext db, int me)
    {
        var mine = await db.Participations.AsNoTracking().Include(p => p.Topic).Include(p => p.History)
            .Where(p => p.MemberId == me && p.Topic!.Sort == TopicSort.Study && p.Topic.VoidedAt == null).OrderByDescending(p => p.Topic!.WeekKey).ToListAsync(Bot.Token);
        return [.. mine.Select(p => $"第{p.Topic!.WeekNumber}周 {p.Outcome.Word()}《{p.Topic.Title}》{(p.Outcome is not Outcome.Excused && p.History.MaxBy(entry => entry.Id)?.ByMemberId is { } by && by != me ? OnBehalf : string.Empty)}")];
    }

    private static Task<int> DaysOfAsync(BotDbContext db, int me) =>
        db.CheckIns.CountAsync(c => c.MemberId == me && c.TakenBackAt == null && c.Day >= FirstMonday, Bot.Token);

    private static string WeekOf(string line) => line[..(line.IndexOf('周', StringComparison.Ordinal) + 1)];
}
