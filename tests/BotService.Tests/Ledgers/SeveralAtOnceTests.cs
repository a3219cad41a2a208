using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Several items counted in one message, and tasks given without the word: asked about, and then what was shown is recorded.</summary>
public sealed class SeveralAtOnceTests
{
    [Fact]
    public async Task Problems_that_are_counted_in_one_message_are_as_many_items()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        var number = 0;

        foreach (var (said, first, second) in ((string, string, string)[])
        [
            ("问题一：三楼灯不亮。问题二：厕所漏水", "三楼灯不亮", "厕所漏水"),
            ("问题一 东门台阶松动 问题二 西门积水", "东门台阶松动", "西门积水"),
            ("问题：1、东门路灯不亮；2、西门门锁坏了", "东门路灯不亮", "西门门锁坏了"),
            ("反映两个问题：1.南门没有坡道 2.北门太窄", "南门没有坡道", "北门太窄"),
            ("登记一个问题：（1）食堂排队久（2）碗筷不够", "食堂排队久", "碗筷不够"),
        ])
        {
            await bot.AnswersAsync("maguangming", said, $"要记成 2 件问题吗：\n（1）{first}\n（2）{second}");
            Assert.Equal(number, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
            await bot.AnswersAsync("maguangming", "是", "已记 2 件：");
            number += 2;
        }

        await bot.AnswersAsync("maguangming", "问题\n1. 前门玻璃碎了\n2. 后门合不上", "已记 2 件：");
        Assert.Equal(["前门玻璃碎了", "后门合不上"], await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number > number).OrderBy(i => i.Number).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task The_word_said_again_on_a_line_is_no_part_of_its_sentence_and_behind_a_stop_it_is_asked_about()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("maguangming", "问题 南楼水管冻裂\n问题：北楼暖气不热", "已记 2 件：");
        await bot.AnswersAsync("zhoumin", "任务 清点桌椅 郑凯 10月20日；任务 更换门牌 邓睿 10月22日", "要记成 2 件任务吗：\n（1）清点桌椅 郑凯 10月20日\n（2）更换门牌 邓睿 10月22日");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("zhoumin", "是", "已记 2 件：\n任1 清点桌椅，郑凯（业务第二党支部），10月20日到期");
        Assert.Equal(["南楼水管冻裂", "北楼暖气不热", "清点桌椅", "更换门牌"], await bot.AskStoreAsync(db => db.LedgerItems.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task A_line_that_stands_there_twice_or_belongs_to_another_list_is_named_and_no_line_is_taken()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("zhoumin", "任务\n抄录水表 邓睿 10月27日\n抄录水表。 邓睿 10月27日", "这几行有问题，一行也没有记下：\n第 2 行：和第 1 行一样");
        await bot.AnswersAsync("zhoumin", "任务 检修门锁 郑凯 10月20日\n问题 走廊积水\n任务 换窗帘 郑凯 10月32日", "第 2 行：是另一种清单，请另发一条；还是任务的请去掉“问题”后的空格\n第 3 行：没有 10月32日");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("zhoumin", "任务\n抄录水表 邓睿 10月27日\n抄录水表 郑凯 10月27日\n新 抄录水表 郑凯 10月27日", "已记 3 件：");
    }

    [Fact]
    public async Task What_is_only_like_a_count_is_no_list()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("maguangming", "问题 二、三号楼停水", "已提：问1 二、三号楼停水。");
        await bot.AnswersAsync("maguangming", "问题 1.5公里路面破损", "已提：问2 1.5公里路面破损。");
        await bot.AnswersAsync("maguangming", "问题一：南门灯不亮", "要记成一件问题吗：南门灯不亮");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task A_step_on_an_item_that_counts_problems_is_that_step()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.AnswersAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 10月30日", "任1");
        Assert.DoesNotContain("要记成", await bot.SayAsync("zhengkai", "任1 进展 问题1：线路老化 问题2：灯具锈蚀"), StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == "Progress")));
    }

    [Fact]
    public async Task A_step_on_another_item_in_the_words_of_the_first_is_not_swallowed()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        foreach (var title in (string[])["清点档案 谢春梅", "更换门牌 谢春梅", "粉刷走廊 谢春梅", "修剪树木", "疏通水管"])
        {
            await bot.SayAsync("zhoumin", $"任务 {title} 11月6日");
        }

        await bot.AnswersAsync("xiechunmei", "任1 完成 目录已交齐\n任2 完成 门牌已换好", "完成请一件一件发，每件写一句结果，没有记下：先发 任1 完成 结果，再发 任2 完成 结果");
        await bot.AnswersAsync("xiechunmei", "任1 完成 目录已交齐；任2 延期 到 11月20日 等材料", "一条只办一件，没有记下：先发 任1 完成 结果，再发 任2 延期");
        await bot.AnswersAsync("zhoumin", "任4 派 谢春梅 11月13日，任5 派 郑凯 11月20日", "派请一件一件发，没有记下：先发 任4 派，再发 任5 派");
        await bot.AnswersAsync("wangwei", "任4 认领，任5 认领", "没有记下：几件一起请发 任4、任5 认领");
        Assert.Equal(5, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));

        await bot.AnswersAsync("xiechunmei", "任1 进展 任2 已办完，任3 正在收尾", "任1 进展已记");
        Assert.Equal("任2 已办完，任3 正在收尾", await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == "Progress").Select(e => e.Text).SingleAsync()));
        await bot.AnswersAsync("xiechunmei", "任1 完成 目录已交齐，任2 也办完了", "任1 报完成，等周敏核实");
        await bot.AnswersAsync("xiechunmei", "任2 完成 门牌已换好", "任2 报完成，等周敏核实");
        await bot.AnswersAsync("zhoumin", "任1 通过，任2 通过", "核实要一件一件看：先发 任1 通过");
        await bot.AnswersAsync("zhoumin", "任1 没改好 缺两页，任2 通过", "核实要一件一件看：先发 任1 通过");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == "Pass" || e.Verb == "Reject")));
    }

    [Fact]
    public async Task A_task_that_is_given_in_words_is_asked_about_with_its_person_and_its_day()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("zhoumin", "请郑凯10月30日前完成台账整理", "要记成一件任务吗：完成台账整理，郑凯，10月30日到期？");
        await bot.AnswersAsync("zhoumin", "是", "任1 完成台账整理，郑凯（业务第二党支部），10月30日到期");
        await bot.AnswersAsync("zhoumin", "让邓睿周五前把值班表做完", "要记成一件任务吗：做完值班表，邓睿，10月16日到期？");
        await bot.AnswersAsync("zhoumin", "不", "没有办");
        await bot.AnswersAsync("zhoumin", "请韩淑兰把老党员名册于11月6日下班前报送", "要记成一件任务吗：报送老党员名册，韩淑兰，11月6日到期？");
        await bot.AnswersAsync("huangzhiyuan", "请谢春梅、吴秀英11月6日前整理好合同，一式两份", "要记成一件任务吗：整理好合同，一式两份，谢春梅、吴秀英，11月6日到期？");
        await bot.AnswersAsync("huangzhiyuan", "是", "任2 整理好合同，一式两份，谢春梅（业务第二党支部），11月6日到期；专班吴秀英");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task What_nobody_can_be_given_or_nobody_is_named_for_is_recorded_nowhere()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        await bot.AnswersAsync("zhoumin", "请赵六10月30日前完成台账整理", "没有记下。交办请写事情、姓名、日期");
        await bot.AnswersAsync("zhoumin", "请郑凯10月9日前完成台账整理", "10月9日已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "请王伟10月30日前完成台账整理", "有 2 位王伟");
        await bot.AnswersAsync("wangwei", "请郑凯10月30日前完成台账整理", "没有记下：任务由联络员或管理员交办");
        await bot.AnswersAsync("huangzhiyuan", "请李秋月10月30日前完成台账整理", "不在本组");

        foreach (var said in (string[])["请大家周五前完成台账整理", "请于10月30日前完成台账整理", "请郑凯周五前学完材料", "让我10月30日前完成台账整理"])
        {
            Assert.DoesNotContain("要记成", await bot.SayAsync("zhoumin", said), StringComparison.Ordinal);
        }

        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }
}
