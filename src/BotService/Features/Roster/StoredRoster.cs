using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>The roster as it stands, read once: comparing a hundred thousand people must not ask the store about each.</summary>
internal sealed record StoredRoster(
    Dictionary<string, StoredPerson> People, ILookup<int, int> Memberships, Dictionary<string, StudyGroup> Groups)
{
    public static async Task<StoredRoster> ReadAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.Members
            .Select(m => new StoredPerson(m.Id, m.UserId, m.UserKey, m.Name, m.GroupId, m.Role, m.Joined, m.Left))
            .ToDictionaryAsync(p => p.UserKey, cancellationToken);
        var memberships = await db.Memberships.Select(s => new { s.MemberId, s.GroupId }).ToListAsync(cancellationToken);
        var groups = await db.Groups.AsNoTracking().ToDictionaryAsync(g => g.Name, cancellationToken);

        return new StoredRoster(people, memberships.ToLookup(s => s.MemberId, s => s.GroupId), groups);
    }

    public string NameOf(int groupId) => Groups.Values.First(g => g.Id == groupId).Name;
}

/// <summary>What the roster says of one person.</summary>
internal sealed record StoredPerson(int Id, string UserId, string UserKey, string Name, int GroupId, Role Role, DateOnly? Joined, DateOnly? Left)
{
    public bool IsOnRoster(DateOnly day) => Member.IsOn(Joined, Left, day);
}
