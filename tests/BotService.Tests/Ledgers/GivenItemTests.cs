using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What is given out: read from a table, with what is to be known of its owner and its day, and told with where it comes from.</summary>
public sealed class GivenItemTests
{
    [Fact]
    public async Task A_pasted_row_is_read_by_its_cells_and_one_that_holds_anything_else_is_named_and_nothing_is_taken()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务\n修订安全手册\t李秋月\t11月20日\n更新应急名单\t赵铁柱\t11月23日", "这几行有问题，一行也没有记下：\n第 2 行：名单里没有“赵铁柱”");
        await bot.AnswersAsync("zhoumin", "任务 换锁芯\t赵铁柱\t11月20日", "名单里没有“赵铁柱”");
        await bot.AnswersAsync("wangwei", "问题 楼道灯不亮\t高峰\t11月20日", "责任人由联络员或管理员来定");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));

        await bot.AnswersAsync("zhoumin", "任务\n1\t修订安全手册\t李秋月、高峰\t11月20日\n2\t更新应急名单\t\t11月23日", "已记 2 件：\n任1 修订安全手册，李秋月（机关第一党支部），11月20日到期；专班高峰");
        Assert.Equal(["修订安全手册", "更新应急名单"], await bot.AskStoreAsync(db => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_names_the_first_is_the_owner_and_the_other_helps_unless_the_sentence_is_about_the_first()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务 核对底册 邓睿 吴秀英 11月20日", "任1 核对底册，邓睿（业务第二党支部），11月20日到期；专班吴秀英");
        await bot.AnswersAsync("zhoumin", "任务 更换灯管 高峰同志 11月20日", "任2 更换灯管，高峰（机关第一党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 看望 马光明 韩淑兰 11月20日", "任3 看望 马光明，韩淑兰（离退休第三党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 布置会场 责任人：李秋月 高峰 11月20日", "任4 布置会场，李秋月（机关第一党支部），11月20日到期；专班高峰");
        await bot.AnswersAsync("zhoumin", "任务 整理库房\t李秋月\t高峰\t11月20日", "用顿号分开");
        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task Whom_it_is_done_for_stays_in_the_sentence_and_is_no_owner()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "任务 走访慰问困难户 马光明 郑凯 11月20日", "任1 走访慰问困难户 马光明，郑凯（业务第二党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 给孤寡老人换灯泡 韩淑兰 高峰 11月20日", "任2 给孤寡老人换灯泡 韩淑兰，高峰（机关第一党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 冬至前探望老党员 马光明 韩淑兰 11月20日", "任3 冬至前探望老党员 马光明，韩淑兰（离退休第三党支部），11月20日到期");
        await bot.AnswersAsync("linxiaoyan", "任务 办理退休手续 马光明 李秋月 11月20日", "任4 办理退休手续 马光明，李秋月（机关第一党支部），11月20日到期");
        await bot.AnswersAsync("zhoumin", "任务 制定走访方案 谢春梅 邓睿 11月20日", "任5 制定走访方案，谢春梅（业务第二党支部），11月20日到期；专班邓睿");
        await bot.AnswersAsync("zhoumin", "任务 登记来访 王伟 林晓燕 11月20日", "任6 登记来访，王伟（机关第一党支部），11月20日到期；专班林晓燕");
        await bot.AnswersAsync("zhoumin", "任务 入户走访\t郑凯 高峰\t11月20日", "任7 入户走访，郑凯（业务第二党支部），11月20日到期；专班高峰");
        var helping = await bot.AskStoreAsync(db =>
            db.LedgerTeams.Join(db.Members, t => t.MemberId, m => m.Id, (t, m) => new { t.ItemId, m.UserKey }).OrderBy(one => one.ItemId).Select(one => one.UserKey).ToListAsync());
        Assert.Equal(["dengrui", "linxiaoyan", "gaofeng"], helping);
    }

    [Fact]
    public async Task A_day_that_is_none_or_on_no_day_is_named_and_nothing_is_recorded()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        foreach (var (day, answer) in ((string, string)[])
        [
            ("11/31", "没有 11/31，没有记下"), ("11.31前", "没有 11.31，没有记下"), ("2026-11-31", "没有 2026-11-31，没有记下"), ("2027-02-30", "没有 2027-02-30，没有记下"), ("11月31日前完成", "没有 11月31日，没有记下"),
            ("11月下旬", "“11月下旬”看不出是哪一天，没有记下"), ("明年初", "“明年初”看不出是哪一天，没有记下"), ("下个月", "“下个月”看不出是哪一天，没有记下"),
            ("下半年前完成", "“下半年前完成”看不出是哪一天，没有记下"), ("明年初报送", "“明年初报送”看不出是哪一天，没有记下"),
        ])
        {
            await bot.AnswersAsync("zhoumin", $"任务 更新门牌 高峰 {day}", answer);
        }

        await bot.AnswersAsync("zhoumin", "任务 更新门牌 下季度 高峰", "“下季度”看不出是哪一天，没有记下。请写几月几日");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("zhoumin", "任务 升级系统 2.30 高峰 11月20日", "任1 升级系统 2.30，高峰（机关第一党支部），11月20日到期");
    }

    [Fact]
    public async Task A_subject_outside_the_leading_body_is_given_with_a_remark()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        await bot.AnswersAsync("zhoumin", "课题 社区食堂 李秋月 11月30日", "李秋月不是党组成员，课题一般由班子成员领题");
        await bot.AnswersWithoutAsync("zhoumin", "课题 托育服务 陈丽华 11月30日", "不是党组成员");
        await bot.AnswersAsync("zhoumin", "课2 派 高峰", "高峰不是党组成员，课题一般由班子成员领题");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.OwnerId != null)));
    }

    [Fact]
    public async Task A_direction_is_one_of_those_that_the_running_campaign_lists()
    {
        var folder = LedgerFolder.With();
        await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "Campaigns": [{ "Name": "能力作风年", "From": "2026-10-01", "Until": "2026-11-30", "Directions": ["托幼", "助老"] }] }""", Bot.Token);
        await using var bot = await Office.OpenAsync("2026-11-27 09:00", ("BOTSERVICE_CONFIG_DIR", folder));

        await bot.AnswersAsync("zhoumin", "课题 路网改造 方向 交通 陈丽华 12月18日", "方向请写其中一个：托幼、助老");
        await bot.AnswersAsync("zhoumin", "课题 社区食堂 方向 助老 陈丽华 12月18日", "课1 社区食堂");
        await bot.AnswersAsync("zhoumin", "课1 改 方向 交通", "方向请写其中一个：托幼、助老");
        await bot.AnswersAsync("zhoumin", "课1 改 方向 托幼", "课1 方向改为托幼");
        await bot.AdvanceToAsync("2026-12-01 10:00");
        await bot.AnswersAsync("zhoumin", "课题 路网改造 方向 交通 陈丽华 12月18日", "课2 路网改造");
    }

    [Fact]
    public async Task Whoever_gives_it_out_reads_that_the_owner_is_on_leave_on_its_day_also_when_the_leave_comes_later()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await LeaveAsync(bot, "zhengkai", 12, 13);

        await bot.AnswersAsync("zhoumin", "任务 修订办法 郑凯 11月13日", "郑凯11月12日至13日请假，11月13日不在");
        await bot.AnswersWithoutAsync("zhoumin", "任务 核对账册 邓睿 11月13日", "请假");
        await bot.AnswersAsync("zhoumin", "任2 派 郑凯 11月12日", "郑凯11月12日至13日请假，11月12日不在");
        await bot.AnswersAsync("zhoumin", "任2 改 期限 11月13日", "郑凯11月12日至13日请假，11月13日不在");
        await bot.AnswersWithoutAsync("zhoumin", "任2 派 郑凯 11月20日", "请假");

        await bot.AnswersWithoutAsync("zhoumin", "任务 更新名录 谢春梅 11月18日", "请假");
        await LeaveAsync(bot, "xiechunmei", 16, 20);
        await bot.AnswersAsync("zhoumin", "任3", "谢春梅11月16日至20日请假，11月18日不在");
        await bot.AnswersWithoutAsync("xiechunmei", "任3", "请假");
    }

    [Fact]
    public async Task A_day_off_is_told_whoever_has_the_item_and_one_whose_working_day_is_over_is_refused()
    {
        await using var bot = await Office.OpenAsync("2026-11-14 10:00");

        await bot.AnswersAsync("zhoumin", "任务 修订办法 郑凯 11月15日", "11月15日是休息日，前一个工作日11月13日已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "请郑凯11月15日前完成台账整理", "11月15日是休息日，前一个工作日11月13日已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 更新名录 11月28日", "已提：任1 更新名录，11月27日到期（11月28日是休息日，提前），没有责任人");
        await bot.AnswersAsync("wangwei", "问题 电梯异响 11月28日", "已提：问1 电梯异响，11月27日到期（11月28日是休息日，提前）。机关第一党支部联络员");
        await bot.AnswersAsync("zhoumin", "问1 转任务 李秋月 11月10日", "11月10日已经过了，没有记下");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "task")));
        await bot.AnswersAsync("zhoumin", "问1 转任务 李秋月 11月29日", "李秋月，11月27日到期（11月29日是休息日，提前）");
    }

    [Fact]
    public async Task A_card_says_where_the_item_comes_from_to_whoever_may_see_it()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("linxiaoyan", "调研 和平里社区 11月2日");
        await bot.SayAsync("linxiaoyan", "访1 问题 楼道没有扶手");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 11月20日");
        await bot.SayAsync("linxiaoyan", "问1 转任务 高峰 11月25日");
        await bot.AdvanceToAsync("2026-11-02 16:30");

        Assert.Contains("来自\n访1", bot.LastTo("liqiuyue"), StringComparison.Ordinal);
        Assert.Contains("来自\n问1", bot.LastTo("gaofeng"), StringComparison.Ordinal);

        await bot.SayAsync("zhoumin", "问1 派 郑凯 11月20日");
        await bot.AdvanceToAsync("2026-11-03 16:30");
        Assert.Contains("问1 楼道没有扶手", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        Assert.DoesNotContain("来自", bot.LastTo("zhengkai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_named_behind_the_owner_helps_and_what_stands_behind_the_day_is_told()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 检修消防泵");

        await bot.AnswersAsync("zhoumin", "任1 派 郑凯、邓睿 11月20日 先联系维保单位", "任1 由郑凯办理，11月20日到期；专班邓睿；说明：先联系维保单位（不归本人可以退）");
        await bot.AdvanceToAsync("2026-11-02 16:30");
        Assert.Contains("先联系维保单位", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        Assert.Contains("您加入专班", bot.LastTo("dengrui"), StringComparison.Ordinal);
        await bot.AnswersAsync("zhoumin", "任1 看经过", "周敏 派：郑凯；说明：先联系维保单位");

        await bot.AnswersAsync("zhoumin", "任1 派 李秋月和高峰 11月23日前完成", "任1 由李秋月办理，11月23日到期；专班高峰（不归本人可以退）");
        await bot.AnswersAsync("linxiaoyan", "任1 派 王伟、郑凯 11月23日", "郑凯是业务第二党支部的，不在本组，没有记下");
        Assert.Equal(["dengrui", "gaofeng"], await bot.AskStoreAsync(db => db.LedgerTeams.Join(db.Members, t => t.MemberId, m => m.Id, (t, m) => m.UserKey).OrderBy(key => key).ToListAsync()));
    }

    [Fact]
    public async Task A_reason_behind_a_comma_goes_along_and_what_may_be_a_day_is_asked_for_with_the_name_that_was_said()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 编制值班表 邓睿 11月20日");

        await bot.AnswersAsync("zhoumin", "任1 交给吴秀英，邓睿住院了", "任1 由吴秀英办理，11月20日到期；说明：邓睿住院了（不归本人可以退）");
        await bot.AnswersAsync("zhoumin", "任1 派 谢春梅，手头的事太多，11月25日前完成", "任1 由谢春梅办理，11月25日到期；说明：手头的事太多");

        await bot.AnswersAsync("zhoumin", "任1 派 邓睿，11月下旬前交齐", "“11月下旬前交齐”看不出是哪一天，没有记下。例如：任1 派 邓睿 ");
        await bot.AnswersAsync("zhoumin", "任1 派 邓睿 临时抽调走了", "；是原因请发 任1 派 邓睿，临时抽调走了");
        await bot.AnswersAsync("zhoumin", "任1 派 邓睿，临时抽调走了", "任1 由邓睿办理，11月25日到期；说明：临时抽调走了");
    }

    [Fact]
    public async Task Who_helped_and_was_given_the_whole_of_it_is_named_once()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "任务 清点库房 高峰 11月20日");
        await bot.SayAsync("zhoumin", "任1 加入 张伟");

        await bot.AnswersAsync("zhoumin", "任1 派 张伟 11月24日", "任1 由张伟办理");

        await bot.AnswersWithoutAsync("zhoumin", "任1", "专班：");
        await bot.AnswersWithoutAsync("zhangwei", "清单", "专班里");
        await bot.SayAsync("zhoumin", "任1 加入 李秋月");
        await bot.AnswersAsync("zhoumin", "任1", "专班：张伟（牵头）、李秋月");
    }

    private static Task LeaveAsync(Bot bot, string user, int from, int to) => bot.ChangeAsync(async db =>
    {
        var member = await db.Members.SingleAsync(m => m.UserKey == user);
        db.Leaves.Add(new Leave { MemberId = member.Id, From = new DateOnly(2026, 11, from), To = new DateOnly(2026, 11, to), Reason = "探亲", AskedAt = bot.Clock.UtcNow, State = LeaveState.Granted });
    });
}
