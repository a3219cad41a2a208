using System.Text;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Ends a gathering; its code stops working and the attendance is said. Who was absent is nobody's list.</summary>
[ChatCommand("关活动", "关闭活动", "结束活动", Usage = "关活动 [码或名称]", Summary = "结束活动，报签到人数", Audience = Audience.Liaison | Audience.Admin, Glued = true,
    Act = "gathering-close", ActBack = "结束了的活动不能再开，要接着签到请再发 开活动")]
internal sealed class CloseGatheringCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    private const int MostNames = 40;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var open = await db.Gatherings.Running().RunBy(call.Caller).OrderBy(g => g.Id).ToListAsync(cancellationToken);

        if (open.Count == 0)
        {
            return Reply.Refuse("现在没有开着的活动。要开一场请发：开活动 名称");
        }

        var meant = Meant(open, call.Rest.Normalize(NormalizationForm.FormKC).Trim());

        if (meant.Count != 1)
        {
            return Reply.Refuse(string.Join('\n', ["请说明关哪一场：", .. open.Select(g => $"《{g.Name}》请发：关活动 {g.Code}")]));
        }

        meant[0].ClosedAt = call.Now;
        db.Audit(call.Now, call.Caller.UserId, "gathering-close", meant[0].Name);
        return await AttendanceAsync(meant[0], cancellationToken);
    }

    private static List<Gathering> Meant(List<Gathering> open, string words)
    {
        if (words.Length == 0)
        {
            return open;
        }

        var exact = open.Where(g => g.Code == words || g.Name == words).ToList();
        return exact.Count > 0 ? exact : [.. open.Where(g => g.Name.Contains(words, StringComparison.OrdinalIgnoreCase))];
    }

    private async ValueTask<Reply> AttendanceAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        var present = db.CheckIns.Where(c => c.GatheringId == gathering.Id && c.TakenBackAt == null).Select(c => c.MemberId).Distinct();
        var all = await present.CountAsync(cancellationToken);
        var head = $"已结束：{gathering.Form}《{gathering.Name}》";
        var expected = await db.Members.OnRoster(clock.Today).CountAsync(m => gathering.GroupId == null || m.GroupId == gathering.GroupId, cancellationToken);

        var before = await OpinionsBeforeAsync(gathering, cancellationToken);

        if (gathering.GroupId is not { } groupId)
        {
            return Reply.Say([head, $"签到 {all} 人（应到 {expected}）", .. before]);
        }

        var own = db.Members.Where(m => m.GroupId == groupId && present.Contains(m.Id));
        var count = await own.CountAsync(cancellationToken);
        var names = await own.OrderBy(m => m.Id).Take(MostNames).Select(m => m.Name).ToListAsync(cancellationToken);
        List<string> lines = [head, $"签到 {all} 人（本组 {count} 人，应到 {expected}）", .. before];

        if (names.Count > 0)
        {
            lines.Add($"本组签到：{string.Join('、', names)}{(count > names.Count ? " 等" : string.Empty)}");
        }

        return Reply.Say(lines);
    }

    /// <summary>Of a 组织生活会 only the attendance is kept, and how many opinions were asked for before it.</summary>
    private async ValueTask<IReadOnlyList<string>> OpinionsBeforeAsync(Gathering gathering, CancellationToken cancellationToken)
    {
        if (gathering.Form != GatheringForm.Candour)
        {
            return [];
        }

        var group = gathering.GroupId;
        var latest = await db.Consultations.Where(c => c.GroupId == null || c.GroupId == group).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellationToken);

        if (latest is null)
        {
            return ["会上说了什么不存。"];
        }

        var opinions = db.Opinions.Where(o => o.ConsultationId == latest.Id);
        var (all, raised) = (await opinions.CountAsync(cancellationToken), await opinions.CountAsync(o => o.BecameItemId != null, cancellationToken));
        var closed = raised == 0 ? 0 : await opinions.CountAsync(o => db.LedgerItems.Any(i => i.Id == o.BecameItemId && i.State == LedgerState.Closed), cancellationToken);
        return [$"会前征{latest.Number} 收到意见 {all} 条{(raised == 0 ? string.Empty : $"，转问题 {raised}（已销号 {closed}）")}；会上说了什么不存。"];
    }
}
