using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Roster;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The roster: all of it for admins, the own group for its liaison to read.</summary>
[ConsoleLink("名单", "/people", order: 11, Audience = Audience.Liaison | Audience.Admin)]
internal sealed class PeopleArea : IConsoleArea
{
    public const string Path = "/people";

    private const string AccountSign = "~";

    private static readonly string[] PageNames = ["new", "import", "export"];

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? q, string? group, string? after, ConsoleVisit visit, PeoplePage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, q, group, after, cancellationToken)).For(Audience.Liaison | Audience.Admin);
        console.MapGet($"{Path}/export", async (ConsoleVisit visit, FileAnswers files, CancellationToken cancellationToken) =>
            await files.SendAsync(visit, PeopleWorkbook.MakerName, string.Empty, "export", "people", cancellationToken)).For(Audience.Admin);
    }

    /// <summary>Where another page has the account's name, a sign stands before it that no account holds.</summary>
    public static string At(string userId) => $"{Path}/{(PageNames.Contains(UserKey.Of(userId)) ? AccountSign : string.Empty)}{Uri.EscapeDataString(userId)}";

    public static string AccountIn(string address) => address.StartsWith(AccountSign, StringComparison.Ordinal) ? address[AccountSign.Length..] : address;

    /// <summary>Those whom a group counts today.</summary>
    public static string Of(string group) => $"{Path}?group={Uri.EscapeDataString(group)}";
}

/// <summary>One page of people, or of those who were looked for.</summary>
internal sealed class PeoplePage(BotDbContext db, NameReads reads, LocalClock clock)
{
    private const int LongestQuestion = 64;

    private const int LongestGroup = 100;

    private static readonly string[] Columns = ["姓名", "账号", "组", "角色", "加入日期", "离开日期", "能否送达"];

    /// <param name="group">Only those who are in this group today; what was looked for is then of no account.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? question, string? group, string? after, CancellationToken cancellationToken)
    {
        var of = string.IsNullOrWhiteSpace(group) ? null : MessageText.ClipRunes(group.Trim(), LongestGroup);
        var (wanted, behind) = (MessageText.ClipRunes(of is null ? question?.Trim() ?? string.Empty : string.Empty, LongestQuestion) ?? string.Empty, Paging.Key(after, 1) is [var id] ? id : 0);
        var asked = await RowsOf(Seen(visit, wanted, of).Where(m => m.Id > behind)).Take(Paging.Asked).ToListAsync(cancellationToken);

        if (asked.Count == 0 && wanted.Length > 0)
        {
            asked = await AlikeAsync(visit, wanted, behind, cancellationToken);
        }

        var (rows, next) = Paging.Page(asked, PeopleArea.Path, m => m.Id.ToString(CultureInfo.InvariantCulture), ("q", wanted), ("group", of));
        await reads.NoteAsync(visit, wanted.Length == 0 && of is null ? "people" : "people found", cancellationToken);

        IReadOnlyList<Block> ways = visit.Caller.IsAdmin ? [new Links([new PageLink("添加人员", "/people/new"), new PageLink("导入", "/people/import"), new PageLink("下载名单", "/people/export")])] : [];
        var search = new Form(PeopleArea.Path, [new Field("q", "查找", FieldKind.Text, wanted) { Hint = "姓名、账号或组名的一部分；查找时也看已离开的人" }], "查找") { IsQuestion = true };
        var caption = of is not null ? $"{of}在册的人" : wanted.Length == 0 ? "名单，按名册顺序" : $"名单里含“{wanted}”的人";
        var none = of is not null ? $"{of}现在没有在册的人。" : wanted.Length == 0 ? "名单里还没有人。" : $"没有找到含“{wanted}”的人。";
        return Pages.Show(visit, PeopleArea.Path, new PageModel("名单", [.. ways, search, new Table(caption, Columns, [.. rows.Select(Line)], none), .. next]));
    }

    private IQueryable<Member> Seen(ConsoleVisit visit, string wanted, string? group)
    {
        var (today, key) = (clock.Today, UserKey.Of(wanted));
        var people = db.Members.AsNoTracking().SeenBy(visit.Caller);

        if (group is not null)
        {
            return people.OnRoster(today).Where(m => m.Group!.Name == group);
        }

        return wanted.Length == 0 ? people.NotLeft(today) : people.Where(m => m.Name.Contains(wanted) || m.UserKey.Contains(key) || m.Group!.Name.Contains(wanted));
    }

    private static IQueryable<Row> RowsOf(IQueryable<Member> people) =>
        people.OrderBy(m => m.Id).Select(m => new Row(m.Id, m.Name, m.UserId, m.Group!.Name, m.Role, m.Joined, m.Left, m.UnreachableSince));

    /// <summary>Nobody is written so: 吴十 finds 吳十, which no database does.</summary>
    private async Task<List<Row>> AlikeAsync(ConsoleVisit visit, string wanted, int behind, CancellationToken cancellationToken)
    {
        var folded = NameFolding.Fold(wanted);

        if (folded.Length == 0)
        {
            return [];
        }

        var seen = db.Members.AsNoTracking().SeenBy(visit.Caller);
        var alike = await seen.Where(m => m.Id > behind).FirstByNameAsync((name, _) => name.Contains(folded, StringComparison.Ordinal), Paging.Asked, cancellationToken);
        return await RowsOf(seen.Where(m => alike.Contains(m.Id))).ToListAsync(cancellationToken);
    }

    private TableLine Line(Row m) => new(
    [
        new Cell(m.Name, PeopleArea.At(m.UserId)), new Cell(m.UserId), new Cell(m.Group), new Cell(RoleWords.Of(m.Role)),
        new Cell(PersonPage.Day(m.Joined) ?? "—"), new Cell(PersonPage.Day(m.Left) ?? "—"), new Cell(m.UnreachableSince is { } since ? $"{clock.Day(since)} 起未送达" : "能"),
    ]);

    private sealed record Row(int Id, string Name, string UserId, string Group, Role Role, DateOnly? Joined, DateOnly? Left, DateTimeOffset? UnreachableSince);
}
