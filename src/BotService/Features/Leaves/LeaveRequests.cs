using System.Globalization;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Leaves;

/// <summary>Who decides on a leave: the other liaisons on duty of the home group; where there is none, the admins. Nobody on the own.</summary>
internal sealed class LeaveRequests(BotDbContext db, OutboxWriter outbox, LocalClock clock, IOptions<OrganisationOptions> organisation, IEnumerable<IColleagueRequest> colleagues)
{
    /// <summary>Sends the card to everybody who may decide; false when there is nobody.</summary>
    public async ValueTask<bool> AskAsync(Leave leave, CancellationToken cancellationToken)
    {
        var member = leave.Member!;
        var deciders = await db.LeaveDecidersAsync(member, organisation.Value, clock.Today, cancellationToken);
        var id = leave.Id.ToString(CultureInfo.InvariantCulture);
        var card = new CardContent("请假待答复", $"{member.Name} 请假，等您答复")
        {
            Facts = [new("姓名", member.Name), new("组", member.Group!.Name), new("日期", leave.Days()), new("原因", leave.Reason)],
            Buttons = [new("准假", $"准假 #{id}", $"准假 {member.Name}"), new("不准", $"不准 #{id}", $"不准 {member.Name}")],
        };
        return outbox.Owe($"leave:{id}:asked", deciders, card) > 0;
    }

    /// <summary>Whose request 同意 or 不同意 alone answers, where no leave waits; null when it answers a leave.</summary>
    public async ValueTask<IColleagueRequest?> ForColleagueAsync(CommandCall call, bool isAgreed, CancellationToken cancellationToken)
    {
        if (!call.IsInOwnWords || call.Caller.Member is not { } me || BareConsent.Of(call.Message.Text) != isAgreed
            || await For(call.Caller).Asked().AnyAsync(l => l.MemberId != me.Id, cancellationToken))
        {
            return null;
        }

        foreach (var request in colleagues)
        {
            if (await request.WaitsForAsync(me, cancellationToken))
            {
                return request;
            }
        }

        return null;
    }

    /// <summary>The leaves that this person may decide on, whatever their state.</summary>
    public IQueryable<Leave> For(Viewer viewer)
    {
        var today = clock.Today;
        var (group, isAdmin) = (viewer.LedGroup, viewer.IsAdmin);
        var liaisons = db.LiaisonsOnDuty(today);

        return db.Leaves.Include(l => l.Member).ThenInclude(m => m!.Group)
            .Where(l => l.Member!.GroupId == group || (isAdmin && !liaisons.Any(o => o.GroupId == l.Member.GroupId && o.Id != l.MemberId)));
    }
}
