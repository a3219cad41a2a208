using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>The open topic as people call it, in any place of the sentence, beside what is only called alike: said to the service, which knows the topic.</summary>
public sealed class TopicInSpeechTests
{
    private static readonly string[] OfTheTopic =
    [
        "安全生产法，拿下！", "ok了，安全生产法", "齐活儿，安全生产法看到附则了", "搞归一了，安全法", "安法学习，收官", "昨晚把新安法从头到尾翻了一遍", "这部法，学完了！", "这部法我研读完了", "把这周的法给看了", "整部法都听完了",
        "法条背不下来，但每条都看过了", "喂那个我跟你说一下啊这个礼拜的那个法我已经学过了啊", "安全声产法学过了", "看完安法了", "《中华人民共和国安全生产法》已学完", "本人于11月17日晚完成《中华人民共和国安全生产法》自学，特此报告",
        "三遍！这部法我看了三遍！", "上周拖到最后一天，这周积极一回，已经学完", "比上周那个好懂，半小时就看完了", "昨晚村里组织学安全生产法，我在场", "我孙女帮我发的安全生产法我学了", "1、安全生产法全文已看；2、心得已写。",
    ];

    private static readonly string[] OfSomethingElse =
    [
        "国家安全法学完了", "网络安全法看完了", "食品安全法已学", "安全生产月学完了", "安法考试看完了", "安全生产法学习会开完了", "这部法院的电影看完了", "这个法子我学会了", "上周那部法学完了", "10月那部法我学完了", "《保密法》学完了", "这法条真长",
        "这部法学完了吗", "这部法明天学完", "收到，安全生产法，拿下", "安全生产法一定拿下", "安全声产法还没学", "安全生产法还没收官", "王芳这部法学完了", "我孙女帮我发的她学了", "我孙女帮我发的安全生产法王芳学了", "本人将于11月20日完成《安全生产法》自学", "1、安全生产法看完；2、写心得。",
    ];

    [Fact]
    public async Task It_is_known_by_its_short_names_and_nothing_else_is_taken_for_it()
    {
        string[] all = [.. OfTheTopic, .. OfSomethingElse];
        await using var bot = await Bot.StartAsync("2026-11-16 08:00");
        await bot.PeopleAsync([.. all.Select((_, i) => $"m{i:00} 刘洋 一支部"), "wangfang 王芳 一支部"]);
        await bot.PlanTopicAsync("2026-W47", title: "安全生产法");
        await bot.AdvanceToAsync("2026-11-18 10:00");
        List<string> wrong = [];

        foreach (var (i, said) in all.Index())
        {
            var answer = await bot.SayAsync($"m{i:00}", said);
            var outcome = await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == $"m{i:00}").Select(p => p.Outcome).SingleAsync());

            if (outcome != (i < OfTheTopic.Length ? Outcome.OnTime : Outcome.Pending))
            {
                wrong.Add($"{said} → {outcome}: {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Short_names_are_of_laws_alone()
    {
        await using var bot = await Bot.StartAsync("2026-11-16 08:00");
        await bot.PeopleAsync("alice 刘洋 一支部", "bob 陈静 一支部");
        await bot.PlanTopicAsync("2026-W47", title: "调查研究方法");
        await bot.AdvanceToAsync("2026-11-18 10:00");
        await bot.SayAsync("alice", "这部法看完了");
        await bot.SayAsync("bob", "法条看完了");
        Assert.All(await bot.AskStoreAsync(db => db.Participations.Select(p => p.Outcome).ToListAsync()), outcome => Assert.Equal(Outcome.Pending, outcome));
    }
}
