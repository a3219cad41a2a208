using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Who is to do a new item, until when, whose unit it is and what fields it has may stand in clauses at the end of its sentence.</summary>
public sealed class ItemClauseTests
{
    [Fact]
    public async Task A_problem_is_given_out_by_its_last_clauses_whatever_the_deed_is_called()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        var number = 0;

        foreach (var (said, answer) in ((string, string)[])
        [
            ("登记一个问题：车库卷帘门卡住，交给李秋月，11月20日前弄好", "车库卷帘门卡住，李秋月（机关第一党支部），11月20日到期"),
            ("问题 门厅玻璃裂了，由张伟负责，11月18日前换完", "门厅玻璃裂了，张伟（机关第一党支部），11月18日到期"),
            ("问题 茶水间漏水，请高峰11月19日前维修", "茶水间漏水，高峰（机关第一党支部），11月19日到期"),
            ("问题 档案柜锁坏，高峰负责，11月17日前整改到位", "档案柜锁坏，高峰（机关第一党支部），11月17日到期"),
            ("问题 消防门闭合不严，请张伟修好，11月23日前", "消防门闭合不严，张伟（机关第一党支部），11月23日到期"),
        ])
        {
            number++;
            await bot.AnswersAsync("linxiaoyan", said, $"问{number} {answer}");
        }

        await bot.AnswersAsync("linxiaoyan", "问题 外墙渗水，请李秋月11月24日前想个办法", "是交给李秋月办的吗？没有记下。责任人和期限请写在最后，例如：问题 外墙渗水 李秋月 11月24日");
        Assert.Equal(number, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.OwnerId != null)));
    }

    [Fact]
    public async Task Whoever_is_named_in_a_problem_and_when_it_was_seen_stay_in_its_sentence()
    {
        string[] said = ["张伟10月29日反映门坏了", "门禁失灵，高峰10月30日修好又坏", "门禁又失灵，高峰10月30日修好", "二楼停水，10月28日", "楼道堆物，张伟，10月28日", "水表走快，高峰反映过"];
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        foreach (var sentence in said)
        {
            await bot.SayAsync("linxiaoyan", $"问题 {sentence}");
        }

        Assert.Equal(said, await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.OwnerId == null && i.DueOn == null).OrderBy(i => i.Number).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task A_field_and_its_value_behind_a_comma_are_the_item_s_and_no_part_of_its_sentence()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "实事 给活动室装暖气，张伟负责，11月20日前办成，对象 离退休第三党支部", "实1 给活动室装暖气，张伟，11月20日到期；办成后由离退休第三党支部的人核实");
        await bot.AnswersAsync("zhoumin", "实事 给活动室换窗帘，李秋月，11月19日，对象：离退休第三党支部", "实2 给活动室换窗帘，李秋月，11月19日到期；办成后由离退休第三党支部的人核实");
        await bot.AnswersAsync("zhoumin", "创新 一窗联办，指标 平均天数，现状 25，目标 12，郑凯，11月27日", "创1 一窗联办，郑凯，11月27日到期");
        await bot.AnswersAsync("zhoumin", "问题 取号机死机，来源 巡视巡察，类别 民生，谢春梅，11月25日", "问1 取号机死机，谢春梅（业务第二党支部），11月25日到期");
        await bot.AnswersAsync("zhoumin", "问题清单 来源 巡视巡察", "取号机死机");
        await bot.AnswersAsync("zhoumin", "问题清单 民生", "取号机死机");
        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.OwnerId != null && i.DueOn != null)));
    }

    [Fact]
    public async Task A_unit_that_says_itself_to_be_responsible_is_the_item_s_or_the_line_is_refused()
    {
        string[] said = ["收集回执，责任单位业务第二党支部，11月18日前", "补录信息，责任单位：业务第二党支部，11月18日前完成", "核对台账，牵头单位 业务第二党支部，11月18日", "责任单位：业务第二党支部 清点桌椅 11月18日"];
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        foreach (var sentence in said)
        {
            await bot.SayAsync("zhoumin", $"任务 {sentence}");
        }

        var list = await bot.SayAsync("zhoumin", "任务清单 业务第二党支部");
        Assert.All((string[])["收集回执", "补录信息", "核对台账", "清点桌椅"], title => Assert.Contains(title, list, StringComparison.Ordinal));

        await bot.AnswersAsync("zhoumin", "任务 清点仓库，责任单位：财务科，11月18日前", "没有叫“财务科”的组，没有记下");
        await bot.AnswersAsync("linxiaoyan", "任务 清点仓库，责任单位：业务第二党支部，11月18日前", "责任单位由管理员来定");
        await bot.AnswersAsync("linxiaoyan", "问题 值班表有误，责任单位不明确", "问1 值班表有误，责任单位不明确");
        Assert.Equal(said.Length, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "task")));
    }

    [Fact]
    public async Task A_task_has_neither_its_deed_nor_its_time_limit_in_its_sentence()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务 编写值守手册，交给郑凯，11月18日前写完", "任1 编写值守手册，郑凯（业务第二党支部），11月18日到期");
        await bot.AnswersAsync("zhoumin", "任务 拟定演练方案，邓睿，11月18日前印好", "任2 拟定演练方案，邓睿（业务第二党支部），11月18日到期");
        await bot.AnswersAsync("huangzhiyuan", "给吴秀英布置个任务：清点缺勤，11月19日前交", "任3 清点缺勤，吴秀英（业务第二党支部），11月19日到期");
        await bot.AnswersAsync("zhoumin", "任务 起草通报，11月24日前拿出提纲，谢春梅", "任4 起草通报，拿出提纲，谢春梅（业务第二党支部），11月24日到期");
        await bot.AnswersAsync("zhoumin", "任务 整理证件，11月20日", "任5 整理证件，11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 宣传栏海报11月20日前重画 高峰", "“11月20日前”是期限吗？没有记下。请把期限写在最后，例如：任务 宣传栏海报，重画 高峰 11月20日");
        await bot.AnswersAsync("zhoumin", "重点任务 贯通热线，责任人黄志远，年底前", "“年底前”看不出是哪一天，没有记下");
    }

    [Fact]
    public async Task A_question_how_many_items_there_are_is_answered_from_their_list_in_either_order_of_words()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("huangzhiyuan", "问题 车棚漏雨 邓睿 11月5日");
        await bot.SayAsync("linxiaoyan", "问题 门锁坏了 高峰 11月27日");
        await bot.SayAsync("huangzhiyuan", "任务 核对底册 谢春梅 11月5日");
        await bot.AdvanceToAsync("2026-11-09 10:00");

        foreach (var (who, said, head, title) in ((string, string, string, string)[])
        [
            ("zhoumin", "业务第二党支部逾期的问题有几个", "问题清单 业务第二党支部 逾期", "车棚漏雨"),
            ("zhoumin", "逾期的问题有多少", "问题清单 逾期", "车棚漏雨"),
            ("zhoumin", "没销号的问题还有几个", "问题清单 没销号", "门锁坏了"),
            ("zhoumin", "11月新增了几个问题", "问题清单 11月", "门锁坏了"),
            ("huangzhiyuan", "本支部逾期任务有几个", "本支部 逾期", "核对底册"),
            ("zhoumin", "业务第二党支部还没办完的任务有多少", "任务清单 业务第二党支部 没办完", "核对底册"),
            ("xiechunmei", "我的任务还有几个没办完", "我的 没办完", "核对底册"),
        ])
        {
            var answer = await bot.SayAsync(who, said);
            Assert.Contains(head, answer, StringComparison.Ordinal);
            Assert.Contains(title, answer, StringComparison.Ordinal);
        }

        await bot.AnswersWithoutAsync("zhoumin", "任务还有几个人没完成", "任务清单");
    }
}
