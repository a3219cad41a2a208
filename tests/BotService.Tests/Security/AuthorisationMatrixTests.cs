using BotService.Commands;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Security;

/// <summary>Every command that exists, said by everybody there is; carol stands in for alice, erin no longer for dave.</summary>
public sealed class AuthorisationMatrixTests
{
    private static readonly Dictionary<string, Audience> People = new(StringComparer.Ordinal)
    {
        ["bob"] = Audience.Member,
        ["alice"] = Audience.Member | Audience.Liaison,
        ["dave"] = Audience.Member | Audience.Liaison,
        ["chief"] = Audience.Member | Audience.Admin,
        ["boss"] = Audience.Admin,
        ["carol"] = Audience.Member | Audience.Liaison,
        ["erin"] = Audience.Member,
        ["stranger"] = Audience.None,
        ["gone"] = Audience.None,
    };

    [Theory]
    [InlineData("bob")]
    [InlineData("alice")]
    [InlineData("dave")]
    [InlineData("chief")]
    [InlineData("boss")]
    [InlineData("carol")]
    [InlineData("erin")]
    [InlineData("stranger")]
    [InlineData("gone")]
    public async Task Each_command_runs_for_those_it_is_for_and_for_nobody_else(string person)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("gone 郭恩 一支部 admin");
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "gone")).Left = new DateOnly(2026, 9, 1));
        await bot.PlanTopicAsync();
        await bot.SayAsync("alice", "交接 卡萝 至 9月30日");
        await bot.SayAsync("dave", "交接 艾琳 至 9月30日");
        await bot.SayAsync("dave", "交接 结束");
        await bot.AdvanceToAsync("2026-09-07 09:10");
        var roles = People[person];

        var catalog = bot.Services.GetRequiredService<CommandCatalog>();

        foreach (var entry in catalog.Entries)
        {
            var answer = await bot.SayAsync(person, entry.Command.Word);
            var may = (roles & entry.Command.Audience) != Audience.None || (entry.Command.Instead is { } instead && catalog.Find(instead) is { } other && (roles & other.Command.Audience) != Audience.None);

            if (roles is Audience.None)
            {
                Assert.Contains("不在名单", answer);
                continue;
            }

            var refusal = roles is Audience.Admin && entry.Command.Audience.HasFlag(Audience.Member) ? $"用不了「{entry.Command.Word}」" : $"「{entry.Command.Word}」由{(entry.Command.Audience.HasFlag(Audience.Liaison) ? "联络员" : "管理员")}使用";
            Assert.True(may != answer.Contains(refusal, StringComparison.Ordinal), $"{person}: {entry.Command.Word} → {answer}");
        }
    }
}
