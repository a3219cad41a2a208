using BotService.Files;
using BotService.Messaging;

namespace BotService.Features.Roster;

/// <summary>Takes the roster from a channel's directory. Roles and tiers set by hand stay, and nobody is removed.</summary>
internal sealed class DirectoryImport(IRosterSource source, RosterImport import)
{
    private const int LongestName = 64;

    private const string NoDepartment = "未分部门";

    /// <param name="actor">Whose doing it is noted as.</param>
    public async Task<ImportReport> ImportAsync(string actor, bool dryRun, CancellationToken cancellationToken) => await ImportAsync(await ReadAsync(cancellationToken), actor, dryRun, cancellationToken);

    /// <summary>Asks the directory and no store; once for each import.</summary>
    /// <exception cref="DirectoryRefusedException">It was not given.</exception>
    public Task<DirectoryRange> ReadAsync(CancellationToken cancellationToken) => source.ReadAsync(cancellationToken);

    /// <summary>The same from what was read before, so that nothing is taken but what somebody has looked at.</summary>
    public async Task<ImportReport> ImportAsync(DirectoryRange range, string actor, bool dryRun, CancellationToken cancellationToken) => range.People.Count == 0
        ? ImportReport.Refused([new TableProblem(null, source.Advice.NoPeople)])
        : await import.ImportAsync(stored => Describe(range, stored), source.Name, actor, dryRun, cancellationToken);

    private WantedRoster Describe(DirectoryRange range, StoredRoster stored)
    {
        var groups = new DirectoryGroups(range, stored, source.Advice);
        var people = range.People.Select(person => Describe(person, range, stored, groups)).ToList();
        var wanted = groups.Wanted(people.Select(p => p.Group));
        return new WantedRoster(people, wanted) { Notes = [.. groups.Notes(), .. Nameless(range)], IsWhole = true };
    }

    private static Person Describe(DirectoryPerson person, DirectoryRange range, StoredRoster stored, DirectoryGroups groups)
    {
        var before = stored.People.GetValueOrDefault(UserKey.Of(person.UserId));
        var names = person.DepartmentIds.Where(range.Departments.ContainsKey).Select(groups.NameOf).ToList();
        var home = names.FirstOrDefault() ?? (before is null ? NoDepartment : stored.NameOf(before.GroupId));

        // Memberships of groups that no department stands for were given by hand.
        var byHand = before is null ? [] : stored.Memberships[before.Id].Select(id => stored.Groups.Values.First(g => g.Id == id)).Where(g => g.DepartmentId is null).Select(g => g.Name);
        return new Person(0, person.UserId, NameOf(person, before), home)
        {
            OtherGroups = [.. names.Skip(1).Concat(byHand).Distinct().Where(name => name != home)],
        };
    }

    /// <summary>Where the directory keeps the name back, the one that the roster has is the better one; the account stands in for nobody's.</summary>
    private static string NameOf(DirectoryPerson person, StoredPerson? before)
    {
        var name = CellText.Clean(person.Name);
        return IsNameless(person) ? before?.Name ?? person.UserId : MessageText.ClipRunes(name, LongestName) ?? person.UserId;
    }

    private static bool IsNameless(DirectoryPerson person)
    {
        var name = CellText.Clean(person.Name);
        return name.Length == 0 || UserKey.Of(name) == UserKey.Of(person.UserId);
    }

    private IEnumerable<string> Nameless(DirectoryRange range)
    {
        if (range.People.Where(IsNameless).Select(person => person.UserId).ToList() is { Count: > 0 } people)
        {
            yield return $"{people.Count} 人没有姓名，只有账号：{string.Join('、', people.Take(20))}{(people.Count > 20 ? "…" : string.Empty)}。{source.Advice.NoNames}";
        }
    }
}
