using System.Globalization;
using System.Security.Cryptography;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Opens a gathering and answers its code: a liaison for the own group, an admin for everybody.</summary>
[ChatCommand("开活动", "开始活动", "新活动", Usage = "开活动 名称 [形式]", Summary = "开一场活动，得到现场的签到码", Audience = Audience.Liaison | Audience.Admin, Glued = true, KeepsWords = true)]
internal sealed class OpenGatheringCommand(BotDbContext db) : IChatCommand
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
        var day = await ClassDayAsync(name, call.Now, cancellationToken);
        db.Gatherings.Add(new Gathering { Name = name, Form = form, Code = code, GroupId = groupId, TopicId = day?.Id, OpenedBy = call.Caller.UserId, OpenedAt = call.Now });
        return Reply.Say(
        [
            $"已开：{form}《{name}》（{(groupId is null ? "全体" : call.Member.Group!.Name)}）",
            $"现场请大家发：签到 {code}",
            .. day is null ? (string[])[] : [$"这是“{day.Series}”的一天，到会就算参加，不用再确认。"],
            "这个码只在现场说；结束后发：关活动",
        ]);
    }

    /// <summary>A gathering that is named as the day of a class is that day's.</summary>
    private Task<Topic?> ClassDayAsync(string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var soon = now.AddDays(1);
        return db.AllTopics.NotClosed().Where(t => t.Sort == TopicSort.ClassDay && t.Title == name && t.OpensAt <= soon).OrderByDescending(t => t.OpensAt).FirstOrDefaultAsync(cancellationToken);
    }

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
