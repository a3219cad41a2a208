using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>改, 改到 and 退出 are steps like others: who said one takes it back, and who was told of it is told no more. Teams are read by whole names.</summary>
public sealed class LedgerChangeUndoTests
{
    [Fact]
    public async Task A_value_a_title_and_a_day_are_as_before_once_the_change_is_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "问题 楼梯扶手松动 高峰 11月20日");
        await bot.SayAsync("zhoumin", "问1 改 类别 民生");
        await bot.SayAsync("zhoumin", "问1 改 类别 面上");
        await bot.AnswersAsync("zhoumin", "问1 看经过", "周敏 改：类别：面上；原：民生");

        await bot.AnswersAsync("zhoumin", "问1 撤回", "问1 的“改”已撤回，现在是办理中");
        Assert.Contains("民生", (await ItemAsync(bot)).Fields, StringComparison.Ordinal);
        await bot.AnswersAsync("zhoumin", "问1 撤回", "问1 的“改”已撤回");
        Assert.DoesNotContain("\"class\"", (await ItemAsync(bot)).Fields, StringComparison.Ordinal);

        await bot.SayAsync("zhoumin", "问1 改 内容 二楼扶手松动");
        await bot.SayAsync("zhoumin", "问1 撤回");
        Assert.Equal("楼梯扶手松动", (await ItemAsync(bot)).Title);

        await bot.SayAsync("zhoumin", "问1 改 期限 11月27日");
        await bot.SayAsync("zhoumin", "问1 撤回");
        Assert.Equal(new DateOnly(2026, 11, 20), (await ItemAsync(bot)).DueOn);
        Assert.Equal(new DateOnly(2026, 11, 20), (await ItemAsync(bot)).FirstDueOn);

        await bot.AdvanceToAsync("2026-11-02 16:30");
        Assert.Contains("由您办理", bot.LastTo("gaofeng"), StringComparison.Ordinal);
        Assert.DoesNotContain("期限改为", bot.LastTo("gaofeng"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_an_older_release_wrote_without_what_was_there_before_is_not_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "问题 楼梯扶手松动 高峰 11月20日");
        await bot.SayAsync("zhoumin", "问1 改 类别 机制");
        await bot.ChangeAsync(db => db.LedgerEntries.Where(e => e.Verb == "Change").ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, "类别：机制"), Bot.Token));

        await bot.AnswersAsync("zhoumin", "问1 撤回", "看不出原来是什么，请再改回去");
        Assert.Contains("机制", (await ItemAsync(bot)).Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_was_moved_is_planned_as_before_and_whoever_goes_along_hears_nothing()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("maguangming", "调研 永定路社区 11月4日至6日");
        await bot.SayAsync("maguangming", "访1 加入 韩淑兰");
        await bot.AnswersAsync("maguangming", "访1 改到 11月10日", "访1 永定路社区，11月10日");

        await bot.AnswersAsync("maguangming", "访1 撤回", "访1 的“改到”已撤回，现在是计划：永定路社区，11月4日 周三至11月6日 周五；不去了发 访1 作废 原因");
        var visit = await ItemAsync(bot);
        Assert.Equal(new DateOnly(2026, 11, 4), visit.VisitFrom);
        Assert.Equal(new DateOnly(2026, 11, 6), visit.VisitTo);
        Assert.Equal(new DateOnly(2026, 11, 6), visit.DueOn);

        await bot.SayAsync("maguangming", "访1 改 地点 河湾社区");
        await bot.AnswersAsync("maguangming", "访1 撤回", "现在是计划：永定路社区");
        Assert.Equal("永定路社区", (await ItemAsync(bot)).Title);

        await bot.AdvanceToAsync("2026-11-02 16:30");
        Assert.Contains("您加入专班", bot.LastTo("hanshulan"), StringComparison.Ordinal);
        Assert.DoesNotContain("改到", bot.LastTo("hanshulan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_taken_off_a_team_hears_of_it_unless_that_is_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 清点库房 郑凯 11月20日");
        await bot.SayAsync("zhengkai", "任1 加入 邓睿、吴秀英");
        await bot.SayAsync("zhoumin", "任1 退出 邓睿");
        await bot.SayAsync("zhoumin", "任1 退出 吴秀英");

        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“退出 吴秀英”已撤回");
        Assert.Equal(["吴秀英"], await TeamAsync(bot));
        await bot.AdvanceToAsync("2026-11-02 16:30");

        Assert.Contains("任1 清点库房：您退出专班", bot.LastTo("dengrui"), StringComparison.Ordinal);
        Assert.DoesNotContain("您退出专班", bot.LastTo("wuxiuying"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_with_a_joining_word_in_them_are_whole_names()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.PeopleAsync("chenhesheng 陈和生 业务第二党支部", "hezhiqiang 和志强 业务第二党支部");
        await bot.SayAsync("zhoumin", "任务 清点库房 郑凯 11月20日");
        await bot.SayAsync("zhoumin", "任务 核对账册 郑凯 11月20日");

        await bot.AnswersAsync("zhengkai", "任1 加入 陈和生和邓睿", "陈和生、邓睿加入任1 的专班");
        await bot.AnswersAsync("zhengkai", "任1 加入 和志强", "和志强加入任1 的专班");
        await bot.AnswersAsync("zhengkai", "任1 加入 吴秀英和赵六", "名单里没有“赵六”，没有记下");
        await bot.AnswersAsync("zhoumin", "任1 退出 和志强和陈和生", "和志强、陈和生退出任1 的专班");
        await bot.AnswersAsync("zhoumin", "任2 验收人 陈和生", "任2 由陈和生核实");
        Assert.Equal(["邓睿"], await TeamAsync(bot));
    }

    private static Task<LedgerItem> ItemAsync(Bot bot) => bot.AskStoreAsync(db => db.LedgerItems.SingleAsync());

    private static Task<List<string>> TeamAsync(Bot bot) => bot.AskStoreAsync(db => db.LedgerTeams.Where(t => t.Role == LedgerRole.Member && t.Until == null).Join(db.Members, t => t.MemberId, m => m.Id, (_, m) => m.Name).ToListAsync());
}
