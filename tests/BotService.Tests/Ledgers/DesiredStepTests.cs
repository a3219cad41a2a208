using BotService.Ledgers;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A step that is glued to its words is that step; an intent and a question are no progress, and are told how to go on.</summary>
public sealed class DesiredStepTests
{
    [Fact]
    public async Task A_visit_is_moved_kept_done_and_seen_in_the_words_that_are_glued_to_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("yangziqi", "调研 河西社区 10月20日");
        await bot.SayAsync("yangziqi", "调研 柳林社区 10月29日");

        await bot.AnswersAsync("yangziqi", "访1 改期到10月21日", "访1 河西社区，10月21日");
        await bot.AnswersAsync("yangziqi", "访1 改期 10月22日", "访1 河西社区，10月22日");
        await bot.AnswersAsync("yangziqi", "访1 问题楼道灯整层不亮，也没人报修", "问1 楼道灯整层不亮，也没人报修（来自访1）");
        await bot.AnswersAsync("yangziqi", "访2 仍去只看门口坡道", "访2 定了：10月29日");
        Assert.Contains("访1 已走访（10月22日）", await bot.OnAsync("10-23", "yangziqi", "访1 已走访 楼道灯坏了半年"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress))));
    }

    [Fact]
    public async Task An_intent_and_a_question_of_the_owner_are_no_progress()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 装订卷宗 邓睿 11月6日");
        await bot.SayAsync("zhoumin", "问题 厕所灯不灵 李秋月 10月30日");

        foreach (var said in (string[])["任1 想推迟到11月13日 等批复", "任1 可不可以只交电子版", "任1 这活该找谁", "任1 需要换人", "任1 改日期为11月12日", "任1 取消这件", "任1 修改一下责任人", "任1 为什么要装两份"])
        {
            await bot.AnswersAsync("dengrui", said, "没有记下");
        }

        await bot.AnswersAsync("dengrui", "任1延期两周，等批复", "请写延到哪一天和原因");
        await bot.AnswersAsync("dengrui", "任1 改期 11月20日", "任1 没有改。要延期发 任1 延期 到 日期 原因");
        await bot.AnswersAsync("zhoumin", "任1 改期限为11月20日", "任1 期限改为11月20日");
        await bot.AnswersAsync("zhoumin", "任1 改期限11月27日", "任1 期限改为11月27日");
        await bot.AnswersAsync("zhoumin", "问1 改内容为厕所灯一明一暗", "问1 内容改为：厕所灯一明一暗");
        await bot.AnswersAsync("zhoumin", "问1 改 标题改为厕所灯忽明忽暗", "问1 内容改为：厕所灯忽明忽暗");
        await bot.AnswersAsync("liqiuyue", "问1 改措施 换成感应灯", "问1 措施改为换成感应灯");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress))));

        await bot.AnswersAsync("dengrui", "任1 已问清为什么要装两份，一份归档", "任1 记成进展");
        await bot.AnswersAsync("dengrui", "任1 退回的两本已重装", "任1 记成进展");

        foreach (var said in (string[])["修改目录第三稿送审", "公开采购公告发布", "取消三个重复表格", "合并目录两份", "签收清单四份", "缓解库房拥挤方案初稿"])
        {
            await bot.AnswersAsync("dengrui", $"任1 {said}", "任1 记成进展");
        }
    }
}
