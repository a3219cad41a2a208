using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Features.Roster;
using BotService.Features.Topics;
using BotService.Files;

namespace BotService.Console.Areas;

/// <summary>The roster from a file.</summary>
internal sealed class PeopleImportArea : IConsoleArea
{
    public static readonly ImportKind Kind = new(
        "名单 导入", "/people/import", PeopleArea.Path, "列：账号、姓名、组、层级、角色、其他组、加入日期、离开日期。没写进文件的人保持不变。",
        (services, file, dryRun, token) => services.GetRequiredService<RosterImport>().ImportAsync(TableFile.Read(file.Name, file.Content, PersonReader.Columns), file.Name, file.Actor, dryRun, token))
    {
        OtherWays = DirectoryImportArea.Offer,
    };

    public static void Map(IEndpointRouteBuilder console) => ImportRoutes.Map(console, Kind);
}

/// <summary>The plan of topics from a file.</summary>
internal sealed class TopicImportArea : IConsoleArea
{
    private static readonly ImportKind Kind = new(
        "主题 导入", "/topics/import", TopicsArea.Path, "列：周次（2026-W39）、主题、链接、对象、开放、截止、补学至；时间不写就是默认的。",
        (services, file, dryRun, token) => services.GetRequiredService<TopicImport>()
            .ImportAsync(TableFile.Read(file.Name, file.Content, TopicImportReader.Columns), file.Name, file.Actor, dryRun, token));

    public static void Map(IEndpointRouteBuilder console) => ImportRoutes.Map(console, Kind);
}

/// <summary>A ledger from an office's own list, which may have a title above its headings.</summary>
internal sealed class LedgerImportArea : IConsoleArea
{
    private const string KindField = "kind";

    private const string UnknownField = "unknown";

    private const string Keep = "keep";

    private static readonly ImportKind Kind = new(
        "清单 导入", "/ledgers/import", LedgersArea.Path, "标题行在表头上面也可以；列按表头认，例如 序号、问题、责任单位、责任人、整改时限、是否完成。没写进文件的事项保持不变，核实不会由导入代替。",
        (services, file, dryRun, token) => services.GetRequiredService<LedgerImport>()
            .ImportAsync(file.Name, file.Content, file.Chosen[KindField], file.Actor, file.Chosen[UnknownField] == Keep, dryRun, token))
    {
        More = services =>
        [
            new Field(KindField, "清单", FieldKind.Select)
            {
                Choices = [new Choice(string.Empty, "按文件名和标题认"), .. services.GetRequiredService<LedgerImport>().Kinds.Select(kind => new Choice(kind.Key, kind.List))],
            },
            new Field(UnknownField, "名单上没有的责任人和单位", FieldKind.Select) { Choices = [new Choice(string.Empty, "先指出来，不导入"), new Choice(Keep, "按文字保留")] },
        ],
    };

    public static void Map(IEndpointRouteBuilder console) => ImportRoutes.Map(console, Kind);
}

/// <summary>What all imports have: a file, its differences, and a button that takes them.</summary>
internal static class ImportRoutes
{
    public static void Map(IEndpointRouteBuilder console, ImportKind kind)
    {
        console.MapGet(kind.Path, (ConsoleVisit visit, ImportPage page) => page.Show(visit, kind, null)).For(Audience.Admin);
        console.MapPost(kind.Path, async (HttpRequest request, ConsoleVisit visit, ImportPage page, CancellationToken cancellationToken) =>
            await page.TakeAsync(visit, kind, request, cancellationToken))
            .For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }
}
