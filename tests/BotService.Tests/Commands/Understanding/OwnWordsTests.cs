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
        await using var bot = await Bot.StartAsync();
        string[] own =
        [
            "调查研究学完了", "本周的调查研究我学过了", "调查研究那篇我昨天看完了", "调研这一期搞定", "高铁上学完了", "昨晚加班后才学完的", "结果今早一口气学完了", "9月7号发的那个主题我已经看完了",
            "怎么还催我，我已经学完了啊", "我不是没看，我昨天就看完了", "学完了一直忘了回", "本人已完成调查研究的学习", "李明没学，我学完了", "不对不对，我周一就学过了", "回复@学习助手：我学完了",
        ];
        string[] doubtful =
        [
            "司机学完了", "隔壁昨天学完了", "单位都学完了", "家里学完了", "王芳昨晚学完了", "民主生活会学完了", "已完成缴费", "我要是回“学完了”你就给我记上是吧", "学完了，是吧", "今晚高铁上搞定", "会后学完", "学完了才怪", "已完成一半的学习", "怎么还催，谁学完了", "李明学完了，我还没",
        ];
        await bot.PeopleAsync([.. own.Concat(doubtful).Select((_, i) => $"m{i:00} 张{(char)('甲' + i)}伟 一支部"), "wangfang 王芳 一支部", "liming 李明 一支部", "chief 程序 局党组 admin"]);
        await bot.PlanTopicAsync(title: "关于调查研究的重要论述");
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
