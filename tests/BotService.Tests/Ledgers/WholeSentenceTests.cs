using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A sentence about an item is recorded as a whole, or asked about; half of it never is.</summary>
public sealed class WholeSentenceTests
{
    [Fact]
    public async Task Whoever_is_named_behind_the_acceptance_gets_the_problem_and_what_cannot_be_read_is_asked()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("wangwei", "问题 车棚顶漏雨");
        await bot.SayAsync("wangwei", "问题 门厅灯管闪烁");
        await bot.SayAsync("wangwei", "问题 开水间地漏堵塞");

        await bot.AnswersAsync("linxiaoyan", "问1立项，交给高峰，11月13日前修好", "问1 已立项，由高峰办理，11月13日到期");
        await bot.AnswersAsync("linxiaoyan", "问2 属实，请李秋月11月20日前办好", "问2 已立项，由李秋月办理，11月20日到期");
        await bot.AnswersAsync("linxiaoyan", "问3 立项，尽快办，交给高峰", "没有记下。立项并交办请发 问3 派 高峰 期限；只立项请发 问3 立项");
        await bot.AnswersAsync("linxiaoyan", "问3 属实，派赵铁柱，11月20日", "名单里没有“赵铁柱”，没有记下");
        Assert.Equal(LedgerState.Raised, await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number == 3).Select(i => i.State).SingleAsync()));
        await bot.AnswersAsync("linxiaoyan", "问3 属实，现场看过", "问3 已立项，还没人领");
    }

    [Fact]
    public async Task What_is_due_today_is_not_late_in_any_part_of_the_figures()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 清点灯具 郑凯 11月13日");
        await bot.SayAsync("zhoumin", "任务 更新门牌 邓睿 11月12日");

        var figures = await bot.OnAsync("11-13", "zhoumin", "任务清单 统计");
        Assert.Contains("到期 2，按期 0/2，延期内 0，逾期完成 0，逾期 1，当天到期 1；延期 0 次", figures, StringComparison.Ordinal);
        Assert.Contains("\n逾期 1\n", figures, StringComparison.Ordinal);

        figures = await bot.OnAsync("11-16", "zhoumin", "任务清单 统计");
        Assert.Contains("到期 2，按期 0/2，延期内 0，逾期完成 0，逾期 2；延期 0 次", figures, StringComparison.Ordinal);
        Assert.Contains("\n逾期 2\n", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_leaves_a_part_of_it_for_later_is_no_claim()
    {
        string[] results = ["多数阀门上周换好，其余也换完了", "费用压缩一半", "回访三户，还有两户没意见", "用了大半年修好了", "设备已装好，下周启用"];
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        for (var i = 0; i < results.Length; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 修缮第{i + 1}处栏杆 谢春梅 11月20日");
        }

        foreach (var (said, clause) in ((string, string)[])
        [
            ("水泵换好，剩两台没修", "剩两台没修"), ("门框刷了，窗框后天刷", "窗框后天刷"), ("墙面刷完一半", "墙面刷完一半"), ("多数阀门换好了", "多数阀门换好了"), ("走访了六成", "走访了六成"),
            ("灯架装了，线管没装", "线管没装"),
        ])
        {
            await bot.AnswersAsync("xiechunmei", $"任1 完成 {said}", $"您写了“{clause}”，没有记下。都办完了请发 任1 完成 结果；没办完请发 任1 进展 {clause}");
        }

        for (var i = 0; i < results.Length; i++)
        {
            await bot.AnswersAsync("xiechunmei", $"任{i + 1} 完成 {results[i]}", $"任{i + 1} 报完成，等周敏核实");
        }
    }

    [Fact]
    public async Task A_verdict_behind_a_remark_is_answered_with_the_verdicts_and_not_with_study()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 修理文件柜 李秋月 11月20日");
        await bot.SayAsync("liqiuyue", "任1 完成 柜门都换了合页");

        foreach (var said in (string[])["任1 现场看了，没毛病，同意办结", "任1 合页我都试过，通过"])
        {
            await bot.AnswersAsync("zhoumin", said, "任1 通过");
            await bot.AnswersWithoutAsync("zhoumin", said, "学");
        }

        await bot.AnswersAsync("liqiuyue", "任1 柜门修过了，同意办结", "没有记下");
        Assert.Equal((LedgerState.Claimed, 2), await bot.AskStoreAsync(async db => (await db.LedgerItems.Select(i => i.State).SingleAsync(), await db.LedgerEntries.CountAsync())));
    }

    [Fact]
    public async Task A_day_of_next_year_is_a_time_limit_and_one_of_the_year_after_is_asked_for_in_figures()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务 编写年报 李秋月 明年1月20日", "任1 编写年报，李秋月（机关第一党支部），1月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 明年3月底前建成书屋 高峰", "任2 建成书屋，高峰（机关第一党支部），3月31日到期");
        await bot.AnswersAsync("zhoumin", "任务 扩建书屋 高峰 后年3月底", "“后年3月底”没看懂，没有记下。请写出年份，例如：2028年1月15日");
        await bot.AnswersAsync("zhoumin", "任务 后年3月底前扩建书屋 高峰", "没看懂，没有记下。请写出年份");
        await bot.SayAsync("zhoumin", "任1 改 期限 明年2月3日");
        await bot.SayAsync("zhoumin", "任2 派 李秋月 明年4月7日");
        Assert.Equal([new DateOnly(2027, 2, 3), new DateOnly(2027, 4, 7)], await bot.AskStoreAsync(db => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.DueOn!.Value).ToListAsync()));
    }

    [Fact]
    public async Task A_time_limit_before_the_deed_is_one_and_within_the_sentence_it_is_asked_about()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务 11月20日前刷新橱窗 高峰", "任1 刷新橱窗，高峰（机关第一党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "给李秋月布置个任务：11月18日前配齐钥匙", "任2 配齐钥匙，李秋月（机关第一党支部），11月18日到期");
        await bot.AnswersAsync("zhoumin", "任务 橱窗玻璃11月20日前擦净 高峰", "“11月20日前”是期限吗？没有记下");
        await bot.AnswersAsync("zhoumin", "任务 11月20日前换灯，11月25日前换锁 高峰", "里有两个期限，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 清理11月20日前的旧报 高峰", "任3 清理11月20日前的旧报，高峰（机关第一党支部），没有期限");
    }

    [Fact]
    public async Task Whoever_is_asked_within_the_sentence_of_a_task_owns_it()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("linxiaoyan", "问题 电梯停用半月");

        await bot.AnswersAsync("zhoumin", "任务 请谢春梅11月20日前换楼牌", "任1 换楼牌，谢春梅（业务第二党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 核对门禁名单，由邓睿11月19日前完成", "任2 核对门禁名单，邓睿（业务第二党支部），11月19日到期");
        await bot.AnswersAsync("zhoumin", "任务 11月23日前请郑凯清点工具", "任3 清点工具，郑凯（业务第二党支部），11月23日到期");
        await bot.AnswersAsync("zhoumin", "任务 请谢春梅擦玻璃", "是交给谢春梅办的吗？没有记下");
        await bot.AnswersAsync("linxiaoyan", "任务 请谢春梅11月20日前擦玻璃", "不在本组，没有记下");
        await bot.AnswersAsync("zhoumin", "问1 转任务，由李秋月11月18日前联系厂家", "任4 电梯停用半月，联系厂家（办问1），李秋月，11月18日到期");
        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "task" && i.OwnerId != null && i.DueOn != null)));
    }
}
