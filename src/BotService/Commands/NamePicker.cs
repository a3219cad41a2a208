using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Finds who a liaison names at the head of a text, inside one group; two who share a name are asked back.</summary>
internal sealed class NamePicker(BotDbContext db)
{
    /// <summary>One person and what follows the name, or the reply that asks again.</summary>
    public async ValueTask<(Member? Member, string Behind, Reply? Instead)> PickAsync(int groupId, string text, DateOnly today, string example, CancellationToken cancellationToken, Func<string, bool>? mayFollow = null)
    {
        var (members, behind, instead) = await PickAllAsync(groupId, text, today, example, cancellationToken, mayFollow);
        return members.Count > 1 ? (null, text, Reply.RefusePart($"这里一次只能写一个人，没有改动，例如：{example}")) : (members.SingleOrDefault(), behind, instead);
    }

    /// <summary>Everybody named, and what follows the names, or the reply that asks again.</summary>
    public async ValueTask<(IReadOnlyList<Member> Members, string Behind, Reply? Instead)> PickAllAsync(int groupId, string text, DateOnly today, string example, CancellationToken cancellationToken, Func<string, bool>? mayFollow = null)
    {
        if (text.Length == 0)
        {
            return ([], text, Reply.Refuse($"请写明是谁，例如：{example}"));
        }

        var members = await db.Members.OnRoster(today)
            .Where(m => m.GroupId == groupId)
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var (named, behind) = NamesAtHead.TakeAll(text, members, m => [m.Name, m.UserId], mayFollow);

        if (named.Count == 0)
        {
            return ([], text, Reply.RefusePart($"本组没有叫这个名字的人，没有记下。只能记本组的人，请写全名；名字不好打的，写账号也行，例如：{example}"));
        }

        return named.FirstOrDefault(alike => alike.Count > 1) is { } several
            ? ([], text, Reply.RefusePart(string.Join('\n', [$"本组有 {several.Count} 位{several[0].Name}，请用账号说明是哪一位：", .. several.Select(m => $"{m.Name} 的账号 {m.UserId}")])))
            : ([.. named.Select(alike => alike[0]).Distinct()], behind.TrimStart(' ', '　', '，', ',', '：', ':', '、'), null);
    }
}
