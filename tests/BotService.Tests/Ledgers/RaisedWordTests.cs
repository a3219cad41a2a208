using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>At the end of a new item a person and a day are read however they are written; a short answer behind the word of a list is no item.</summary>
public sealed class RaisedWordTests
{
    [Fact]
    public async Task A_time_of_day_a_span_thanks_and_brackets_leave_the_person_and_the_day_what_they_are()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        var number = 0;

        foreach (var (said, answer) in ((string, string)[])
        [
            ("排查消火栓 郑凯 今天下班前", "排查消火栓，郑凯（业务第二党支部），10月12日到期"),
            ("抄写铭牌 邓睿 10月20日16:00前", "抄写铭牌，邓睿（业务第二党支部），10月20日到期"),
            ("抄录电表 邓睿 10月20日 16:00前", "抄录电表，邓睿（业务第二党支部），10月20日到期"),
            ("清洗地毯 谢春梅 周四上午", "清洗地毯，谢春梅（业务第二党支部），10月15日到期"),
            ("修剪绿篱 吴秀英 五个工作日内", "修剪绿篱，吴秀英（业务第二党支部），10月19日到期"),
            ("更换水阀 高峰 10月22日！", "更换水阀，高峰（机关第一党支部），10月22日到期"),
            ("更换灯罩 李秋月 10月23日，辛苦了", "更换灯罩，李秋月（机关第一党支部），10月23日到期"),
            ("清理水沟 马光明 10月28日 麻烦了🙏", "清理水沟，马光明（离退休第三党支部），10月28日到期"),
            ("粉刷围墙 韩淑兰10月26日前", "粉刷围墙，韩淑兰（离退休第三党支部），10月26日到期"),
            ("整理书架（朱浩然，10月27日）", "整理书架，朱浩然（青年理论学习小组），10月27日到期"),
            ("登记钥匙 张伟 10月21日（周三）", "登记钥匙，张伟（机关第一党支部），10月21日到期"),
        ])
        {
            number++;
            await bot.AnswersAsync("zhoumin", $"任务 {said}", $"任{number} {answer}");
        }

        await bot.AnswersAsync("zhoumin", "任务 擦玻璃 张伟 10月21日（周五）", "“10月21日（周五）”对不上：10月21日是周三，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 擦玻璃 张伟 9月31日下班前", "没有 9月31日，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 发放手册 黄志远 越快越好", "“越快越好”没看懂，没有记下");
        Assert.Equal(number, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));

        await bot.AnswersAsync("zhoumin", "任务 通知 高峰 领工作服", $"已提：任{number + 1}");
        await bot.AnswersAsync("wangwei", "问题 走廊停电 昨天下午", "已提：问1 走廊停电 昨天下午");
        await bot.AnswersAsync("wangwei", "问题 三楼漏水，请尽快处理", "已提：问2 三楼漏水，请尽快处理");
    }

    [Fact]
    public async Task A_short_answer_a_condition_and_a_name_behind_the_word_of_a_list_raise_nothing_with_a_space_or_a_comma()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("maguangming", "问题 暂时没有", "要记成一件问题吗：暂时没有"),
            ("maguangming", "不", "没有办"),
            ("maguangming", "问题，都整改完了", "要记成一件问题吗：都整改完了"),
            ("maguangming", "发现问题，立即上报", "要记成一件问题吗：立即上报"),
            ("maguangming", "问题，还有多少？", "问题清单"),
            ("maguangming", "问题 待核实", "问题清单"),
            ("zhoumin", "任务 临期", "任务清单 临期"),
            ("zhoumin", "任务 明白", "要记成一件任务吗：明白"),
            ("zhoumin", "任务 邓睿", "“邓睿”是名单里的人，没有记下。看清单发 任务清单 邓睿"),
        ])
        {
            await bot.AnswersAsync(who, said, answer);
        }

        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("maguangming", "问题，二楼厕所堵了", "已提：问1 二楼厕所堵了");
        await bot.AnswersAsync("maguangming", "问题 没有路灯", "已提：问2 没有路灯");
    }
}
