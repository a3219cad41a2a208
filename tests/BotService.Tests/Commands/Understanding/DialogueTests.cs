using System.Globalization;
using System.Text.Json;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Short dialogues by somebody who had not seen the grammar, each by a member of its own: after every turn nothing stands recorded that was not said.</summary>
public sealed class DialogueTests
{
    /// <summary>The share of turns after which the record is what a good colleague would have written down.</summary>
    private const int RightPercent = 70;

    private static readonly JsonElement[] All =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "dialogues.json"))).RootElement.EnumerateArray().Where(dialogue => dialogue.GetProperty("who").GetString() == "zhangwei")];

    [Fact]
    public async Task Nothing_stands_recorded_that_was_not_said_and_most_turns_are_understood()
    {
        await using var bot = await StartAsync();
        List<string> wrong = [];
        List<string> missed = [];
        var turns = 0;

        for (var i = 0; i < All.Length; i++)
        {
            var (who, stood) = (Who(i), Outcome.Pending);

            foreach (var turn in All[i].GetProperty("turns").EnumerateArray())
            {
                var said = turn.GetProperty("say").GetString()!;
                var right = turn.GetProperty("record").GetString() switch { "ontime" => Outcome.OnTime, "not" => Outcome.NotStudied, "none" => Outcome.Pending, _ => stood };
                var answer = await bot.SayAsync(who, said);
                var now = await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == who && p.Topic!.Title == "调查研究").Select(p => p.Outcome).SingleAsync());
                turns++;

                if (now != right)
                {
                    // What stands from before was said before; only what this turn changed can be false.
                    (now != stood ? wrong : missed).Add(string.Create(CultureInfo.InvariantCulture, $"{All[i].GetProperty("id")}: {said} → {now} instead of {right}: {answer}"));
                }

                stood = now;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(missed.Count * 100 <= turns * (100 - RightPercent), string.Create(CultureInfo.InvariantCulture, $"{missed.Count} of {turns}:\n{string.Join('\n', missed)}"));
    }

    private static string Who(int dialogue) => string.Create(CultureInfo.InvariantCulture, $"m{dialogue:00}");

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-10 08:00");
        await bot.PeopleAsync([.. All.Select((_, i) => $"{Who(i)} 张{(char)('甲' + i)}伟 机关一支部"), "lihong 李红 机关一支部 liaison", "liming 李明 机关一支部", "wangfang 王芳 机关一支部", "chief 程序 局党组 admin"]);
        await bot.PlanTopicAsync("2026-W37", title: "为民办实事");
        await bot.PlanTopicAsync("2026-W38", title: "调查研究");
        await bot.AdvanceToAsync("2026-09-17 10:00");
        return bot;
    }
}
