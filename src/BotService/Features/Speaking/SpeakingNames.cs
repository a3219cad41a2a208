using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>Who is named behind a word of the rota: in the own group, or for an admin anywhere.</summary>
internal sealed class SpeakingNames(BotDbContext db, LocalClock clock)
{
    private const string Separators = " \u3000，,。.：:、；;！!？?～~（）()";

    private static readonly string[] Courtesies = ["谢谢", "谢谢您", "麻烦了", "辛苦了", "同志", "老师", "主任", "书记", "吧"];

    /// <summary>The one who is named and what is said behind the name, without courtesies; or the answer instead.</summary>
    /// <param name="isOwnGroup">Only colleagues of the sender's group may be meant.</param>
    public async ValueTask<(Member? Member, string Behind, Reply? Instead)> PickAsync(CommandCall call, string text, bool isOwnGroup, string nobody, CancellationToken cancellationToken)
    {
        var all = isOwnGroup || !call.Caller.IsAdmin;
        var group = all ? (int?)call.Member.GroupId : null;
        var people = await db.Members.Include(m => m.Group).OnRoster(clock.Today).Where(m => group == null || m.GroupId == group).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var (alike, behind) = NamesAtHead.Take(text.Trim(), people, m => [m.Name, m.UserId]);
        var rest = behind.Trim(Separators.ToCharArray());

        // An admin who is in the group as well means the colleague there.
        if (alike.Count > 1 && call.Caller.Member is { } me && alike.Count(m => m.GroupId == me.GroupId) == 1)
        {
            alike = [.. alike.Where(m => m.GroupId == me.GroupId)];
        }

        return alike.Count switch
        {
            0 => (null, rest, Reply.Refuse(nobody)),
            1 => (alike[0], Courtesies.Contains(rest) ? string.Empty : rest, null),
            _ => (null, rest, Reply.Refuse($"有 {alike.Count} 位{alike[0].Name}：{string.Join('，', alike.Select(m => $"{m.Group!.Name} {m.UserId}"))}；请用账号")),
        };
    }
}
