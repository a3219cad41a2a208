using System.Collections.Concurrent;

namespace BotService.Simulator;

/// <summary>The corp's contacts as far as the app may see them. A test or the host fills it; it starts empty.</summary>
public sealed class SimulatedDirectory
{
    public ConcurrentDictionary<int, SimulatedDepartment> Departments { get; } = new();

    public ConcurrentDictionary<string, SimulatedUser> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<int, SimulatedTag> Tags { get; } = new();

    /// <summary>The app's visible range, as agent/get tells it.</summary>
    public SimulatedRange Range { get; set; } = new([], [], []);

    public void Add(SimulatedDepartment department)
    {
        ArgumentNullException.ThrowIfNull(department);
        Departments[department.Id] = department;
    }

    public void Add(SimulatedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        Users[user.UserId] = user;
    }

    public void Add(SimulatedTag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        Tags[tag.Id] = tag;
    }

    /// <summary>The department itself and everything below it.</summary>
    internal IReadOnlyList<SimulatedDepartment> Below(int id)
    {
        var found = Departments.Values.Where(department => department.Id == id).ToList();

        for (var next = 0; next < found.Count; next++)
        {
            var parent = found[next].Id;
            found.AddRange(Departments.Values.Where(d => d.ParentId == parent && !found.Contains(d)).OrderBy(d => d.Id));
        }

        return found;
    }

    internal IEnumerable<SimulatedUser> MembersOf(int department) =>
        Users.Values.Where(user => user.Departments.Contains(department)).OrderBy(user => user.UserId, StringComparer.Ordinal);
}
