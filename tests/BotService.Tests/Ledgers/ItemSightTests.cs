using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What a card tells of where an item comes from depends on who reads it, also where many cards are written at once.</summary>
public sealed class ItemSightTests
{
    [Fact]
    public async Task What_is_due_names_its_origin_to_the_owner_who_may_see_it_and_not_to_the_other()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "调研 和平里社区 10月9日");
        await bot.SayAsync("linxiaoyan", "访1 问题 楼道没有扶手");
        await bot.SayAsync("linxiaoyan", "访1 问题 夜间值班只有一人");
        await bot.SayAsync("zhoumin", "问1 派 李秋月 10月14日");
        await bot.SayAsync("zhoumin", "问2 派 郑凯 10月14日");

        await bot.AdvanceToAsync("2026-10-13 10:20");

        Assert.Contains("明天到期；过期后不再自动提醒", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
        Assert.Contains("来自\n访1", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
        Assert.Contains("明天到期；过期后不再自动提醒", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        Assert.DoesNotContain("来自", bot.LastTo("zhengkai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_for_many_readers_is_what_the_query_says_of_each()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("wuxiuying", "问题 地下室水管漏水");
        await bot.SayAsync("huangzhiyuan", "问1 派 邓睿 11月20日");
        await bot.SayAsync("dengrui", "问1 加入 吴秀英");
        await bot.SayAsync("zhoumin", "问1 退出 吴秀英");
        await bot.SayAsync("dengrui", "问1 完成 接头换成新的");
        Assert.Contains("问1 已销号", await bot.SayAsync("linxiaoyan", "问1 通过"), StringComparison.Ordinal);
        await bot.SayAsync("zhoumin", "重点任务 首问负责制 韩淑兰 11月30日");
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 11月30日");
        await bot.SayAsync("zhoumin", "任1 加入 马光明");

        var seen = await bot.AskStoreAsync(async db =>
        {
            var ids = await db.LedgerItems.Select(i => i.Id).ToListAsync(Bot.Token);
            var sight = await ItemSight.ReadAsync(db, ids, Bot.Token);
            List<int> counts = [];

            foreach (var member in await db.Members.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Bot.Token))
            {
                var reader = Viewer.From(member.UserId, member, isConfiguredAdmin: false, standsIn: false);
                var said = await db.SeenBy(reader).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(Bot.Token);
                Assert.Equal(said, sight.SeenBy(reader, ids).Select(item => item.Id));
                counts.Add(said.Count);
            }

            return counts;
        });

        // Some see all of them and some but one, so that nothing is equal only because everybody sees the same.
        Assert.Equal([1, 2, 3], seen.Distinct().Order());
    }
}
