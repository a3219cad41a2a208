using System.Text.RegularExpressions;
using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>Reads one row of a people file and names everything that is wrong with it.</summary>
internal sealed partial class PersonReader(List<TableProblem> problems)
{
    public static readonly TableColumns Columns = new(
        ["userid", "name", "group", "tier", "role", "other_groups", "joined", "left"],
        ["userid", "name", "group"]);

    private const int LongestName = 64;

    private const int LongestGroup = 100;

    public Person Read(TableRow row)
    {
        var person = new Person(row.Line, row["userid"]!, row["name"]!, row["group"]!)
        {
            Tier = ReadTier(row),
            Role = ReadRole(row),
            OtherGroups = row["other_groups"] is { } others ? [.. CellText.Split(others).Distinct().Where(group => group != row["group"])] : null,
            Joined = ReadDay(row, "joined"),
            Left = ReadDay(row, "left"),
        };
        CheckWho(person);
        CheckGroups(person);

        if (person.Left.Day < person.Joined.Day)
        {
            Add(row, "left 早于 joined");
        }

        return person;
    }

    private void CheckWho(Person person)
    {
        if (person.UserId.Length == 0)
        {
            Add(person, "缺少 userid");
        }
        else if (!UserIdForm().IsMatch(person.UserId))
        {
            Add(person, $"userid {CellText.Quote(person.UserId)} 不合规：1–64 个字母、数字或 _ - @ .");
        }

        if (person.Name.Length is 0 or > LongestName)
        {
            Add(person, person.Name.Length == 0 ? "缺少 name" : $"name 超过 {LongestName} 个字");
        }
    }

    private void CheckGroups(Person person)
    {
        if (person.Group.Length is 0 or > LongestGroup)
        {
            Add(person, person.Group.Length == 0 ? "缺少 group" : $"group 超过 {LongestGroup} 个字");
        }
    }

    private Tiers? ReadTier(TableRow row)
    {
        if (row["tier"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (TierWords.TryRead(text, out var tier))
        {
            return tier;
        }

        Add(row, $"不认识的 tier {CellText.Quote(text)}，可写 党组、支部、青年小组 或 leadership、branch、youth");
        return null;
    }

    private Role? ReadRole(TableRow row)
    {
        if (row["role"] is not { Length: > 0 } text)
        {
            return row["role"] is null ? null : Role.Member;
        }

        if (RoleWords.TryRead(text, out var role))
        {
            return role;
        }

        Add(row, $"不认识的 role {CellText.Quote(text)}，可写 成员、联络员、管理员 或 member、liaison、admin");
        return null;
    }

    private StatedDay ReadDay(TableRow row, string column)
    {
        if (row[column] is not { Length: > 0 } text)
        {
            return row[column] is null ? default : StatedDay.Is(null);
        }

        if (CellText.TryReadDay(text, out var day))
        {
            return StatedDay.Is(day);
        }

        Add(row, $"{column} {CellText.Quote(text)} 不是日期，请写成 2026-03-05");
        return default;
    }

    private void Add(TableRow row, string reason) => problems.Add(new TableProblem(row.Line, reason));

    private void Add(Person person, string reason) => problems.Add(new TableProblem(person.Line, reason));

    [GeneratedRegex("^[A-Za-z0-9_.@-]{1,64}$")]
    private static partial Regex UserIdForm();
}
