using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>Whatever people say to items in whichever order, what the ledgers promise holds on every day.</summary>
public sealed partial class LedgerHistoryTests
{
    private const int Days = 10;

    private const int StepsADay = 4;

    private const int ItemsEach = 3;

    /// <summary>The specification asks for a thousand; a few of them go with every run.</summary>
    private static readonly int Histories = int.Parse(Environment.GetEnvironmentVariable("BOTSERVICE_TEST_HISTORIES") ?? "16", CultureInfo.InvariantCulture);

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("BOTSERVICE_TEST_SEED") ?? "20261012", CultureInfo.InvariantCulture);

    private static readonly string[] People = ["zhengkai", "xiechunmei", "huangzhiyuan", "wuxiuying", "hanshulan", "zhoumin"];

    private static readonly string[] Steps =
    [
        "立项", "认领", "派 郑凯 10月16日", "派 谢春梅 11月30日", "退 这件不归我管", "进展 已经有了初步办法", "完成 换了漏电开关", "完成 昨天 换了漏电开关", "完成 前天 换了漏电开关", "通过", "没改好 还是老样子", "延期 到 12月8日 等批复",
        "同意延期", "不同意延期 来得及", "长期 要逐年解决", "重开 没有真的改", "又出现 今天又坏了", "作废 不需要了", "作废 并入 问{0}", "加入 谢春梅", "撤回", "改 类别 民生",
    ];

    [Fact]
    public async Task After_any_history_figures_add_up_and_nobody_verified_the_own_work()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        var histories = Enumerable.Range(0, Histories).Select(i => new History(new Random(Seed + i), [])).ToList();

        for (var day = 0; day < Days; day++)
        {
            foreach (var history in histories)
            {
                for (var step = 0; step < StepsADay; step++)
                {
                    await SayAsync(bot, history);
                }
            }

            await bot.AdvanceToAsync(bot.Clock.Now.Date.AddDays(1).ToString("yyyy-MM-dd 09:00", CultureInfo.InvariantCulture));
        }

        await PromisesAsync(bot, histories);
    }

    /// <summary>Anything by anybody; often what is next, by whom it is next for, so that histories get somewhere.</summary>
    private static async Task SayAsync(Bot bot, History history)
    {
        var (dice, numbers) = history;
        var who = People[dice.Next(People.Length)];

        if (numbers.Count < ItemsEach)
        {
            Learn(numbers, await bot.SayAsync(who, $"问题 新 第{dice.Next(1_000_000)}样东西坏了"));
            return;
        }

        var number = numbers[dice.Next(numbers.Count)];
        var item = await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number == number).Select(i => new { i.State, i.RaisedByKey, Owner = db.Members.Where(m => m.Id == i.OwnerId).Select(m => m.UserId).FirstOrDefault() }).SingleAsync());
        var (by, step) = (item.State, dice.Next(3)) switch
        {
            (LedgerState.Raised, > 0) => ("zhoumin", "派 郑凯 10月16日"),
            (LedgerState.Doing, 0) => (item.Owner ?? who, "完成 换了漏电开关"),
            (LedgerState.Claimed, 0) => (item.RaisedByKey, "通过"),
            (LedgerState.Closed, 0) => (who, "又出现 今天又坏了"),
            _ => (who, string.Format(CultureInfo.InvariantCulture, Steps[dice.Next(Steps.Length)], numbers[dice.Next(numbers.Count)])),
        };
        Learn(numbers, await bot.SayAsync(by, $"问{number} {step}"));
    }

    private static void Learn(List<int> numbers, string answer)
    {
        if (Made().Match(answer) is { Success: true } made)
        {
            numbers.Add(int.Parse(made.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    private static async Task PromisesAsync(Bot bot, List<History> histories)
    {
        var entries = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.TakenBackAt == null).OrderBy(e => e.Id).ToListAsync());
        var items = await bot.AskStoreAsync(db => db.LedgerItems.OrderBy(i => i.Number).ToListAsync());
        var own = entries.ToLookup(e => e.ItemId);
        Assert.Equal(items.Select(i => i.Number), histories.SelectMany(h => h.Numbers).Order());

        foreach (var item in items)
        {
            var told = own[item.Id].ToList();
            NobodyVerifiedTheOwn(told);
            var last = told.LastOrDefault();
            Assert.Equal(last?.To ?? LedgerState.Void, item.State);
            Assert.True(last is null || last.DueOn == item.DueOn, $"问{item.Number}: entry {last?.DueOn}, item {item.DueOn}");

            // The first day that an owner had never moves, unless the step that set it was taken back.
            Assert.True(last is null || told.Find(e => e is { OwnerId: not null, DueOn: not null })?.DueOn == item.FirstDueOn, $"问{item.Number}: first day {item.FirstDueOn}");
        }

        await using var scope = bot.Services.CreateAsyncScope();
        var kind = scope.ServiceProvider.GetRequiredService<LedgerKinds>().Of("problem");
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var figures = scope.ServiceProvider.GetRequiredService<LedgerFigures>();
        var closed = 0;

        for (var day = new DateOnly(2026, 10, 10); day <= bot.Clock.Today; day = day.AddDays(1))
        {
            foreach (var history in histories)
            {
                var mine = items.FindAll(i => history.Numbers.Contains(i.Number));
                var count = await figures.CountAsync(db.LedgerItems.Where(i => i.Kind == kind.Key && history.Numbers.Contains(i.Number)), kind, day, Bot.Token);
                Assert.InRange(count.Closed, 0, count.Found);
                Assert.Equal(Counted(own, mine, day), new(count.Doing, count.Late, count.Claimed, count.Closed, count.Standing, count.Void, count.Raised, count.Relapsed));
                closed += count.Closed;
            }

            var said = Identity().Match(await bot.SayAsync("zhoumin", $"问题清单 统计 {day:yyyy-MM-dd}"));
            Assert.Equal(int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Enumerable.Range(2, 4).Sum(i => int.Parse(said.Groups[i].ValueSpan, CultureInfo.InvariantCulture)));
        }

        Assert.True(closed > 0, "No history came to an end.");
    }

    private static void NobodyVerifiedTheOwn(List<LedgerEntry> told)
    {
        foreach (var verdict in told.Where(e => e.Verb is nameof(LedgerVerb.Pass) or nameof(LedgerVerb.Reject)))
        {
            Assert.DoesNotContain(told, e => e.Id < verdict.Id && e.Cycle == verdict.Cycle && e.Verb == nameof(LedgerVerb.Claim) && e.ByUserKey == verdict.ByUserKey);
            Assert.NotEqual(verdict.ByMemberId ?? -1, verdict.OwnerId);
        }
    }

    /// <summary>Counted by hand: of each chain its last link that is neither raised only nor void.</summary>
    private static Figures Counted(ILookup<int, LedgerEntry> entries, List<LedgerItem> items, DateOnly day)
    {
        var stand = items.Select(item => (item.ChainNumber, item.Number, Last: entries[item.Id].LastOrDefault(e => e.Day <= day))).Where(one => one.Last is not null).ToList();
        var chains = stand.Where(one => one.Last!.To is not (LedgerState.Raised or LedgerState.Void)).GroupBy(one => one.ChainNumber).ToList();
        var lasts = chains.ConvertAll(chain => chain.MaxBy(one => one.Number).Last!);
        int Of(LedgerState state) => lasts.Count(last => last.To == state);
        return new Figures(
            Of(LedgerState.Doing), lasts.Count(last => last.To is LedgerState.Doing && last.DueOn < day), Of(LedgerState.Claimed), Of(LedgerState.Closed), Of(LedgerState.Standing),
            stand.Count(one => one.Last!.To is LedgerState.Void), stand.Count(one => one.Last!.To is LedgerState.Raised), chains.Count(chain => chain.Count() > 1));
    }

    [GeneratedRegex(@"发现 (\d+) 个：已销号 (\d+)，待核实 (\d+)，办理中 (\d+)（逾期 \d+），长期 (\d+)")]
    private static partial Regex Identity();

    [GeneratedRegex(@"^已(?:提：|记 )问(\d+)")]
    private static partial Regex Made();

    private sealed record Figures(int Doing, int Late, int Claimed, int Closed, int Standing, int Void, int Raised, int Relapsed);

    /// <summary>Items that know only each other.</summary>
    private sealed record History(Random Dice, List<int> Numbers);
}
