using System.Globalization;
using System.Security.Cryptography;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Opens a gathering and answers its code: a liaison for the own group, an admin for everybody.</summary>
[ChatCommand("开活动", "开始活动", "新活动", Usage = "开活动 名称 [形式]", Summary = "开一场活动，得到现场的签到码", Audience = Audience.Liaison | Audience.Admin, Glued = true, KeepsWords = true,
    Act = "gathering", ActBack = "要结束活动请发 关活动")]
internal sealed class OpenGatheringCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    private const int LongestName = 100;

    private const int Codes = 10_000;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (name, form) = GatheringForm.Split(call.Rest);

        if (name.Length is 0 or > LongestName)
        {
            return Reply.Refuse($"请写活动名称（{LongestName} 字以内），例如：开活动 三季度学习会 交流研学\n形式：{string.Join('、', GatheringForm.All)}，不写就是{GatheringForm.Usual}。");
        }

        var groupId = call.Caller.LedGroup;
        var open = await db.Gatherings.Running().Select(g => new { g.Name, g.Code, g.GroupId }).ToListAsync(cancellationToken);

        if (open.Find(g => g.GroupId == groupId && g.Name == name) is { } same)
        {
            return Reply.Refuse($"《{name}》已经开着，签到码 {same.Code}。现场请大家发：签到 {same.Code}");
        }

        var code = FreeCode([.. open.Select(g => g.Code)]);
        var (day, other) = await ClassDayAsync(name, call, cancellationToken);
        db.Gatherings.Add(new Gathering { Name = name, Form = form, Code = code, GroupId = groupId, TopicId = day?.Id, OpenedBy = call.Caller.UserId, OpenedAt = call.Now });
        db.Audit(call.Now, call.Caller.UserId, "gathering", name);
        return Reply.Say(
        [
            $"已开：{form}《{name}》（{(groupId is null ? "全体" : call.Member.Group!.Name)}）",
            $"现场请大家发：签到 {code}",
            .. day is null ? (string[])[] : [$"这是“{day.Series}”的一天，到会就算参加，不用再确认。"],
            .. other is null ? (string[])[] : [$"今天是“{other.Series}”的 {other.Title}；这场要算在里面，请先发 关活动，再发 开活动 {other.Title}"],
            "这个码只在现场说；结束后发：关活动",
        ]);
    }

    /// <summary>A gathering that is named as the day of a class is that day's, today's before all others; else the day of today that it may have been meant for.</summary>
    private async Task<(Topic? Day, Topic? Other)> ClassDayAsync(string name, CommandCall call, CancellationToken cancellationToken)
    {
        var soon = call.Now.AddDays(1);
        var days = await db.AllTopics.AsNoTracking().NotClosed().Where(t => t.Sort == TopicSort.ClassDay && t.OpensAt <= soon).ToListAsync(cancellationToken);
        HashSet<string> said = [Letters(name), Letters(call.Rest)];
        var named = days.Where(day => said.Contains(Letters(day.Title)) || said.Contains(Letters(day.Series + day.Title)))
            .OrderBy(day => clock.DayOf(day.OpensAt) == clock.Today ? 0 : 1).ThenBy(day => (day.OpensAt - call.Now).Duration()).FirstOrDefault();

        if (named is not null)
        {
            return (named, null);
        }

        var today = days.Find(day => clock.DayOf(day.OpensAt) == clock.Today && (call.Caller.IsAdmin || (call.Member.Group!.Tier & day.Audience) != 0));
        return (null, today is not null && !await db.Gatherings.AnyAsync(g => g.TopicId == today.Id, cancellationToken) ? today : null);
    }

    /// <summary>A name without what stands between its letters, as it may be written in several ways.</summary>
    private static string Letters(string name) => string.Concat(NameFolding.Fold(name).Where(char.IsLetterOrDigit));

    private static string FreeCode(HashSet<string> taken)
    {
        string code;

        do
        {
            code = RandomNumberGenerator.GetInt32(Codes).ToString("D4", CultureInfo.InvariantCulture);
        }
        while (taken.Contains(code) && taken.Count < Codes);

        return code;
    }
}
