using BotService.Demo;
using BotService.Features.Roster;
using BotService.Ledgers;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>A newcomer to the demo finds ledgers at work: every kind has items, one came back, some visits would meet, one verification waits.</summary>
public sealed class DemoLedgerTests
{
    [Fact]
    public async Task The_demo_has_a_living_ledger_of_every_kind()
    {
        await using var bot = await Bot.StartAsync("2026-11-26 11:00");
        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
        await bot.Services.GetRequiredService<RosterImport>().ImportFileAsync(Path.Combine(seeds, "people.csv"), ignored: [], dryRun: false, Bot.Token);
        await ActivatorUtilities.CreateInstance<DemoLedgers>(bot.Services).WriteAsync(seeds, Bot.Token);

        foreach (var (list, has) in new[]
        {
            ("问题清单", "反弹"), ("问题清单", "长期 1"), ("任务清单", "逾期·红"), ("亮晒清单", "待核实"), ("课题清单", "去得最多：城东社区 5/13"), ("调研记录", "计划"),
            ("创新清单", "办理中"), ("实事清单", "确定 6 项，办成 4，待核实 1"), ("监控清单", "规定动作 11 项"), ("亮晒清单 做法", "被借鉴 1 次"),
        })
        {
            var answer = await bot.SayAsync("zhoumin", list);
            Assert.True(answer.Contains(has, StringComparison.Ordinal), $"{list} shows no {has}:\n{answer}");
        }

        Assert.Contains("等您核实 2 件", await bot.SayAsync("wangwei", "清单"), StringComparison.Ordinal);
        Assert.Contains("可能扎堆", await bot.SayAsync("wuxiuying", "调研 城东社区 2026年12月1日 课1"), StringComparison.Ordinal);
        Assert.Contains("来自", await bot.SayAsync("zhoumin", "问3"), StringComparison.Ordinal);
        Assert.Contains("不亮", await bot.SayAsync("zhoumin", "问3 来历"), StringComparison.Ordinal);
        Assert.Contains("已销号", await bot.SayAsync("wangwei", "问12 通过"), StringComparison.Ordinal);
        await using var scope = bot.Services.CreateAsyncScope();
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<LedgerAudit>().RunAsync(Bot.Token)).Differing);
    }

    [Fact]
    public async Task What_the_demo_names_by_number_is_the_item_that_is_meant()
    {
        await using var bot = await Bot.StartAsync("2026-11-26 11:00");
        var lists = ActivatorUtilities.CreateInstance<DemoLists>(bot.Services, ActivatorUtilities.CreateInstance<DemoRatings>(bot.Services));
        var (history, ledgers) = (ActivatorUtilities.CreateInstance<DemoHistory>(bot.Services), ActivatorUtilities.CreateInstance<DemoLedgers>(bot.Services));
        await ActivatorUtilities.CreateInstance<DemoSeed>(bot.Services, history, lists, ledgers).StartAsync(Bot.Token);

        Assert.Contains("问3 走廊应急灯不亮", await bot.SayAsync("zhoumin", "问10 来历"), StringComparison.Ordinal);
        Assert.Contains("老人看病排队久", await bot.SayAsync("zhoumin", "问5"), StringComparison.Ordinal);
        Assert.Contains("并入 问5", await bot.SayAsync("zhoumin", "问6 看经过"), StringComparison.Ordinal);
        Assert.Contains("办事大厅叫号屏看不清", await bot.SayAsync("zhoumin", "问16"), StringComparison.Ordinal);
    }
}
