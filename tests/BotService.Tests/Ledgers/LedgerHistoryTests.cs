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
    private const int Days = 12;

    private static readonly string[] People = ["zhengkai", "xiechunmei", "huangzhiyuan", "wuxiuying", "hanshulan", "zhoumin"];

    private static readonly string[] Steps =
    [
        "立项", "认领", "派 郑凯 11月30日", "退 这件不归我管", "进展 已经有了初步办法", "完成 换了漏电开关", "通过", "没改好 还是老样子", "延期 到 12月8日 等批复", "同意延期", "不同意延期 来得及",
        "长期 要逐年解决", "重开 没有真的改", "又出现 今天又坏了", "作废 不需要了", "加入 谢春梅", "撤回", "改 类别 民生",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_any_history_figures_add_up_and_nobody_verified_the_own_work(int seed)
    {
        var dice = new Random(seed);
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        var first = new Dictionary<int, DateOnly>();

        for (var day = 0; day < Days; day++)
        {
            for (var said = 0; said < 45; said++)
            {
                await SayAsync(bot, dice);
            }

            foreach (var item in await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.FirstDueOn != null).Select(i => new { i.Id, i.FirstDueOn }).ToListAsync()))
            {
                Assert.True(first.TryAdd(item.Id, item.FirstDueOn!.Value) || first[item.Id] == item.FirstDueOn, $"the first day of item {item.Id} moved");
            }

            await bot.AdvanceToAsync(bot.Clock.Now.Date.AddDays(1).ToString("yyyy-MM-dd 09:00", CultureInfo.InvariantCulture));
        }

        await PromisesAsync(bot);
    }

    /// <summary>Anything by anybody; often what is next, by whom it is next for, so that histories get somewhere.</summary>
    private static async Task SayAsync(Bot bot, Random dice)
    {
        var items = await bot.AskStoreAsync(db => db.LedgerItems.CountAsync());
        var who = People[dice.Next(People.Length)];

        if (items < 3 || dice.Next(12) == 0)
        {
            await bot.SayAsync(who, $"问题 第{items}处第{dice.Next(1000)}样东西坏了");
            return;
        }

        var number = dice.Next(1, items + 1);
        var item = await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number == number).Select(i => new { i.State, i.RaisedByKey, Owner = db.Members.Where(m => m.Id == i.OwnerId).Select(m => m.UserId).FirstOrDefault() }).SingleAsync());
        var (by, step) = (item.State, dice.Next(3)) switch
        {
            (LedgerState.Raised, 0) => ("huangzhiyuan", "派 郑凯 11月30日"),
            (LedgerState.Doing, 0) => (item.Owner ?? who, "完成 换了漏电开关"),
            (LedgerState.Claimed, 0) => (item.RaisedByKey, "通过"),
            _ => (who, Steps[dice.Next(Steps.Length)]),
        };
        await bot.SayAsync(by, $"问{number} {step}");
    }

    private static async Task PromisesAsync(Bot bot)
    {
        var entries = await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.TakenBackAt == null).OrderBy(e => e.Id).ToListAsync());
        Assert.Contains(entries, e => e.Verb == nameof(LedgerVerb.Pass));

        foreach (var pass in entries.Where(e => e.Verb is nameof(LedgerVerb.Pass) or nameof(LedgerVerb.Reject)))
        {
            Assert.DoesNotContain(entries, e => e.ItemId == pass.ItemId && e.Id < pass.Id && e.Round == pass.Round && e.Verb == nameof(LedgerVerb.Claim) && e.ByUserKey == pass.ByUserKey);
            Assert.NotEqual(pass.ByMemberId ?? -1, pass.OwnerId);
        }

        foreach (var item in await bot.AskStoreAsync(db => db.LedgerItems.ToListAsync()))
        {
            var last = entries.LastOrDefault(e => e.ItemId == item.Id);
            Assert.Equal(last?.To ?? LedgerState.Void, item.State);
            Assert.True(last is null || last.DueOn == item.DueOn, $"问{item.Number}: entry {last?.DueOn}, item {item.DueOn}");
        }

        await using var scope = bot.Services.CreateAsyncScope();
        var kind = scope.ServiceProvider.GetRequiredService<LedgerKinds>().Of("problem");
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var figures = scope.ServiceProvider.GetRequiredService<LedgerFigures>();

        for (var day = new DateOnly(2026, 10, 12); day <= bot.Clock.Today; day = day.AddDays(1))
        {
            var count = await figures.CountAsync(db.LedgerItems.Where(i => i.Kind == kind.Key), kind, day, Bot.Token);
            Assert.InRange(count.Closed, 0, count.Found);
            Assert.Equal(ChainsOn(entries, await db.LedgerItems.AsNoTracking().ToListAsync(Bot.Token), day), (count.Doing, count.Claimed, count.Closed, count.Standing));
            var said = Identity().Match(await bot.SayAsync("zhoumin", $"问题清单 统计 {day:yyyy-MM-dd}"));
            Assert.Equal(int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Enumerable.Range(2, 4).Sum(i => int.Parse(said.Groups[i].ValueSpan, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Counted by hand: of each chain its last link that is neither raised only nor void.</summary>
    private static (int Doing, int Claimed, int Closed, int Standing) ChainsOn(List<LedgerEntry> entries, List<LedgerItem> items, DateOnly day)
    {
        var states = items.Select(item => (item.ChainNumber, item.Number, State: entries.LastOrDefault(e => e.ItemId == item.Id && e.Day <= day)?.To))
            .Where(item => item.State is not (null or LedgerState.Raised or LedgerState.Void))
            .GroupBy(item => item.ChainNumber).Select(chain => chain.MaxBy(item => item.Number).State).ToList();
        return (states.Count(s => s is LedgerState.Doing), states.Count(s => s is LedgerState.Claimed), states.Count(s => s is LedgerState.Closed), states.Count(s => s is LedgerState.Standing));
    }

    [GeneratedRegex(@"发现 (\d+) 个：已销号 (\d+)，待核实 (\d+)，办理中 (\d+)（逾期 \d+），长期 (\d+)")]
    private static partial Regex Identity();
}
