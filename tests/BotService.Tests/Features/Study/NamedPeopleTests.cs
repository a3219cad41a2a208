using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Study;

/// <summary>What a liaison asks or tells of people of the own group by their names is never the liaison's own answer.</summary>
public sealed class NamedPeopleTests
{
    [Theory]
    [InlineData("高峰学完了没")]
    [InlineData("李秋月确认了吗")]
    [InlineData("张伟交了没有")]
    [InlineData("王伟和高峰都看了没")]
    public async Task Whether_somebody_has_answered_is_told_with_those_who_have_not(string said)
    {
        await using var bot = await OfficeWithTopicAsync();
        await bot.SayAsync("gaofeng", "已学");

        var answer = await bot.SayAsync("linxiaoyan", said);

        Assert.Contains("未报 5", answer);
        Assert.Contains("李秋月", answer);
        Assert.DoesNotContain("高峰", answer);
        Assert.Contains("只有本组联络员看得到名字", await bot.SayAsync("wangwei", said));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("linxiaoyan"));
    }

    [Theory]
    [InlineData("张伟和高峰都学了，李秋月没学")]
    [InlineData("李秋月、高峰看完了，张伟没看")]
    public async Task Of_several_people_with_different_answers_it_is_said_how_to_record_them(string said)
    {
        await using var bot = await OfficeWithTopicAsync();

        await bot.AnswersAsync("linxiaoyan", said, "替本组的人记录请写：代录");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("linxiaoyan"));
    }

    private static async Task<Bot> OfficeWithTopicAsync()
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:00");
        return bot;
    }
}
