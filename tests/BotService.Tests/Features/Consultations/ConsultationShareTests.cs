using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Consultations;

public sealed class ConsultationShareTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_round_of_which_hardly_anything_became_a_problem_is_asked_about_once_all_has_a_result(int raised, bool isAsked)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对各支部的意见 9月10日");

        foreach (var (sender, text) in ((string, string)[])[("alice", "会太多"), ("bob", "材料来得太晚"), ("carol", "会议室太小"), ("dave", "报表重复"), ("erin", "投影看不清"), ("bob", "食堂太吵")])
        {
            await bot.SayAsync(sender, $"意见 {text}");
        }

        await bot.SayAsync("chief", "征1");
        var numbers = await bot.AskStoreAsync(db => db.Opinions.OrderBy(o => o.Number).Select(o => o.Number!.Value).ToListAsync(Bot.Token));

        foreach (var (number, i) in numbers.Skip(1).Select((number, i) => (number, i)))
        {
            await bot.SayAsync("chief", $"答复 {number} {(i < raised ? "转问题" : "已列入计划")}");
        }

        await bot.AdvanceToAsync("2026-09-11 10:00");
        Assert.DoesNotContain("没有往下办", await bot.SayAsync("chief", "征1"), StringComparison.Ordinal);
        await bot.SayAsync("chief", $"答复 {numbers[0]} 已列入计划");

        Assert.Equal(isAsked, (await bot.SayAsync("chief", "征1")).Contains($"转问题 {raised}/6。是没有要改的，还是没有往下办？", StringComparison.Ordinal));
    }
}
