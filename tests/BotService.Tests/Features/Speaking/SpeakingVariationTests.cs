using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Speaking;

/// <summary>Other groups than the sample's over a quarter, asked in chat week by week: the turns in the store are fair and the figures are theirs.</summary>
public sealed class SpeakingVariationTests
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(7, 2)]
    public async Task A_quarter_of_a_group_goes_round_and_is_counted(int size, int perWeek)
    {
        await using var bot = await Bot.StartAsync("2026-10-12 10:05", ("Speaking:PerWeek", $"{perWeek}"));
        await bot.PeopleAsync([.. Enumerable.Range(0, size).Select(i => $"p{i} 成员{(char)('甲' + i)} 三支部{(i == 0 ? " liaison" : string.Empty)}"), "x 外人 别的支部"]);
        List<string> spoke = [];

        for (var monday = new DateOnly(2026, 10, 12); monday <= new DateOnly(2026, 11, 30); monday = monday.AddDays(7))
        {
            await bot.AdvanceToAsync($"{monday:yyyy-MM-dd} 10:05");
            var plan = await bot.SayAsync("p0", "述学");
            var week = System.Globalization.ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue));
            var names = Regex.Match(plan, $"第{week}周 (.+?)(?:，第|。)").Groups[1].Value.Replace("（您）", string.Empty, StringComparison.Ordinal).Split('、');
            Assert.True(names.Length == perWeek, plan);

            foreach (var name in names)
            {
                spoke.Add(name);
                Assert.Equal($"已记：第{week}周 {name}。今年本支部 {size} 人讲过 {spoke.Distinct().Count()} 人，共 {spoke.Count} 次", await bot.SayAsync("p0", $"述学 已讲 {name}"));
            }
        }

        var counts = await bot.AskStoreAsync(db => db.Members.Where(m => m.UserId != "x").Select(m => db.SpeakingTurns.Count(t => t.MemberId == m.Id && t.State == TurnState.Spoke)).ToListAsync());
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(' ', counts));
        Assert.Equal($"截至11月30日：述学 {8 * perWeek} 人次，覆盖 {spoke.Distinct().Count()}/{size + 1} 人", await bot.SayAsync("boss", "述学 统计"));
    }
}
