using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The groups in roster order: a liaison's own, or all for an admin.</summary>
[ConsoleLink("组", "/groups", order: 3, Audience = Audience.Liaison | Audience.Admin)]
internal sealed class GroupsArea : IConsoleArea
{
    public const string Path = "/groups";

    public static void Map(IEndpointRouteBuilder console) =>
        console.MapGet(Path, async (string? after, ConsoleVisit visit, GroupsPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, after, cancellationToken)).For(Audience.Liaison | Audience.Admin);

    public static string At(string name) => $"{Path}/{Uri.EscapeDataString(name)}";

    /// <summary>The group's page with those who have not answered in that week, where the latest would stand.</summary>
    public static string At(string name, StudyWeek week) => $"{At(name)}?week={week}";
}

/// <summary>One page of groups, and the latest week's figures.</summary>
internal sealed class GroupsPage(BotDbContext db, WeekTable weeks, LocalClock clock)
{
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var (behind, today) = (Paging.Key(after, 1) is [var id] ? id : 0, clock.Today);
        var onDuty = db.LiaisonsOnDuty(today);
        var asked = await db.Groups.AsNoTracking().SeenBy(visit.Caller).Where(g => g.Id > behind).OrderBy(g => g.Id)
            .Select(g => new Row(g.Id, g.Name, g.Tier, db.Members.OnRoster(today).Count(m => m.GroupId == g.Id), onDuty.Count(m => m.GroupId == g.Id)))
            .Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, GroupsArea.Path, g => g.Id.ToString(CultureInfo.InvariantCulture));
        var table = new Table("组，按名册顺序", ["组", "层级", "在册", "联络员"], [.. rows.Select(Line)], "名单里还没有组。");
        return Pages.Show(visit, GroupsArea.Path, new PageModel("组", [table, .. next, .. behind == 0 ? await weeks.LatestAsync(visit, cancellationToken) : []]));
    }

    private static TableLine Line(Row row) => new(
    [
        new Cell(row.Name, GroupsArea.At(row.Name)), new Cell(TierWords.Of(row.Tier)),
        new Cell($"{row.People} 人", PeopleArea.Of(row.Name)), new Cell(row.Liaisons == 0 ? "没有" : $"{row.Liaisons} 人"),
    ]);

    private sealed record Row(int Id, string Name, Tiers Tier, int People, int Liaisons);
}
