using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>Somebody asks for the own data to go. A person decides, because the record of study is the organisation's; the admins are told once.</summary>
internal sealed class ErasureRequest(BotDbContext db, OutboxWriter outbox, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>What will happen, before it does.</summary>
    public const string Announcement = "还没有申请。确认以后会告诉管理员，由管理员核对后在服务器上办理，办好前一切照常。\n删除的是您的姓名、账号和写过的话；各组的数字不变，也查不到是谁的。删除后不能恢复。";

    private const string Action = "erase-request";

    public async ValueTask<Reply> AskAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member;
        var subject = FormattableString.Invariant($"member {me.Id}");

        if (await db.AuditNotes.Where(n => n.Action == Action && n.Subject == subject).OrderByDescending(n => n.At).FirstOrDefaultAsync(cancellationToken) is { } before)
        {
            return Reply.Refuse($"{clock.Moment(before.At)}已经申请过，管理员已收到，不用重复。着急请直接联系管理员。");
        }

        var admins = await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken);
        db.Audit(call.Now, call.Caller.UserId, Action, subject);
        outbox.Owe($"{Action}:{me.Id}", admins, new TextContent($"{me.Name}（{me.Group!.Name}）申请删除个人信息。\n核对后请在服务器上运行 erase {me.UserId}，先加 --dry-run 看会删什么。"));
        return Reply.Say("已告诉管理员，办好前一切照常。");
    }
}
