using BotService.Messaging;
using BotService.WeCom.Api;

namespace BotService.Channels.WeCom;

/// <summary>
/// Everybody the app can see: the people named, all departments with those below them, and the tags' people and departments.
/// WeCom has no call that walks the range, so departments are asked one by one, level by level (documents 90208, 96260).
/// </summary>
internal sealed class WeComDirectory(WeComClient client) : IRosterSource
{
    private readonly Dictionary<int, DirectoryDepartment> _departments = [];

    // A userid is the same person in any case, and answers hold it in lower case (document 90236): see UserKey.
    private readonly Dictionary<string, DirectoryPerson> _people = new(StringComparer.OrdinalIgnoreCase);

    public static DirectoryWords Words { get; } = new("--from-wecom", "企业微信", "企业微信账号");

    public string Name => "wecom";

    public DirectoryAdvice Advice { get; } = new(
        "应用的可见范围里没有人，请先在管理后台设置可见范围。",
        "应用没有读取成员姓名的权限：请在企业微信管理后台给应用开通“通讯录”里的成员姓名权限后再导入，或用名单文件补上姓名。",
        "应用没有读取部门名称的权限：请在企业微信管理后台给应用开通“通讯录”里的部门名称权限；之前也可以用名单文件按这些组名导入。");

    public async Task<DirectoryRange> ReadAsync(CancellationToken cancellationToken)
    {
        var app = Demand("agent/get", await client.GetAgentAsync(cancellationToken));
        List<string> users = [.. app.UserIds];
        List<int> roots = [.. app.DepartmentIds];

        foreach (var tagId in app.TagIds)
        {
            var tag = Demand("tag/get", await client.GetTagAsync(tagId, cancellationToken));
            users.AddRange(tag.UserIds);
            roots.AddRange(tag.DepartmentIds);
        }

        await ReadDepartmentsAsync(roots, cancellationToken);

        foreach (var userId in users.Where(userId => !_people.ContainsKey(userId)).Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            await ReadUserAsync(userId, cancellationToken);
        }

        return new DirectoryRange(_departments, [.. _people.Values]);
    }

    private async Task ReadDepartmentsAsync(List<int> roots, CancellationToken cancellationToken)
    {
        Keep((await client.GetDepartmentsAsync(null, cancellationToken)).Value ?? []);

        foreach (var root in roots.Where(root => !_departments.ContainsKey(root)).Distinct().ToList())
        {
            Keep(Demand("department/list", await client.GetDepartmentsAsync(root, cancellationToken)));
        }

        var below = _departments.Values.ToLookup(d => d.ParentId, d => d.Id);
        var waiting = new Queue<int>(roots);
        var seen = new HashSet<int>();

        while (waiting.TryDequeue(out var id))
        {
            if (!seen.Add(id))
            {
                continue;
            }

            foreach (var member in Demand("user/simplelist", await client.GetDepartmentMembersAsync(id, cancellationToken)))
            {
                Keep(member, foundIn: id);
            }

            below[id].ToList().ForEach(waiting.Enqueue);
        }
    }

    private async Task ReadUserAsync(string userId, CancellationToken cancellationToken)
    {
        var answer = await client.GetUserAsync(userId, cancellationToken);

        // Somebody who has just left is still named in the range; that is no reason to stop.
        if (answer.IsOk || answer.Meaning.Reaction is not Reaction.DropRecipient)
        {
            Keep(Demand("user/get", answer), foundIn: null);
        }
    }

    private void Keep(IEnumerable<Department> departments)
    {
        foreach (var department in departments)
        {
            _departments.TryAdd(department.Id, new DirectoryDepartment(department.Id, department.Name, department.ParentId));
        }
    }

    private void Keep(ContactMember member, int? foundIn)
    {
        var visible = member.DepartmentIds.Where(_departments.ContainsKey);
        var known = _people.TryGetValue(member.UserId, out var person) ? person.DepartmentIds : [];
        int[] found = foundIn is { } id ? [id] : [];
        _people[member.UserId] = new DirectoryPerson(person?.UserId ?? member.UserId, member.Name, [.. known.Concat(visible).Concat(found).Distinct()]);
    }

    private static T Demand<T>(string call, WeComAnswer<T> answer)
        where T : class =>
        answer.IsOk && answer.Value is not null ? answer.Value : throw new DirectoryRefusedException($"企业微信没有给出通讯录（{call}，{WeComTrouble.Explain(answer)}），名单没有改动。");
}
