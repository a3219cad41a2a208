using BotService.Features.StudySignals;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.StudySignals;

/// <summary>A group of ten with a liaison, groups beside it, and weeks whose answers are written as their rows.</summary>
internal static class SignalOffice
{
    public const string Group = "业务第二党支部";

    public static async Task<Bot> StartAsync(string now = "2026-10-12 08:00", params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(now, settings);
        await bot.PeopleAsync(
            [
                "chief 程序 局党组 admin", "huang 黄志远 " + Group + " liaison", .. Enumerable.Range(1, 9).Select(i => $"m{i} 成员{i} {Group}"),
                "li 李联络 第三支部 liaison", .. Enumerable.Range(1, 5).Select(i => $"t{i} 三组{i} 第三支部"),
                "small 小组长 第四支部 liaison", .. Enumerable.Range(1, 3).Select(i => $"s{i} 四组{i} 第四支部"), "fifth 五联络 第五支部 liaison",
            ]);
        return bot;
    }

    /// <summary>The people of the group of ten, who then owe the topics of two tiers.</summary>
    public static Task AllAreYoungAsync(this Bot bot) => bot.ChangeAsync(async db =>
    {
        var youth = new StudyGroup { Name = "青年理论学习小组", Tier = Tiers.Youth };
        db.Groups.Add(youth);
        await db.SaveChangesAsync(Bot.Token);
        var members = await db.Members.Select(m => new { m.Id, m.UserId }).ToListAsync(Bot.Token);
        db.Memberships.AddRange(members.Where(m => m.UserId.StartsWith('m')).Select(m => new Membership { MemberId = m.Id, GroupId = youth.Id }));
    });

    /// <summary>One confirmation as it is stored: at a local moment, by whom, with what.</summary>
    public static Task AnswerAsync(this Bot bot, string week, params (string UserId, string At, string? By, string? Remark)[] answers) => bot.ChangeAsync(async db =>
    {
        Assert.True(BotService.Time.StudyWeek.TryParse(week, out var parsed, out _));
        var topic = await db.Topics.SingleAsync(t => t.WeekKey == parsed.Key, Bot.Token);
        var people = await db.Members.ToDictionaryAsync(m => m.UserId, m => m.Id, Bot.Token);
        var rows = await db.Participations.Include(p => p.History).Where(p => p.TopicId == topic.Id).ToDictionaryAsync(p => p.MemberId, Bot.Token);

        foreach (var (userId, at, by, remark) in answers)
        {
            rows[people[userId]].Record(Outcome.OnTime, Bot.At(at), people[by ?? userId], remark);
        }
    });

    /// <summary>What one rule finds of all groups.</summary>
    public static async Task<IReadOnlyList<SignalFinding>> FindAsync(this Bot bot, SignalKind kind)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var rule = scope.ServiceProvider.GetServices<ISignalRule>().Single(rule => rule.Kind == kind);
        return await rule.FindAsync(new SignalScope(bot.Clock.UtcNow, bot.Clock.Today, 0, new SignalLimits()), Bot.Token);
    }
}
