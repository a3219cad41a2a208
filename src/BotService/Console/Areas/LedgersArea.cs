using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Listing;
using BotService.Files;
using BotService.Ledgers;

namespace BotService.Console.Areas;

/// <summary>The ledgers: what is in one's hands, each list by its kind, and one item by what people call it.</summary>
[ConsoleLink("清单", "/ledgers", order: 5)]
internal sealed class LedgersArea : IConsoleArea
{
    public const string Path = "/ledgers";

    private const string One = $"{Path}/{{what}}";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (ConsoleVisit visit, LedgersPage page, CancellationToken cancellationToken) => await page.ShowAsync(visit, cancellationToken)).For(Audience.Everyone);
        console.MapGet(One, ShowAsync).For(Audience.Everyone);
        console.MapPost(One, async (string what, HttpRequest request, ConsoleVisit visit, LedgerItemPage page, CancellationToken cancellationToken) =>
            await page.ActAsync(visit, what, LedgerAct.Of(await request.FormAsync(cancellationToken)), cancellationToken)).For<ActCommand>();
        console.MapGet($"{One}/export", ExportAsync).For(Audience.Liaison | Audience.Admin);
    }

    public static string At(string what) => $"{Path}/{Uri.EscapeDataString(what)}";

    private static async Task<IResult> ShowAsync(
        string what, string? q, string? day, string? after, string? steps, ConsoleVisit visit, LedgerKinds kinds, LedgerListPage list, LedgerItemPage item, CancellationToken cancellationToken) =>
        KindOf(kinds, what) is { } kind ? await list.ShowAsync(visit, kind, q, day, after, cancellationToken) : await item.ShowAsync(visit, what, after, steps, null, null, cancellationToken);

    /// <summary>The same file as chat's 导出, in our layout or in a superior's form: what the list means for whoever asks.</summary>
    private static async Task<IResult> ExportAsync(
        string what, string? q, string? day, string? form, ConsoleVisit visit, LedgerKinds kinds, LedgerListPage list, SuperiorForms forms, FileAnswers files, CancellationToken cancellationToken)
    {
        if (KindOf(kinds, what) is not { } kind)
        {
            return Pages.Missing(visit);
        }

        if (await list.FilterAsync(visit, kind, q, day, cancellationToken) is not { } filter)
        {
            return await list.ShowAsync(visit, kind, q, day, null, cancellationToken);
        }

        if (!kind.CanBeExported)
        {
            return Refused(visit, kind, ExportListCommand.NoColumns(kind));
        }

        var chosen = forms.Names.FirstOrDefault(name => name == form);

        if (chosen is null && form is { Length: > 0 })
        {
            return Pages.Missing(visit);
        }

        var file = new LedgerExport(kind.Key, filter, visit.Caller.UserId, chosen).File;

        try
        {
            return await files.SendAsync(visit, file.Maker, file.Argument, "export", kind.Key, cancellationToken);
        }
        catch (TableRefusal refusal)
        {
            return Refused(visit, kind, refusal.Message);
        }
    }

    private static IResult Refused(ConsoleVisit visit, LedgerKind kind, string wrong) =>
        Pages.Show(visit, Path, new PageModel($"清单 {kind.List}", [new Links([new PageLink($"回到{kind.List}", At(kind.Key))])]) { Wrong = wrong }, StatusCodes.Status400BadRequest);

    private static LedgerKind? KindOf(LedgerKinds kinds, string what) => (kinds.Find(what) ?? kinds.ListedBy(what)) is { IsOn: true } kind ? kind : null;
}

/// <summary>What is in one's hands, and all lists with their figures.</summary>
internal sealed class LedgersPage(ChatWords words, LedgerKinds kinds)
{
    public async Task<IResult> ShowAsync(ConsoleVisit visit, CancellationToken cancellationToken)
    {
        var mine = await words.OfAsync<TodoCommand>(visit, cancellationToken);
        List<TableLine> lines = [];

        foreach (var kind in kinds.All.Where(one => one.IsOn))
        {
            var figures = await words.ReplyAsync<ListCommand>(visit, kind.List, "统计", cancellationToken);
            var (at, count) = (LedgersArea.At(kind.Key), figures.Text.Split('\n')[0].Split('：', 2)[^1]);
            lines.Add(new TableLine([new Cell(kind.List, at), new Cell(count, $"{at}?q={Uri.EscapeDataString("统计")}")]));
        }

        IReadOnlyList<Block> ways = visit.Caller.IsAdmin ? [new Links([new PageLink("导入", $"{LedgersArea.Path}/import")])] : [];
        return Pages.Show(visit, LedgersArea.Path, new PageModel("清单", [.. ways, .. ItemLinks.Of(mine, kinds), new Html.Table("各张清单，今天的数字", ["清单", "数字"], lines, "没有启用清单。")]));
    }
}
