using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Binding;

/// <summary>A code for somebody else, to be handed over in person: a liaison for the own group, an admin for everybody.</summary>
[ChatCommand("绑定码", Usage = "绑定码 姓名", Summary = "给一个人绑定码，当面告诉本人", Audience = Audience.Liaison | Audience.Admin, Glued = true)]
internal sealed class BindCodeCommand(BotDbContext db, BindCodes codes, NamePicker names, LocalClock clock, IOptions<OrganisationOptions> organisation) : IChatCommand
{
    private const string Example = "绑定码 张三";

    private const int MostAlike = 10;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Message.ReceivedAt is not null)
        {
            return Reply.Refuse($"刚才系统在维修，没能给您绑定码。请再发一次：{Example}");
        }

        if (call.Rest.Length == 0)
        {
            return Reply.AskFor($"请写明是谁，例如：{Example}", "姓名", "绑定码", kind: PartKind.Term);
        }

        var (member, instead) = call.Caller.IsAdmin ? await AnybodyAsync(call.Rest.Trim(), cancellationToken) : await OwnGroupAsync(call, cancellationToken);

        if (member is null)
        {
            return instead!;
        }

        // With an admin's code a liaison would become an admin.
        if (!call.Caller.IsAdmin && (member.Role is Role.Admin || organisation.Value.IsAdmin(member.UserKey)))
        {
            return Reply.Refuse($"{member.Name} 是管理员，绑定码只能由管理员给。");
        }

        // The stand-in's right ends, and with a liaison's code it would not.
        if (!call.Caller.IsAdmin && member.Role is Role.Liaison && call.Member.Role is not Role.Liaison)
        {
            return Reply.Refuse($"{member.Name} 是联络员，代为联络的人不能替联络员要绑定码。请 {member.Name} 找管理员要。");
        }

        await codes.AddAsync(db, member.UserKey, codes.CodeFor(call.Message.Key), call.Now, cancellationToken);
        db.Audit(call.Now, call.Caller.UserId, "bind-code", member.UserId);
        return Reply.Say($"{member.Name} 的绑定码：{BindCodes.Placeholder}", $"{BindCodes.GoodForMinutes} 分钟内有效，只能用一次。请当面告诉本人，在机器人里发：绑定 {BindCodes.Placeholder}");
    }

    private async ValueTask<(Member? Member, Reply? Instead)> OwnGroupAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (member, _, instead) = await names.PickAsync(call.Member.GroupId, call.Rest, clock.Today, Example, cancellationToken);
        return (member, instead);
    }

    private async ValueTask<(Member? Member, Reply? Instead)> AnybodyAsync(string name, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(name);
        var folded = NameFolding.Fold(name);
        List<int> called = folded.Length == 0 ? [] : await db.Members.OnRoster(clock.Today).FirstByNameAsync((written, account) => account == key || written == folded, MostAlike, cancellationToken);
        var alike = await db.Members.AsNoTracking().Where(m => called.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancellationToken);

        return alike.Count switch
        {
            1 => (alike[0], null),
            0 => (null, Reply.RefusePart($"名单里没有叫这个名字的人。请写全名或账号，例如：{Example}")),
            _ => (null, Reply.RefusePart(string.Join('\n', [$"有 {alike.Count} 位{name}，请用账号说明是哪一位：", .. alike.Select(m => $"绑定码 {m.UserId}")]))),
        };
    }
}
