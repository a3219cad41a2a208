using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A sentence that names an item is said of that item, whatever opens it; it never confirms the week's topic, and of several items none is passed over.</summary>
public sealed class ItemSentenceTests
{
    [Fact]
    public async Task A_sentence_that_says_what_became_of_an_item_is_its_result_whatever_opens_it()
    {
        string[] ways =
        [
            "我已经把任{0}做完了，{1}", "主任好，任{0} 完成 {1}", "今天把任{0}办好了，{1}", "收到，任{0}完成，{1}", "【任{0}】完成 {1}", "任{0}.完成 {1}", "本周 任{0} 办结 {1}",
            "关于任{0}的事，已经办完了，{1}", "终于把任{0}弄好了，{1}", "王书记，我今天把任{0}搞定了，{1}",
        ];
        await using var bot = await WithTasksAsync(ways.Length + 1, "邓睿");

        for (var i = 0; i < ways.Length; i++)
        {
            await bot.AnswersAsync("dengrui", string.Format(System.Globalization.CultureInfo.InvariantCulture, ways[i], i + 1, "门锁换了新的"), $"任{i + 1} 报完成，等周敏核实");
        }

        await bot.AdvanceToAsync("2026-09-09 10:00");
        await bot.AnswersAsync("dengrui", $"昨天把任{ways.Length + 1}修好了，门锁换了新的", $"任{ways.Length + 1} 报完成（补录），等周敏核实");
        await NothingStudiedAsync(bot);
    }

    [Fact]
    public async Task An_item_that_stands_elsewhere_in_an_answer_keeps_it_from_being_recorded()
    {
        await using var bot = await WithTasksAsync(1, "邓睿");

        foreach (var said in (string[])["锁匠来过了。任1 完成 门锁换了", "完成 门锁换了 任1", "我们科把任1给办完了", "我要把任1办完", "我要完成任1，先订锁", "我想完成任1 先量尺寸", "今天把任1办完", "门锁的任1也完成了"])
        {
            await bot.SayAsync("dengrui", said);
        }

        await NothingStudiedAsync(bot);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));

        await bot.SayAsync("dengrui", "已学 任1里讲的例子很好");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Fact]
    public async Task A_verb_that_is_said_again_before_another_item_is_a_step_of_its_own()
    {
        await using var bot = await WithTasksAsync(6);
        await bot.SayAsync("wangwei", "问题 二楼扶手松动");
        await bot.SayAsync("wangwei", "问题 二楼栏杆摇晃");
        var entries = await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync());

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("zhoumin", "通过 任1，通过 任2", "核实要一件一件看：先发 任1 通过"),
            ("zhoumin", "任1 通过，没改好 任2 少一把钥匙", "核实要一件一件看：先发 任1 通过"),
            ("wangwei", "认领 任3\n认领 任4", "没有记下：几件一起请发 任3、任4 认领"),
            ("zhoumin", "作废 任5，作废 任6", "作废请一件一件发，没有记下：先发 任5 作废，再发 任6 作废"),
            ("linxiaoyan", "立项 问1，立项 问2", "立项请一件一件发，没有记下：先发 问1 立项，再发 问2 立项"),
        ])
        {
            await bot.AnswersAsync(who, said, answer);
        }

        Assert.Equal(entries, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));
        await bot.AnswersAsync("linxiaoyan", "作废 问2 重复 问1", "问2 已作废");
    }

    [Fact]
    public async Task Of_a_row_of_items_all_are_meant()
    {
        await using var bot = await WithTasksAsync(9);

        await TakenAsync(bot, "认领 任1-任3", 1, 2, 3);
        await TakenAsync(bot, "任4至任5 认领", 4, 5);
        await TakenAsync(bot, "任6~7 认领", 6, 7);
        await TakenAsync(bot, "任8，9 认领", 8, 9);
        await bot.AnswersAsync("zhoumin", "任1—任3 通过", "核实要一件一件看：先发 任1 通过");
        await bot.AnswersAsync("wangwei", "任1至任8 进展 都已开工", "一次最多 5 件，没有记下");
        await bot.SayAsync("wangwei", "任1，3户已经换锁");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress))));
    }

    private static async Task TakenAsync(Bot bot, string said, params int[] numbers)
    {
        var answer = await bot.SayAsync("wangwei", said);
        Assert.True(numbers.All(number => answer.Contains($"任{number} 由您办理", StringComparison.Ordinal)), $"{said} got:\n{answer}");
    }

    private static async Task<Bot> WithTasksAsync(int count, string owner = "")
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        for (var i = 1; i <= count; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 更换第{i}间门锁 {owner} 10月{20 + (i % 3)}日");
        }

        return bot;
    }

    private static async Task NothingStudiedAsync(Bot bot) => Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));
}
