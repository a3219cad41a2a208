using BotService.Store;
using BotService.Store.Bulk;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

public sealed class SignalSizeTests
{
    private const int People = 40_000;

    /// <summary>A look that compared every answer with every push took minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    private static readonly DateTimeOffset Opened = Bot.At("2026-10-12 09:00");

    [Fact]
    public async Task The_daily_look_over_forty_thousand_answers_takes_seconds_and_holds_nobody_up()
    {
        await using var bot = await Bot.StartAsync("2026-10-14 23:50");
        await bot.PeopleAsync("alice 艾丽丝 大组 liaison");
        await bot.ChangeAsync(WriteAsync);
        var began = MeasuredTime.Start();

        await bot.AdvanceToAsync("2026-10-15 08:00");

        await began.RequireWithinAsync(Most, "The look");
        Assert.Contains("一分钟内回复", await bot.SayAsync("alice", "学风"), StringComparison.Ordinal);
    }

    /// <summary>All answered at one instant, two hours after their push.</summary>
    private static async Task WriteAsync(BotDbContext db)
    {
        var group = await db.Groups.SingleAsync(Bot.Token);
        var topic = new Topic { WeekKey = 202642, Title = "主题", Audience = Tiers.All, OpensAt = Opened, DueAt = Opened.AddDays(4), LateUntil = Opened.AddDays(11), OpenedAt = Opened };
        db.Topics.Add(topic);
        await db.SaveChangesAsync(Bot.Token);
        await db.InsertAsync(Enumerable.Range(0, People).Select(i => Member.Create($"u{i}", $"人{i}", group.Id, Role.Member)), Bot.Token);
        var ids = await db.Members.Where(m => m.Role == Role.Member).Select(m => m.Id).ToListAsync(Bot.Token);
        var rows = ids.ConvertAll(id => new Participation { TopicId = topic.Id, MemberId = id, GroupId = group.Id });
        rows.ForEach(row => row.Record(Outcome.OnTime, Opened.AddHours(2), row.MemberId, null));
        await db.InsertAsync(rows, Bot.Token);
        await db.InsertAsync(rows.SelectMany(row => row.History.Select(e => new ParticipationEntry { TopicId = row.TopicId, MemberId = row.MemberId, At = e.At, From = e.From, To = e.To, ByMemberId = e.ByMemberId })), Bot.Token);
        await db.InsertAsync(ids.Select(id => new SentNudge { Rule = "test", SubjectId = topic.Id, MemberId = id, WeekKey = 202642, At = Opened }), Bot.Token);
    }
}
