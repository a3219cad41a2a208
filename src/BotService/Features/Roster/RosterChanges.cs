using BotService.Store;
using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>Carries out a plan inside the caller's transaction, a thousand people at a time so that memory stays flat.</summary>
internal static class RosterChanges
{
    private const int BatchSize = 1000;

    public static async Task ApplyAsync(this BotDbContext db, RosterPlan plan, CancellationToken cancellationToken)
    {
        var groupIds = await ApplyGroupsAsync(db, plan, cancellationToken);

        await db.InsertAsync(plan.NewPeople.Select(person => Make(person, groupIds)), cancellationToken);
        await InsertMembershipsAsync(db, plan, groupIds, cancellationToken);

        foreach (var batch in plan.ChangedPeople.Chunk(BatchSize))
        {
            var changes = batch.ToDictionary(change => change.Before.Id, change => change.Wanted);
            var members = await db.Members.Include(m => m.OtherGroups).Where(m => changes.Keys.Contains(m.Id)).AsSplitQuery().ToListAsync(cancellationToken);
            members.ForEach(member => Change(member, changes[member.Id], groupIds));
            await SaveAndForgetAsync(db, cancellationToken);
        }
    }

    private static async Task InsertMembershipsAsync(BotDbContext db, RosterPlan plan, Dictionary<string, int> groupIds, CancellationToken cancellationToken)
    {
        foreach (var batch in plan.NewPeople.Where(person => person.OtherGroups is { Count: > 0 }).Chunk(BatchSize))
        {
            var keys = batch.Select(person => person.UserKey).ToList();
            var ids = await db.Members.Where(m => keys.Contains(m.UserKey)).Select(m => new { m.UserKey, m.Id }).ToDictionaryAsync(m => m.UserKey, m => m.Id, cancellationToken);
            var memberships = batch.SelectMany(person => person.OtherGroups!.Select(group => new Membership { MemberId = ids[person.UserKey], GroupId = groupIds[group] }));
            await db.InsertAsync(memberships, cancellationToken);
        }
    }

    private static async Task<Dictionary<string, int>> ApplyGroupsAsync(BotDbContext db, RosterPlan plan, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.ToDictionaryAsync(g => g.Name, cancellationToken);

        foreach (var (stored, wanted) in plan.ChangedGroups)
        {
            groups[stored.Name].Tier = wanted.Tier ?? stored.Tier;
            groups[stored.Name].DepartmentId = wanted.DepartmentId ?? stored.DepartmentId;
        }

        foreach (var wanted in plan.NewGroups)
        {
            var group = new StudyGroup { Name = wanted.Name, Tier = wanted.Tier!.Value, DepartmentId = wanted.DepartmentId };
            groups.Add(group.Name, group);
            db.Groups.Add(group);

            // One by one, because the order of groups in a file is their order in every figure.
            await db.SaveChangesAsync(cancellationToken);
        }

        await SaveAndForgetAsync(db, cancellationToken);
        return groups.ToDictionary(g => g.Key, g => g.Value.Id);
    }

    private static async Task SaveAndForgetAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static Member Make(Person person, Dictionary<string, int> groupIds)
    {
        var member = Member.Create(person.UserId, person.Name, groupIds[person.Group], person.Role ?? Role.Member);
        member.Joined = person.Joined.Day;
        member.Left = person.Left.Day;
        return member;
    }

    private static void Change(Member member, Person wanted, Dictionary<string, int> groupIds)
    {
        member.UserId = wanted.UserId;
        member.Name = wanted.Name;
        member.GroupId = groupIds[wanted.Group];
        member.Role = wanted.Role ?? member.Role;
        member.Joined = wanted.Joined.Or(member.Joined);
        member.Left = wanted.Left.Or(member.Left);
        member.OtherGroups.RemoveAll(membership => membership.GroupId == member.GroupId);

        if (wanted.OtherGroups is null)
        {
            return;
        }

        var others = wanted.OtherGroups.Select(group => groupIds[group]).ToHashSet();
        member.OtherGroups.RemoveAll(membership => !others.Contains(membership.GroupId));
        member.OtherGroups.AddRange(others.Except(member.OtherGroups.Select(membership => membership.GroupId)).Select(id => new Membership { GroupId = id }));
    }
}
