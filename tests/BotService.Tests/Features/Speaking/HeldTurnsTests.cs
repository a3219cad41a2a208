using System.Text.RegularExpressions;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Speaking;

public sealed class HeldTurnsTests
{
    [Fact]
    public async Task The_chat_and_the_report_count_the_same_turns_on_every_day_of_a_fortnight()
    {
        await using var bot = await Bot.StartAsync("2026-09-22 12:00");
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var bob = await db.Members.SingleAsync(m => m.UserKey == "bob", Bot.Token);
            db.SpeakingTurns.AddRange(
                Turn(bob, 202637, "2026-09-09 10:00"),
                Turn(bob, 202637, "2026-09-15 09:00"),
                Turn(bob, 202638, "2026-09-11 16:00"),
                Turn(bob, 202638, "2026-09-16 23:59"),
                Turn(bob, 202638, "2026-09-20 08:00"),
                Turn(bob, 202638, "2026-09-16 10:00", TurnState.Moved),
                Turn(bob, 202639, "2026-09-22 09:00"));
        });

        var days = Enumerable.Range(0, 14).Select(new DateOnly(2026, 9, 7).AddDays).ToList();
        List<int> inChat = [];
        List<int> inReport = [];

        foreach (var day in days)
        {
            var answer = await bot.SayAsync("chief", $"述学 统计 {day.Month}月{day.Day}日");
            inChat.Add(int.Parse(Regex.Match(answer, @"述学 (\d+) 人次").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            inReport.Add(await ReportedAsync(bot, day));
        }

        Assert.Equal([0, 0, 1, 1, 1, 1, 2, 3, 3, 4, 4, 4, 4, 5], inChat);
        Assert.Equal(inChat, inReport);
    }

    private static SpeakingTurn Turn(Member member, int week, string at, TurnState state = TurnState.Spoke) =>
        new() { GroupId = member.GroupId, MemberId = member.Id, WeekKey = week, State = state, At = Bot.At(at) };

    private static async Task<int> ReportedAsync(Bot bot, DateOnly day)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var question = new FigureQuestion(new FigureDefinition { Count = SpeakingFigure.Key }, Campaign.Unnamed, day, bot.Clock.UtcNow);
        return (await scope.ServiceProvider.GetRequiredService<ReportFigures>().ReadAsync(question, Bot.Token)).Value ?? 0;
    }
}
