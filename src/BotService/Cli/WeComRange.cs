using BotService.WeCom.Api;

namespace BotService.Cli;

/// <summary>Everybody the app can see: the people named, all departments with those below them, and the tags' people and departments.</summary>
/// <param name="Departments">By id, with their names, those of the range and those above them as far as visible.</param>
/// <param name="People">Each once, whatever the case of the userid.</param>
internal sealed record WeComRange(IReadOnlyDictionary<int, Department> Departments, IReadOnlyList<RangePerson> People);

/// <summary>A person of the range and the departments of the person that are visible, the main one first.</summary>
internal sealed record RangePerson(string UserId, string Name, IReadOnlyList<int> DepartmentIds);

/// <summary>Walks the range. WeCom has no call that does, so departments are asked one by one, level by level (documents 90208, 96260).</summary>
internal sealed class WeComRangeReader(WeComClient client)
{
    private readonly Dictionary<int, Department> _departments = [];
    private readonly Dictionary<string, RangePerson> _people = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="StartRefusedException">WeCom refused a call; the message says which and why.</exception>
    public async Task<WeComRange> ReadAsync(CancellationToken cancellationToken)
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

        return new WeComRange(_departments, [.. _people.Values]);
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
            _departments.TryAdd(department.Id, department);
        }
    }

    private void Keep(ContactMember member, int? foundIn)
    {
        var visible = member.DepartmentIds.Where(_departments.ContainsKey);
        var known = _people.TryGetValue(member.UserId, out var person) ? person.DepartmentIds : [];
        int[] found = foundIn is { } id ? [id] : [];
        _people[member.UserId] = new RangePerson(person?.UserId ?? member.UserId, member.Name, [.. known.Concat(visible).Concat(found).Distinct()]);
    }

    private static T Demand<T>(string call, WeComAnswer<T> answer)
        where T : class =>
        answer.IsOk && answer.Value is not null ? answer.Value : throw new StartRefusedException($"企业微信没有给出通讯录（{call}，{WeComTrouble.Explain(answer)}），名单没有改动。");
}
