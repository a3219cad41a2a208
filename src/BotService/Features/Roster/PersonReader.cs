using System.Globalization;
using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>Reads one row of a people file and names everything that is wrong with it.</summary>
internal sealed class PersonReader(DateOnly today, List<TableProblem> problems)
{
    public static readonly TableColumns Columns = new(
        new TableColumn("userid", "账号", "帐号", "企业微信账号", "企业微信帐号", "用户账号", "成员账号", "用户ID", "账号ID") { IsRequired = true },
        new TableColumn("name", "姓名", "名字", "成员姓名") { IsRequired = true },
        new TableColumn("group", "组", "组名", "所在组", "所属组", "小组", "学习小组", "支部", "党支部", "所在支部", "所属支部", "所在党支部", "所属党支部") { IsRequired = true, HeadsBlock = true },
        new TableColumn("tier", "层级", "组的层级") { HeadsBlock = true },
        new TableColumn("role", "角色", "身份"),
        new TableColumn("other_groups", "其他组", "其它组", "兼任组", "兼任的组", "其他小组", "也在的组"),
        new TableColumn("joined", "加入", "加入日期", "加入时间", "起始日期") { IsTime = true },
        new TableColumn("left", "离开", "离开日期", "离开时间", "离任日期", "调离日期") { IsTime = true });

    public const int LongestGroup = 100;

    private static readonly DateOnly Earliest = new(1921, 7, 1);

    private const int MostYearsAhead = 10;

    private const int LongestName = 64;

    private const int LongestUserId = 64;

    /// <summary>What keeps a text from being an account; null when nothing does. A letter of another script looks like one of ours, so it is named by its number.</summary>
    public static string? FaultOf(string userId)
    {
        var place = 0;

        foreach (var rune in userId.EnumerateRunes())
        {
            place++;

            if (!rune.IsAscii || !IsOfUserId((char)rune.Value))
            {
                return $"第 {place} 个字 {CellText.Quote(rune.ToString())} 是 {CellText.Number(rune)}；只能用半角的字母、数字和 . _ - @";
            }
        }

        return place is 0 or > LongestUserId ? $"有 {place} 个字；要有 1–{LongestUserId} 个" : null;
    }

    public Person Read(TableRow row)
    {
        var person = new Person(row.Line, SpreadsheetText.Plain(row["userid"]!), SpreadsheetText.Plain(row["name"]!), SpreadsheetText.Plain(row["group"]!))
        {
            Tier = ReadTier(row),
            Role = ReadRole(row),
            OtherGroupsCell = row["other_groups"] is { } others ? SpreadsheetText.Plain(others) : null,
            Joined = ReadDay(row, "joined"),
            Left = ReadDay(row, "left"),
            Sheet = row.Sheet,
        };
        CheckWho(row, person);
        CheckLength(row, "group", person.Group, LongestGroup);

        if (person.Left.Day < person.Joined.Day)
        {
            Add(row, string.Create(CultureInfo.InvariantCulture, $"left（{person.Left.Day:yyyy-MM-dd}）早于 joined（{person.Joined.Day:yyyy-MM-dd}）"));
        }

        return person;
    }

    private void CheckWho(TableRow row, Person person)
    {
        if (person.UserId.Length == 0)
        {
            AddMissing(row, "userid");
        }
        else if (row.Faulty.Contains("userid"))
        {
            return;
        }
        else if (FaultOf(person.UserId) is { } fault)
        {
            Add(row, $"userid {CellText.Quote(person.UserId)} 不合规：{fault}");
        }

        CheckLength(row, "name", person.Name, LongestName);
    }

    private void CheckLength(TableRow row, string column, string text, int longest)
    {
        if (text.Length == 0)
        {
            AddMissing(row, column);
        }
        else if (text.Length > longest && CellText.Length(text) > longest)
        {
            Add(row, $"{column} 超过 {longest} 个字");
        }
    }

    /// <summary>A cell that holds something useless has been named already.</summary>
    private void AddMissing(TableRow row, string column)
    {
        if (!row.Faulty.Contains(column))
        {
            Add(row, $"缺少 {column}");
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
            // An empty cell says nothing: who is there keeps the role.
            return null;
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

        if (DayText.TryReadDay(text, out var day))
        {
            if (day < Earliest || day > today.AddYears(MostYearsAhead))
            {
                Add(row, string.Create(CultureInfo.InvariantCulture, $"{column} {day:yyyy-MM-dd} 不会是真的日期，请检查年份"));
            }

            return StatedDay.Is(day);
        }

        Add(row, CellText.IsMonthAlone(text) ? $"{column} {CellText.Quote(text)} 只写了月份，请补上是哪一天，如 2026-03-05" : $"{column} {CellText.Quote(text)} 不是日期，请写成 2026-03-05");
        return default;
    }

    private void Add(TableRow row, string reason) => problems.Add(row.Problem(reason));

    private static bool IsOfUserId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '@' or '.';
}
