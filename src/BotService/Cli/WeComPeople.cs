using BotService.Features.Roster;
using BotService.Files;
using BotService.Messaging;
using BotService.WeCom.Api;

namespace BotService.Cli;

/// <summary>Takes the roster from the app's visible range. Roles and tiers set by hand stay, and nobody is removed.</summary>
internal sealed class WeComPeople(WeComClient client, RosterImport import)
{
    private const int LongestName = 64;

    private const string NoDepartment = "未分部门";

    public async Task<ImportReport> ImportAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var range = await new WeComRangeReader(client).ReadAsync(cancellationToken);

        return range.People.Count == 0
            ? ImportReport.Refused([new TableProblem(null, "应用的可见范围里没有人，请先在管理后台设置可见范围。")])
            : await import.ImportAsync(stored => Describe(range, stored), "wecom", dryRun, cancellationToken);
    }

    private static WantedRoster Describe(WeComRange range, StoredRoster stored)
    {
        var groups = new WeComGroups(range, stored);
        var people = range.People.Select(person => Describe(person, range, stored, groups)).ToList();
        var wanted = groups.Wanted(people.Select(p => p.Group));
        return new WantedRoster(people, wanted) { Notes = [.. groups.Notes(), .. Nameless(range)], IsWhole = true };
    }

    private static Person Describe(RangePerson person, WeComRange range, StoredRoster stored, WeComGroups groups)
    {
        var before = stored.People.GetValueOrDefault(UserKey.Of(person.UserId));
        var names = person.DepartmentIds.Where(range.Departments.ContainsKey).Select(groups.NameOf).ToList();
        var home = names.FirstOrDefault() ?? (before is null ? NoDepartment : stored.NameOf(before.GroupId));

        // Seats in groups that no department stands for were given by hand.
        var byHand = before is null ? [] : stored.Seats[before.Id].Select(id => stored.Groups.Values.First(g => g.Id == id)).Where(g => g.DepartmentId is null).Select(g => g.Name);
        return new Person(0, person.UserId, NameOf(person, before), home)
        {
            OtherGroups = [.. names.Skip(1).Concat(byHand).Distinct().Where(name => name != home)],
        };
    }

    /// <summary>Where WeCom keeps the name back, the one that the roster has is the better one; the account stands in for nobody's.</summary>
    private static string NameOf(RangePerson person, StoredPerson? before)
    {
        var name = CellText.Clean(person.Name);
        return IsNameless(person) ? before?.Name ?? person.UserId : MessageText.ClipRunes(name, LongestName) ?? person.UserId;
    }

    private static bool IsNameless(RangePerson person)
    {
        var name = CellText.Clean(person.Name);
        return name.Length == 0 || UserKey.Of(name) == UserKey.Of(person.UserId);
    }

    private static IEnumerable<string> Nameless(WeComRange range)
    {
        if (range.People.Where(IsNameless).Select(person => person.UserId).ToList() is { Count: > 0 } people)
        {
            yield return $"{people.Count} 人没有姓名，只有账号：{string.Join('、', people.Take(20))}{(people.Count > 20 ? "…" : string.Empty)}。应用没有读取成员姓名的权限：请在企业微信管理后台给应用开通“通讯录”里的成员姓名权限后再导入，或用名单文件补上姓名。";
        }
    }
}
