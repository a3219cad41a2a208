using BotService.Ledgers;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What people say of problems, tasks and visits in words of their own: asked back, and never answered with the week's study.</summary>
public sealed class PlainReportTests
{
    [Fact]
    public async Task What_is_reported_or_given_without_the_word_of_a_list_is_asked_about()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");

        await bot.AnswersAsync("maguangming", "反映一下，活动室暖气不热，老人坐不住", "要记成一件问题吗：活动室暖气不热，老人坐不住");
        await bot.AnswersAsync("maguangming", "是", "已提：问1 活动室暖气不热，老人坐不住");
        await bot.AnswersAsync("dengrui", "我想反映个情况，资料室窗户关不严，材料受潮", "要记成一件问题吗：资料室窗户关不严，材料受潮");
        await bot.AnswersAsync("zhoumin", "给邓睿派个活：11月18日前修好会标", "要记成一件任务吗：修好会标，邓睿，11月18日到期？");
        await bot.AnswersAsync("zhoumin", "是", "任1 修好会标，邓睿（业务第二党支部），11月18日到期");
        await bot.AnswersAsync("zhoumin", "给邓睿派个活：修好会标", "没有记下。交办请写事情、姓名、日期，例如：任务 ");
        await bot.AnswersAsync("dengrui", "给高峰安排个事情：11月18日前修门", "任务由联络员或管理员交办");
    }

    [Fact]
    public async Task A_question_about_problems_is_answered_from_their_list()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("huangzhiyuan", "问题 车棚漏雨 邓睿 11月27日");
        await bot.SayAsync("linxiaoyan", "问题 门锁坏了 高峰 11月27日");

        foreach (var said in (string[])["业务第二党支部有几个问题没销号", "业务第二党支部还有几个问题没整改", "业务第二党支部有几个问题"])
        {
            var list = await bot.SayAsync("zhoumin", said);
            Assert.Contains("问题清单 业务第二党支部", list, StringComparison.Ordinal);
            Assert.Contains("车棚漏雨", list, StringComparison.Ordinal);
            Assert.DoesNotContain("门锁坏了", list, StringComparison.Ordinal);
        }

        await bot.AnswersAsync("zhoumin", "上个月销号了几个问题", "发 问题清单 统计 看到今天，发 问题清单 统计 10月31日 看到那天");
        await bot.AnswersAsync("zhoumin", "各支部还有多少问题没销号", "看一个组发 问题清单 统计 组名，看全部发 问题清单 统计");
        await bot.AnswersAsync("zhoumin", "问题销号率是多少", "问题清单 截至11月9日");
        await bot.AnswersAsync("zhoumin", "任务办结率", "任务清单");
        await bot.AnswersAsync("dengrui", "我还有几件事没办", "问1 车棚漏雨");
        await bot.SayAsync("dengrui", "问1 完成 换了两块顶板");
        Assert.Equal(await bot.SayAsync("linxiaoyan", "清单"), await bot.SayAsync("linxiaoyan", "有哪些等我核实"));
    }

    [Fact]
    public async Task A_share_of_nothing_is_no_share()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("zhoumin", "任务 油漆栏杆 高峰 11月27日");

        await bot.AnswersAsync("zhoumin", "任务清单 统计", "到期 0，按期 —，");
    }

    [Fact]
    public async Task A_wish_for_more_time_is_no_progress_wherever_it_stands()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("zhoumin", "任务 走访低保户 邓睿 11月20日");

        foreach (var said in (string[])["再延期两天 三户不在家", "要延到11月26日 主任出差", "三户不在家，可能要晚几天", "章没盖上，再宽限一周", "票据没齐，只能延期了"])
        {
            await bot.AnswersAsync("dengrui", $"任1 {said}", "延期 到 日期 原因");
        }

        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress))));
        await bot.AnswersAsync("dengrui", "任1 座谈会推迟到下周，先走访了五户", "任1 记成进展");
        await bot.AnswersAsync("dengrui", "任1 延期的三户已走访", "任1 记成进展");
    }

    [Fact]
    public async Task What_was_seen_on_a_visit_is_a_problem_in_any_words()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        await bot.SayAsync("huangzhiyuan", "调研 城南社区 11月9日");
        await bot.SayAsync("huangzhiyuan", "访1 完成 看了食堂和活动室");

        await bot.AnswersAsync("huangzhiyuan", "访1 看到的问题：轮椅坡道太陡", "问1 轮椅坡道太陡（来自访1）");
        await bot.AnswersAsync("huangzhiyuan", "访1 发现一个问题：洗手间没有扶手", "问2 洗手间没有扶手（来自访1）");
        await bot.AnswersAsync("huangzhiyuan", "访1 发现两个问题：灯不亮，门太窄", "看到的问题请一条一条发，例如：访1 问题 ");
        await bot.AnswersAsync("huangzhiyuan", "访1 看到的问题已反馈社区", "访1 记成进展；看到的问题请发 访1 问题 内容");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "problem")));
    }
}
