using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What stands before an answer: the topic, the time and the place are the sender's own words; a noun that may be somebody is asked about.</summary>
public sealed class OwnWordsTests
{
    [Fact]
    public async Task The_open_topic_the_time_and_the_place_may_stand_before_an_answer_and_nobody_else()
    {
        string[] own =
        [
            "调查研究学完了", "本周的调查研究我学过了", "调查研究那篇我昨天看完了", "调研这一期搞定", "高铁上学完了", "昨晚加班后才学完的", "结果今早一口气学完了", "9月7号发的那个主题我已经看完了",
            "怎么还催我，我已经学完了啊", "我不是没看，我昨天就看完了", "学完了一直忘了回", "本人已完成调查研究的学习", "李明没学，我学完了", "不对不对，我周一就学过了", "回复@学习助手：我学完了",
        ];
        string[] doubtful =
        [
            "司机学完了", "隔壁昨天学完了", "单位都学完了", "家里学完了", "王芳昨晚学完了", "民主生活会学完了", "已完成缴费", "我要是回“学完了”你就给我记上是吧", "学完了，是吧", "今晚高铁上搞定", "会后学完", "学完了才怪", "已完成一半的学习", "怎么还催，谁学完了", "李明学完了，我还没",
        ];
        await HoldAsync("关于调查研究的重要论述", own, doubtful);
    }

    [Fact]
    public async Task A_deed_that_no_list_holds_is_the_senders_own_unless_somebody_else_may_stand_in_it()
    {
        string[] own =
        [
            "下了大夜班强撑着学完了", "盘完库顺手学完了", "卷不动了但还是学完了", "坐驾驶室里把那篇看完了", "在李明提醒下学完了", "交班前看完的，已学", "驾驶室里看完了，登记吧", "刚刚到家静下心来把这周的文章学完了",
            "论学习学完了", "我把论学习学完了", "遵照要求，我已于昨日完成论学习的自学", "论学习我这边completed", "上周没顾上，这周的我学完了", "昨天学了一半，今天把剩下的学完了", "收到，“已学”", "已学完了l", "学完并做了摘抄", "本来打算周五学的，今天学完了",
        ];
        string[] doubtful =
        [
            "我们组都学完了", "我们主任学完了", "食堂大师傅抽空也学完了", "二组散会后学完了", "新来的小伙子昨晚就学完了", "我妹下了夜班学完了", "把张伟改成已学", "家里学完了", "后半部分没时间看", "马师傅值完班学完了", "李明开完会后学完了", "继续教育学时学完了", "论学习谁学完了",
            "“学完了”这三个字不能随便说", "等我学完了给你回“已学”", "学完了，梦里学的", "请于周五17:00前完成学习并确认", "学了也不涨工资", "已学！请问下周还是周一发吗",
            "我们主任没学，他去省里开会了", "不是没学，是没学完", "现在没学，周五之前一定学完", "点进去是空白的，没法学",
        ];
        await HoldAsync("论学习", own, doubtful);
    }

    [Fact]
    public async Task The_senders_name_in_front_is_not_the_beginning_of_a_longer_one()
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync("machao 马超 一支部", "matoo 马超 二支部");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-10 10:00");

        await bot.SayAsync("machao", "马超群已学");
        await bot.SayAsync("matoo", "马超已学");

        var outcomes = await bot.AskStoreAsync(db => db.Participations.OrderBy(p => p.Member!.UserKey).Select(p => p.Outcome).ToListAsync());
        Assert.Equal([Outcome.Pending, Outcome.OnTime], outcomes);
    }

    private static async Task HoldAsync(string title, string[] own, string[] doubtful)
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync([.. own.Concat(doubtful).Select((_, i) => $"m{i:00} 张{(char)('甲' + i)}伟 一支部"), "wangfang 王芳 一支部", "liming 李明 一支部", "chief 程序 局党组 admin"]);
        await bot.PlanTopicAsync(title: title);
        await bot.AdvanceToAsync("2026-09-10 10:00");
        List<string> wrong = [];

        foreach (var (i, said) in own.Concat(doubtful).Index())
        {
            var answer = await bot.SayAsync($"m{i:00}", said);
            var outcome = await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == $"m{i:00}").Select(p => p.Outcome).SingleAsync());

            if (outcome != (i < own.Length ? Outcome.OnTime : Outcome.Pending))
            {
                wrong.Add($"{said} → {outcome}: {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
