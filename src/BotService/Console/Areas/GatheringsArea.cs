using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace BotService.Console.Areas;

/// <summary>Who meets when; the code on the wall for whoever runs it.</summary>
[ConsoleLink("活动", "/gatherings", order: 8)]
internal sealed class GatheringsArea : IConsoleArea
{
    public const string Path = "/gatherings";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, ConsoleVisit visit, GatheringsPage page, CancellationToken cancellationToken) =>
            await page.ListAsync(visit, after, cancellationToken)).For(Audience.Everyone);
        console.MapGet($"{Path}/{{id:int}}", async (int id, ConsoleVisit visit, GatheringsPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, id, cancellationToken)).For(Audience.Everyone);
    }
}

/// <summary>The gatherings of the own group and of everybody; an admin sees all.</summary>
internal sealed class GatheringsPage(BotDbContext db, LocalClock clock)
{
    private static readonly string[] Columns = ["活动", "形式", "范围", "开始", "状态", "签到"];

    public async Task<IResult> ListAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var behind = Paging.Key(after, 1) is [var id] ? id : int.MaxValue;
        var seen = db.Gatherings.AsNoTracking().SeenBy(visit.Caller).Where(g => g.Id < behind).OrderByDescending(g => g.Id);
        var asked = await RowsOf(seen).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, GatheringsArea.Path, r => r.Gathering.Id.ToString(CultureInfo.InvariantCulture));
        return Pages.Show(visit, GatheringsArea.Path, new PageModel("活动", [new Html.Table("活动，新的在前", Columns, [.. rows.Select(Line)], "还没有活动。"), .. next]));
    }

    public async Task<IResult> ShowAsync(ConsoleVisit visit, int id, CancellationToken cancellationToken)
    {
        var row = await RowsOf(db.Gatherings.AsNoTracking().SeenBy(visit.Caller).Where(g => g.Id == id)).SingleOrDefaultAsync(cancellationToken);

        if (row is null)
        {
            return Pages.Missing(visit);
        }

        var facts = new Facts(
        [
            new Fact("形式", row.Gathering.Form),
            new Fact("范围", row.Group ?? "全体"),
            new Fact("开始", clock.YearMoment(row.Gathering.OpenedAt)),
            new Fact("状态", State(row.Gathering)),
            new Fact("签到", $"{row.Present} 人"),
        ]);
        return Pages.Show(visit, GatheringsArea.Path, new PageModel($"活动 {row.Gathering.Name}", [facts, .. Code(visit, row.Gathering)]));
    }

    private IQueryable<Row> RowsOf(IQueryable<Gathering> gatherings) => gatherings.Select(g => new Row(
        g,
        db.Groups.Where(o => o.Id == g.GroupId).Select(o => o.Name).FirstOrDefault(),
        db.CheckIns.Where(c => c.GatheringId == g.Id && c.TakenBackAt == null).Select(c => c.MemberId).Distinct().Count()));

    /// <summary>The code is said in the room and nowhere else: only whoever runs the gathering can put it on the wall.</summary>
    private static IReadOnlyList<Block> Code(ConsoleVisit visit, Gathering gathering)
    {
        if (!gathering.IsRunBy(visit.Caller) || gathering.ClosedAt is not null)
        {
            return [];
        }

        var words = $"签到 {gathering.Code}";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M);
        var drawing = new SvgQRCode(code).GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return [new Heading("现场的签到码"), new Poster(gathering.Code), new Words($"现场请大家发：{words}"), new Html.Drawing($"二维码，内容是 {words}", drawing, drawing) { IsSmall = true }];
    }

    private TableLine Line(Row row) => new(
    [
        new Cell(row.Gathering.Name, string.Create(CultureInfo.InvariantCulture, $"{GatheringsArea.Path}/{row.Gathering.Id}")), new Cell(row.Gathering.Form), new Cell(row.Group ?? "全体"),
        new Cell(clock.Moment(row.Gathering.OpenedAt)), new Cell(State(row.Gathering)), new Cell($"{row.Present} 人"),
    ]);

    private string State(Gathering gathering) => gathering.ClosedAt is { } at ? $"{clock.Moment(at)} 结束" : "正在进行";

    private sealed record Row(Gathering Gathering, string? Group, int Present);
}
