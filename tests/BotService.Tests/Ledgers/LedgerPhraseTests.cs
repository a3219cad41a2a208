using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Items are called, done, given and listed in the words that come to people's minds; a study confirmation is none of them.</summary>
public sealed class LedgerPhraseTests
{
    [Fact]
    public async Task An_item_is_called_with_a_numeral_a_space_or_a_mark_and_a_sentence_that_only_looks_like_it_is_none()
    {
        await using var bot = await WithTasksAsync(12);

        foreach (var said in (string[])["任三", "任 3", "任#3", "任＃3", "任 # 3", "任务三", "任务 3", "任务#3号", "看看任3", "查一下任三", "任3的进展", "任3 情况", "任三怎么样了", "任3是什么", "请问任3办完了没", "任3谁负责"])
        {
            await bot.AnswersAsync("dengrui", said, "任3 核对第3册\n办理中，您负责");
        }

        await bot.AnswersAsync("dengrui", "任十二", "任12 核对第12册");
        await bot.AnswersAsync("dengrui", "任一百零五", "没有任105，最大到任12");

        foreach (var said in (string[])["任一单位都要参加", "问题一大堆", "课一节也没落下", "任务十分艰巨", "实一点", "问题一：灯不亮", "还有什么问题吗", "有什么问题"])
        {
            var answer = await bot.SayAsync("dengrui", said);
            Assert.False(answer.Contains("核对第", StringComparison.Ordinal) || answer.Contains("没有问1", StringComparison.Ordinal) || answer.StartsWith("问题清单", StringComparison.Ordinal), $"{said}: {answer}");
        }

        await NothingStudiedAsync(bot);
        Assert.Equal(12, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));
    }

    [Fact]
    public async Task Done_is_said_in_many_words_before_and_behind_the_number_and_never_confirms_the_topic()
    {
        string[] ways =
        [
            "任{0} 办完了，{1}", "任{0}完成了，{1}", "任{0}做完了：{1}", "任务{0}搞定了，{1}", "任{0} 已经办好，{1}", "我完成了任{0}，{1}", "我把任{0}办完了，{1}", "完成任{0} {1}", "任{0} 已处理完毕，{1}", "任{0} 都改好了，{1}", "任{0} 我已经做好了，{1}", "已完成任务{0}，{1}",
        ];
        await using var bot = await WithTasksAsync(ways.Length);

        for (var i = 0; i < ways.Length; i++)
        {
            var number = i % 2 == 0 || i >= 10 ? $"{i + 1}" : $"{"一二三四五六七八九十"[i]}";
            await bot.AnswersAsync("dengrui", string.Format(System.Globalization.CultureInfo.InvariantCulture, ways[i], number, "清册已送档案室"), $"任{i + 1} 报完成，等周敏核实");
        }

        foreach (var said in (string[])["已学 任三", "学完了，任三", "任三，已学", "补学 任 3", "打卡 任#3", "任四做得差不多了", "任3做好了", "我学完了任三"])
        {
            await bot.SayAsync("dengrui", said);
        }

        await NothingStudiedAsync(bot);
    }

    [Fact]
    public async Task Work_is_given_sent_back_put_off_and_passed_in_everyday_words()
    {
        await using var bot = await WithTasksAsync(4);

        await bot.AnswersAsync("zhoumin", "任1改由吴秀英负责", "任1 由吴秀英办理");
        await bot.AnswersAsync("zhoumin", "把任一转交给谢春梅，11月13日前完成", "任1 由谢春梅办理，11月13日到期");
        await bot.AnswersAsync("xiechunmei", "任1 退回，这是档案室的事", "任1 已退");
        await bot.AnswersAsync("zhoumin", "任2安排给邓睿同志办理", "任2 由邓睿办理");
        await bot.AnswersAsync("dengrui", "任二延到11月27日，等盖章", "已请周敏答复");
        await bot.AnswersAsync("zhoumin", "同意任二延期", "任2 到期改为 11月27日");
        await bot.AnswersAsync("dengrui", "推迟任3到11月20日 等会议", "已请周敏答复");
        await bot.AnswersAsync("dengrui", "任4搞定，表格已全部归档", "等周敏核实");
        await bot.AnswersAsync("zhoumin", "任4 退回，还差两册", "您可以：任4 通过 ｜ 任4 没改好 原因");
        await bot.AnswersAsync("zhoumin", "任4 退回重做，还差两册", "任4 退回邓睿继续办");
        await bot.AnswersAsync("dengrui", "任4 做完了，两册已补", "等周敏核实");
        await bot.AnswersAsync("zhoumin", "任4通过了吗", "任4 核对第4册\n待核实");
        await bot.AnswersAsync("zhoumin", "任四 合格", "任4 已办结");
    }

    [Fact]
    public async Task Consent_around_an_item_is_a_verdict_on_it_and_a_name_behind_it_is_whom_it_is_given_to()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");

        await bot.AnswersAsync("linxiaoyan", "问1 由高峰办理，10月30日前", "问1 已立项，由高峰办理，10月30日到期");
        await bot.AnswersAsync("gaofeng", "问1 完成 整排灯管换新", "问1 报完成");
        await bot.AnswersAsync("wangwei", "不同意问1销号 还有两盏不亮", "问1 退回高峰继续办");
        await bot.AnswersAsync("gaofeng", "问1 完成 两盏也换了新的", "问1 报完成");
        await bot.SayAsync("wangwei", "同意问1销号后再通报");
        await bot.AnswersAsync("wangwei", "问1", "待核实");
        await bot.AnswersAsync("wangwei", "同意问1销号", "问1 已销号");

        await bot.SayAsync("zhoumin", "任务 更新名册 11月6日");
        await bot.AnswersAsync("zhangwei", "我来认领任1", "任1 由您办理");
        await bot.AnswersAsync("zhangwei", "任1 延期 到 11月13日 等盖章", "已请周敏答复");
        await bot.AnswersAsync("zhoumin", "批准任1延期", "任1 到期改为 11月13日");
    }

    [Fact]
    public async Task A_sign_a_stop_or_brackets_at_an_item_or_its_verb_say_nothing_and_a_sign_of_refusal_is_no_consent()
    {
        await using var bot = await WithTasksAsync(4);

        await bot.AnswersAsync("dengrui", "任1 完成✅ 清册已送档案室", "任1 报完成，等周敏核实");
        await bot.AnswersAsync("dengrui", "（任2）完成 清册已送档案室", "任2 报完成，等周敏核实");
        await bot.AnswersAsync("dengrui", "任3.完成 清册已送档案室", "任3 报完成，等周敏核实");
        await bot.AnswersAsync("dengrui", "任4👍", "任4 核对第4册\n办理中，您负责");
        await bot.SayAsync("zhoumin", "任2 通过❌");
        await bot.AnswersAsync("zhoumin", "任1 通过👍", "任1 已办结");
        await bot.AnswersAsync("zhoumin", "任3 通过~", "任3 已办结");

        Assert.Equal(LedgerState.Claimed, await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number == 2).Select(i => i.State).SingleAsync()));
        await NothingStudiedAsync(bot);
    }

    [Fact]
    public async Task Items_are_raised_in_a_sentence_and_what_may_mean_something_else_is_asked_about()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        var number = 0;

        foreach (var said in (string[])["登记一个问题：{0}", "上报问题，{0}", "我发现一个问题，{0}", "提个问题：{0}", "反映一下问题 {0}", "我想报告一个问题：{0}"])
        {
            number++;
            var text = $"{"东西南北中前"[number - 1]}门路灯第{number * 37}盏不亮";
            await bot.AnswersAsync("maguangming", said.Replace("{0}", text, StringComparison.Ordinal), $"已提：问{number} {text}");
        }

        await bot.AnswersAsync("maguangming", "有个问题：后门的锁坏了", "要记成一件问题吗：后门的锁坏了");
        await bot.AnswersAsync("maguangming", "是", "已提：问7 后门的锁坏了");
        await bot.AnswersAsync("zhoumin", "交办任务 核对总账 韩淑兰 11月6日", "任1 核对总账，韩淑兰（离退休第三党支部），11月6日到期");
        await bot.AnswersAsync("zhoumin", "给朱浩然布置个任务：整理花名册，11月6日前完成", "任2 整理花名册，朱浩然（青年理论学习小组），11月6日到期");
        await bot.AnswersAsync("zhoumin", "给赵六布置个任务：整理花名册，11月6日前完成", "名单里没有“赵六”，没有记下");
        await bot.AnswersAsync("zhoumin", "安排朱浩然一个任务 更新通讯录 11月6日", "任3 更新通讯录，朱浩然");
        await bot.AnswersAsync("zhoumin", "任务 更换门牌 责任人：马光明 期限：11月6日", "任4 更换门牌，马光明（离退休第三党支部），11月6日到期");
        await bot.AnswersAsync("zhoumin", "任务 更换窗帘 期限：等通知", "期限“等通知”看不出是哪一天，没有记下");
        await bot.AnswersAsync("zhoumin", "任务 更换三楼 截止阀 马光明", "任5 更换三楼 截止阀，马光明");
        await bot.AnswersAsync("zhoumin", "交办任务清点一楼仓库物资 马光明 11月6日", "要记成一件任务吗");
        await bot.AnswersAsync("zhoumin", "是", "任6 清点一楼仓库物资，马光明");
        Assert.Equal((7, 6), (await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "problem")), await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "task"))));
    }

    [Fact]
    public async Task Lists_are_asked_for_by_person_by_condition_and_as_a_question()
    {
        await using var bot = await WithTasksAsync(2);
        await bot.SayAsync("zhoumin", "任务 报送季度表 吴秀英 11月6日");

        foreach (var (who, said, head, has, lacks) in ((string, string, string, string, string)[])
        [
            ("zhoumin", "任务清单 吴秀英", "任务清单 吴秀英 截至9月7日\n共 1 项", "任3", "任1 "),
            ("zhoumin", "邓睿的任务", "任务清单 邓睿", "任2 ", "任3"),
            ("huangzhiyuan", "吴秀英手上有哪些任务", "任务清单 您能看到的 吴秀英", "任3", "任1 "),
            ("dengrui", "我有哪些任务", "任务清单 您能看到的 我的", "任2 ", "任3"),
            ("dengrui", "我还有哪些任务没完成", "任务清单 您能看到的 我的 没完成", "任1 ", "任3"),
            ("wuxiuying", "我的任务", "任务清单 您能看到的 我的", "任3", "任1 "),
            ("zhoumin", "看看任务清单", "任务清单 截至9月7日\n共 4 项", "任1 ", "没有符合"),
            ("zhoumin", "任务列表", "任务清单 截至9月7日\n共 4 项", "任1 ", "没有符合"),
            ("zhoumin", "哪些任务逾期了", "任务清单 逾期", "没有符合条件的", "任2 "),
            ("zhoumin", "业务第二党支部有哪些任务", "任务清单 业务第二党支部", "任3", "任4"),
            ("gaofeng", "任务清单 吴秀英", "任务清单没有“吴秀英”这个条件", "可以写", "任3"),
            ("zhoumin", "任务清单 王伟", "有 2 位王伟", "请用账号", "任3"),
        ])
        {
            if (!await bot.AskStoreAsync(db => db.LedgerItems.AnyAsync(i => i.Number == 4)))
            {
                await bot.SayAsync("zhoumin", "任务 报送年度表 高峰 11月6日");
            }

            var answer = await bot.SayAsync(who, said);
            Assert.True(answer.StartsWith(head, StringComparison.Ordinal) && answer.Contains(has, StringComparison.Ordinal) && !answer.Split("看一件发")[0].Contains(lacks, StringComparison.Ordinal), $"{who} said {said} and got:\n{answer}");
        }

        await NothingStudiedAsync(bot);
    }

    [Fact]
    public async Task A_kinds_word_with_a_lists_word_or_a_short_question_behind_it_raises_nothing()
    {
        await using var bot = await WithTasksAsync(2);

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("zhoumin", "任务 台账", "任务清单 截至9月7日"),
            ("zhoumin", "任务 情况", "任务清单 截至9月7日"),
            ("zhoumin", "任务 还有多少没办完？", "任务清单 截至9月7日"),
            ("zhoumin", "任务 什么时候到期", "任务清单 截至9月7日"),
            ("dengrui", "任务 办好了没？", "任务清单 截至9月7日"),
            ("maguangming", "问题 整改完了吗", "问题清单 截至9月7日"),
            ("maguangming", "提问题 清单", "问题清单 截至9月7日"),
            ("zhoumin", "问题：统计", "问题清单 截至9月7日：发现 0 个"),
            ("zhoumin", "调研 清单", "课题清单 截至9月7日"),
            ("zhoumin", "任务 导出", "任务清单的表格（截至9月7日）正在做"),
            ("maguangming", "问题 怎么写", "请把问题写成一句话"),
            ("zhoumin", "任务 怎么布置？", "请写一句话，后面可以写责任人和期限"),
            ("maguangming", "问题 走廊灯坏了？", "要记成一件问题吗：走廊灯坏了？"),
            ("maguangming", "不", "没有办"),
        ])
        {
            await bot.AnswersAsync(who, said, answer);
        }

        await bot.SayAsync("zhoumin", "任务 全部办完了");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));

        string[] raised = ["几处路灯不亮", "二楼厕所没有水", "灯怎么又不亮了", "东门的灯什么时候修？", "清单上的电话打不通"];

        for (var i = 0; i < raised.Length; i++)
        {
            await bot.AnswersAsync("maguangming", $"问题 {raised[i]}", $"已提：问{i + 1} {raised[i]}");
        }
    }

    private static async Task<Bot> WithTasksAsync(int count)
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        for (var i = 1; i <= count; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 核对第{i}册 邓睿 10月{20 + (i % 3)}日");
        }

        return bot;
    }

    private static async Task NothingStudiedAsync(Bot bot)
    {
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }
}
