using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Who may verify: the table's people and nobody who has a hand in this round.</summary>
public sealed class LedgerVerifierTests
{
    [Fact]
    public async Task An_admin_verifies_a_subject_and_a_pledge_beside_those_who_are_asked_and_never_the_own()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "课题 社区食堂 陈丽华 11月30日");
        await bot.SayAsync("chenlihua", "调研 和平里社区 11月2日 课1");
        await bot.SayAsync("chenlihua", "访1 完成 老人吃饭要走两里地");
        await bot.AnswersAsync("chenlihua", "课1 结题 已定两处助餐点", "课1 报完成，等党组其他成员或管理员核实");
        await bot.SayAsync("zhoumin", "重点任务 首问负责制 韩淑兰 11月30日");
        await bot.AnswersAsync("hanshulan", "亮1 兑现 制度已经上墙", "青年理论学习小组联络员；管理员");

        Assert.Equal((1, 0), (await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Recipients == "linxiaoyan")), await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Recipients == "zhoumin"))));
        await bot.AnswersAsync("zhoumin", "清单", "等您核实 2 件：");
        await bot.AnswersAsync("zhoumin", "课1 通过", "课1 已结题");
        await bot.AnswersAsync("zhoumin", "亮1 通过", "亮1 已兑现");

        await bot.SayAsync("zhoumin", "重点任务 文明窗口 周敏 11月30日");
        await bot.SayAsync("zhoumin", "亮2 完成 窗口牌都换好了");
        await bot.AnswersAsync("zhoumin", "亮2 通过", "自己办的不能自己核实");
    }

    [Fact]
    public async Task Who_is_admin_and_who_is_on_the_roster_is_looked_at_anew_for_each_message()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("zhoumin", "重点任务 首问负责制 韩淑兰 11月30日");
        await bot.SayAsync("hanshulan", "亮1 兑现 制度已经上墙");
        await bot.AnswersAsync("zhoumin", "清单", "等您核实");
        await bot.AnswersAsync("zhoumin", "任务 清点档案 申屠新 11月20日", "清点档案");

        await bot.ChangeAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.UserKey == "zhoumin", Bot.Token)).Role = BotService.Store.Role.Member;
            (await db.Members.SingleAsync(m => m.UserKey == "xuwenjing", Bot.Token)).Role = BotService.Store.Role.Admin;
            (await db.Members.SingleAsync(m => m.UserKey == "gaofeng", Bot.Token)).Name = "申屠新";
        });

        await bot.AnswersAsync("zhoumin", "亮1 通过", "亮1 不由您核实");
        await bot.AnswersAsync("xuwenjing", "任务 换门锁 申屠新 11月20日", "换门锁，申屠新");
    }

    [Fact]
    public async Task Whoever_was_taken_off_the_team_in_this_round_verifies_nothing_of_it_and_may_again_in_the_next()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("wuxiuying", "问题 地下室水管漏水");
        await bot.SayAsync("huangzhiyuan", "问1 派 邓睿 11月20日");
        await bot.SayAsync("dengrui", "问1 加入 吴秀英");
        await bot.SayAsync("zhoumin", "问1 退出 吴秀英");

        Assert.DoesNotContain("吴秀英", await bot.SayAsync("dengrui", "问1 完成 接头换成新的"), StringComparison.Ordinal);
        await bot.AnswersAsync("wuxiuying", "问1 通过", "问1 不由您核实");
        await bot.AnswersAsync("zhoumin", "问1 验收人 吴秀英", "吴秀英这一轮办过问1，请另选");
        await bot.AnswersAsync("linxiaoyan", "问1 通过", "问1 已销号");

        await bot.AdvanceToAsync("2026-11-04 10:00");
        await bot.AnswersAsync("zhoumin", "问1 重开 又漏水了", "问1 重开（第 2 轮）");
        await bot.AnswersAsync("dengrui", "问1 完成 整段水管都换了", "请吴秀英（提出人）看过后发 问1 通过");
    }

    [Fact]
    public async Task Whoever_verified_it_before_it_was_opened_again_is_not_the_verifier_of_what_was_done_since()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("wuxiuying", "问题 楼道声控灯不亮");
        await bot.SayAsync("huangzhiyuan", "问1 派 邓睿 11月20日");
        await bot.SayAsync("dengrui", "问1 加入 吴秀英");
        await bot.SayAsync("zhoumin", "问1 退出 吴秀英");
        await bot.SayAsync("dengrui", "问1 完成 换了声控开关");
        await bot.AnswersAsync("linxiaoyan", "问1 通过", "问1 已销号");

        await bot.AdvanceToAsync("2026-11-04 10:00");
        await bot.AnswersAsync("linxiaoyan", "问1 重开 晚上又不亮", "问1 重开（第 2 轮）");
        await bot.SayAsync("dengrui", "问1 完成 灯座全部换新");
        await bot.AnswersAsync("wuxiuying", "问1 通过", "问1 已销号");

        await bot.AnswersAsync("linxiaoyan", "问1 重开 三楼还是暗", "不能由您“重开”");
        await bot.AnswersAsync("linxiaoyan", "问1 请人评价", "由核实人或管理员来请");
        await bot.AnswersAsync("wuxiuying", "问1 重开 三楼还是暗", "问1 重开（第 3 轮）");
    }
}
