using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Finds the person a liaison names at the head of a text, inside one group; two who share a name are asked back.</summary>
internal sealed class NamePicker(BotDbContext db)
{
    /// <summary>The person and what follows the name, or the reply that asks again.</summary>
    public async ValueTask<(Member? Member, string Behind, Reply? Instead)> PickAsync(int groupId, string text, DateOnly today, string example, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return (null, text, Reply.Refuse($"请写明是谁，例如：{example}"));
        }

        var members = await db.Members.OnRoster(today)
            .Where(m => m.GroupId == groupId)
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var found = members
            .Select(m => (Member: m, Length: Math.Max(LengthAtHead(text, m.UserId), LengthAtHead(text, m.Name))))
            .Where(m => m.Length > 0).ToList();

        if (found.Count == 0)
        {
            return (null, text, Reply.Refuse($"本组没有叫这个名字的人，没有记下。只能记本组的人，请写全名，例如：{example}"));
        }

        var longest = found.Max(m => m.Length);
        var best = found.Where(m => m.Length == longest).Select(m => m.Member).ToList();
        var rest = text[longest..].TrimStart(' ', '　', '，', ',', '：', ':', '、');

        return best.Count == 1
            ? (best[0], rest, null)
            : (null, text, Reply.Refuse(string.Join('\n', [$"本组有 {best.Count} 位{best[0].Name}，请用账号说明是哪一位：", .. best.Select(m => $"{m.Name} 的账号 {m.UserId}")])));
    }

    private static int LengthAtHead(string text, string name) => text.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? name.Length : 0;
}
