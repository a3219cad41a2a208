using System.Globalization;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What people wrote, said to the whole service: each by somebody who has not answered yet, and nothing is recorded that was not said.</summary>
public sealed class UtteranceTests
{
    private const string Now = "2026-11-12 09:30";

    [Fact]
    public async Task Members_get_recorded_what_they_said_and_nothing_else()
    {
        var said = UtteranceReadingTests.All().Where(u => u is { Role: "member", State: "open" or "open name=王建国" }).ToList();
        await using var bot = await OpenAsync(said.Count);
        List<string> wrong = [];
        var confirmed = 0;

        for (var i = 0; i < said.Count; i++)
        {
            var reply = await bot.SayAsync($"m{i}", said[i].Text);
            var record = await RecordOfAsync(bot, $"m{i}");
            confirmed += said[i].Kind.StartsWith("confirm", StringComparison.Ordinal) && record == "confirm" ? 1 : 0;

            if (reply.Length == 0 || (record is not null && !said[i].Allows(record)))
            {
                wrong.Add($"{said[i].Text} → {record}: {reply}");
            }
        }

        Assert.Empty(wrong);
        // 已阅 and 已读 alone are about notices, and ask where none is open.
        var plain = said.Count(u => u.Kind.StartsWith("confirm", StringComparison.Ordinal) && u.Text is not ("已阅" or "已读"));
        Assert.True(confirmed >= plain * 0.9, string.Create(CultureInfo.InvariantCulture, $"{confirmed} of {plain} plain confirmations were recorded."));
    }

    [Fact]
    public async Task Liaisons_and_admins_get_answers_and_record_for_themselves_only_what_they_said()
    {
        var said = UtteranceReadingTests.All().Where(u => u is { Role: "liaison" or "admin", State: "open" }).ToList();
        List<string> wrong = [];
        await using var bot = await OpenAsync(1);
        await bot.PeopleAsync([.. said.Select((u, i) => $"s{i} 经办{i} 机关{i}组 {u.Role}"), .. said.Select((_, i) => $"z{i} 张三 机关{i}组"), .. said.Select((_, i) => $"l{i} 李四 机关{i}组")]);
        await bot.ChangeAsync(db => FreezeAsync(db));

        for (var i = 0; i < said.Count; i++)
        {
            var reply = await bot.SayAsync($"s{i}", said[i].Text);
            var record = await RecordOfAsync(bot, $"s{i}");

            if (reply.Length == 0 || (record is not null && !said[i].Allows(record)) || await RecordOfAsync(bot, $"z{i}") is not null && !said[i].Meaning.StartsWith("proxy", StringComparison.Ordinal))
            {
                wrong.Add($"{said[i].Role} {said[i].Text} → {record}: {reply}");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<Bot> OpenAsync(int members)
    {
        var bot = await Bot.StartAsync("2026-11-09 08:00");
        await bot.PeopleAsync([.. Enumerable.Range(0, members).Select(i => $"m{i} 王建国 一支部")]);
        await bot.PlanTopicAsync("2026-W45", "上周的主题");
        await bot.PlanTopicAsync("2026-W46", "调查研究");
        await bot.AdvanceToAsync(Now);
        return bot;
    }

    /// <summary>Puts those who came later into the frozen roster of the open topic.</summary>
    private static async Task FreezeAsync(BotDbContext db)
    {
        var topic = await db.Topics.SingleAsync(t => t.WeekKey == 202646);
        var there = await db.Participations.Where(p => p.TopicId == topic.Id).Select(p => p.MemberId).ToListAsync();
        db.Participations.AddRange((await db.Members.Where(m => !there.Contains(m.Id)).ToListAsync()).Select(m => new Participation { TopicId = topic.Id, MemberId = m.Id, GroupId = m.GroupId }));
    }

    private static Task<string?> RecordOfAsync(Bot bot, string userId) => bot.AskStoreAsync(async db =>
    {
        var id = await db.Members.Where(m => m.UserKey == userId).Select(m => m.Id).SingleAsync();
        var outcomes = await db.Participations.Where(p => p.MemberId == id && p.Outcome != Outcome.Pending && p.Outcome != Outcome.Unreachable).Select(p => p.Outcome).ToListAsync();

        return outcomes switch
        {
            [Outcome.OnTime or Outcome.Late, ..] => "confirm",
            [Outcome.NotStudied, ..] => "notstudied",
            _ when await db.Leaves.AnyAsync(l => l.MemberId == id) => "leave",
            _ when await db.CheckIns.AnyAsync(c => c.MemberId == id) => "checkin",
            _ => null,
        };
    });
}
