using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Finds the person a liaison names at the head of a text, inside one group; two who share a name are asked back.</summary>
internal sealed class NamePicker(BotDbContext db)
{
    /// <summary>The person and what follows the name, or the reply that asks again.</summary>
    public async ValueTask<(Member? Member, string Behind, Reply? Instead)> PickAsync(int groupId, string text, DateOnly today, string example, CancellationToken cancellationToken, Func<string, bool>? mayFollow = null)
    {
        if (text.Length == 0)
        {
            return (null, text, Reply.Refuse($"请写明是谁，例如：{example}"));
        }

        var members = await db.Members.OnRoster(today)
            .Where(m => m.GroupId == groupId)
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var (alike, behind) = NamesAtHead.Take(text, members, m => [m.Name, m.UserId], mayFollow);

        return alike.Count switch
        {
            0 => (null, text, Reply.Refuse($"本组没有叫这个名字的人，没有记下。只能记本组的人，请写全名；名字不好打的，写账号也行，例如：{example}")),
            1 => (alike[0], behind.TrimStart(' ', '　', '，', ',', '：', ':', '、'), null),
            _ => (null, text, Reply.Refuse(string.Join('\n', [$"本组有 {alike.Count} 位{alike[0].Name}，请用账号说明是哪一位：", .. alike.Select(m => $"{m.Name} 的账号 {m.UserId}")]))),
        };
    }
}
