using System.Globalization;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Roster;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>One person's page, built for one visit.</summary>
internal sealed class PersonPage(BotDbContext db, PersonForm form, NameReads reads, LocalClock clock)
{
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null for somebody who does not exist or whom this person may not see.</summary>
    public async Task<Member?> FindAsync(ConsoleVisit visit, string userId, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(PeopleArea.AccountIn(userId));
        return await db.Members.AsNoTracking().Include(m => m.Group).SeenBy(visit.Caller).SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken);
    }

    /// <param name="typed">What was sent and not saved, which stays in the fields.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string userId, Reply? reply, IReadOnlyDictionary<string, string>? typed, CancellationToken cancellationToken)
    {
        if (await FindAsync(visit, userId, cancellationToken) is not { } member)
        {
            return Pages.Missing(visit);
        }

        await reads.NoteAsync(visit, $"person {member.Id}", cancellationToken);
        var now = await form.OfAsync(member, cancellationToken);
        var facts = new Facts(
        [
            new Fact("账号", member.UserId),
            new Fact("组", member.Group!.Name, GroupsArea.At(member.Group.Name)),
            new Fact("层级", TierWords.Of(member.Group.Tier)),
            new Fact("角色", RoleWords.Of(member.Role)),
            new Fact("其他组", now["other_groups"] is { Length: > 0 } others ? others : "没有"),
            new Fact("加入日期", Day(member.Joined) ?? "一直在"),
            new Fact("离开日期", Day(member.Left) ?? "没有"),
            new Fact("能否送达", member.UnreachableSince is { } since ? $"{clock.Moment(since)} 起未送达：请核对账号、应用的可见范围，或请本人给应用发一条消息" : "能"),
        ]);
        IReadOnlyList<Block> edit = visit.Caller.IsAdmin ? [new Heading("修改"), await form.FormAsync(PeopleArea.At(member.UserId), typed ?? now, now, cancellationToken)] : [];
        return Pages.Answer(visit, PeopleArea.Path, new PageModel($"名单 {member.Name}", [facts, .. edit]), reply);
    }
}
