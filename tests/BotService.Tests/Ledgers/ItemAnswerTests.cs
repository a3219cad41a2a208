using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What is said when an item was asked about, or below a quoted message about it, is said of that item and is no answer about study.</summary>
public sealed class ItemAnswerTests
{
    [Fact]
    public async Task The_sentence_behind_a_step_without_its_words_is_the_part_that_was_asked_for()
    {
        await using var bot = await WithTasksAsync(4);

        await bot.AnswersAsync("xiechunmei", "任1 完成", "直接回复结果就行，不用了回复 算了。");
        await bot.AnswersAsync("xiechunmei", "好的", "任1 完成还等您回复结果");
        Assert.Contains("任1 报完成，等周敏核实", await bot.DoAsync("xiechunmei", "值班表已经贴到门口"), StringComparison.Ordinal);
        await bot.AnswersAsync("zhoumin", "任1 没改好", "直接回复原因就行");
        Assert.Contains("任1 退回谢春梅继续办", await bot.DoAsync("zhoumin", "漏了两个科室"), StringComparison.Ordinal);

        await bot.AnswersAsync("xiechunmei", "任2 延期 11月20日", "请写原因");
        Assert.Contains("已请周敏答复", await bot.DoAsync("xiechunmei", "等采购合同"), StringComparison.Ordinal);
        await bot.AnswersAsync("xiechunmei", "任3 退", "请写原因");
        await bot.AnswersAsync("xiechunmei", "算了", "没有办");
        await bot.AnswersAsync("xiechunmei", "任2、任3 进展", "请写一句进展");
        Assert.Contains("任2 进展已记", await bot.DoAsync("xiechunmei", "样品已经选定"), StringComparison.Ordinal);
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress) && e.Text == "样品已经选定")));
    }

    [Fact]
    public async Task A_sentence_that_would_confirm_the_topic_is_the_result_that_was_asked_for_and_a_word_of_study_is_not()
    {
        await using var bot = await WithTasksAsync(2);

        await bot.SayAsync("xiechunmei", "任1 完成");
        Assert.Contains("任1 报完成", await bot.DoAsync("xiechunmei", "办好了，换了新门锁"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));

        await bot.SayAsync("xiechunmei", "任2 完成");
        await bot.AnswersAsync("xiechunmei", "已学", "按时学完");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Claim))));
    }

    [Fact]
    public async Task What_stands_below_a_quoted_message_about_an_item_is_said_of_it()
    {
        await using var bot = await WithTasksAsync(3);

        await bot.AnswersAsync("xiechunmei", Below("任1 更换第1间门锁 明天到期", "完成 门锁换了新的"), "任1 报完成，等周敏核实");
        await bot.AnswersAsync("xiechunmei", Below("任2 更换第2间门锁 明天到期", "办完了"), "请写一句结果");
        await bot.AnswersAsync("zhoumin", Below("任1 更换第1间门锁：等您核实，请发 任1 通过，或 任1 没改好 原因", "通过"), "任1 已办结");
        await bot.AnswersAsync("dengrui", Below("任3 更换第3间门锁 后天到期", "1"), "没有记成已学");
        await bot.AnswersAsync("wuxiuying", Below("任2 更换第2间门锁；任3 更换第3间门锁", "完成"), "没有记成已学");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));

        await bot.AnswersAsync("dengrui", Below("本周主题《高质量发展》，学完回复 已学；1 件临期：任3", "完成"), "按时学完");
    }

    private static string Below(string quoted, string said) => $"「学习助手：{quoted}」\n- - - - - - -\n{said}";

    private static async Task<Bot> WithTasksAsync(int count)
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        for (var i = 1; i <= count; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 更换第{i}间门锁 谢春梅 10月{20 + (i % 3)}日");
        }

        return bot;
    }
}
