using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists.Importing;
using BotService.Features.Roster;
using BotService.Features.Topics;
using BotService.Files;

namespace BotService.Console.Areas;

/// <summary>The roster from a file.</summary>
internal sealed class PeopleImportArea : IConsoleArea
{
    public const string Path = "/people/import";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, (ConsoleVisit visit, PeopleFromFile kind) => ImportPage.Show(visit, kind, null)).For(Audience.Admin);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, ImportPage page, PeopleFromFile kind, CancellationToken cancellationToken) =>
            await page.TakeAsync(visit, kind, request, cancellationToken)).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }
}

/// <summary>Below the file stands the directory, where there is one.</summary>
internal sealed class PeopleFromFile(RosterImport people, DirectoryOffer directory)
    : ImportKind("名单 导入", PeopleImportArea.Path, PeopleArea.Path, "列：账号、姓名、组、层级、角色、其他组、加入日期、离开日期。没写进文件的人保持不变。")
{
    public override IReadOnlyList<Block> OtherWays => directory.Blocks;

    public override Task<ImportReport> ImportAsync(ImportedFile file, bool dryRun, CancellationToken cancellationToken) =>
        people.ImportAsync(TableFile.Read(file.Name, file.Content, PersonReader.Columns), file.Name, file.Actor, dryRun, cancellationToken);
}

/// <summary>The plan of topics from a file.</summary>
internal sealed class TopicImportArea : IConsoleArea
{
    public const string Path = "/topics/import";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, (ConsoleVisit visit, TopicsFromFile kind) => ImportPage.Show(visit, kind, null)).For(Audience.Admin);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, ImportPage page, TopicsFromFile kind, CancellationToken cancellationToken) =>
            await page.TakeAsync(visit, kind, request, cancellationToken)).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }
}

/// <summary>Rows of the plan, whose times may be left out.</summary>
internal sealed class TopicsFromFile(TopicImport topics)
    : ImportKind("主题 导入", TopicImportArea.Path, TopicsArea.Path, "列：周次（2026-W39）、主题、链接、对象、开放、截止、补学至；时间不写就是默认的。")
{
    public override Task<ImportReport> ImportAsync(ImportedFile file, bool dryRun, CancellationToken cancellationToken) =>
        topics.ImportAsync(TableFile.Read(file.Name, file.Content, TopicImportReader.Columns), file.Name, file.Actor, dryRun, cancellationToken);
}

/// <summary>A ledger from an office's own list, which may have a title above its headings.</summary>
internal sealed class LedgerImportArea : IConsoleArea
{
    public const string Path = "/ledgers/import";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, (ConsoleVisit visit, LedgersFromFile kind) => ImportPage.Show(visit, kind, null)).For(Audience.Admin);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, ImportPage page, LedgersFromFile kind, CancellationToken cancellationToken) =>
            await page.TakeAsync(visit, kind, request, cancellationToken)).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }
}

/// <summary>Which ledger it is, and what becomes of names that the roster does not know, is asked beside the file.</summary>
internal sealed class LedgersFromFile(LedgerImport ledgers) : ImportKind(
    "清单 导入", LedgerImportArea.Path, LedgersArea.Path,
    "标题行在表头上面也可以；列按表头认，例如 序号、问题、责任单位、责任人、整改时限、是否完成。没写进文件的事项保持不变，核实不会由导入代替。")
{
    private const string KindField = "kind";

    private const string UnknownField = "unknown";

    private const string Keep = "keep";

    public override IReadOnlyList<Field> More =>
    [
        new Field(KindField, "清单", FieldKind.Select)
        {
            Choices = [new Choice(string.Empty, "按文件名和标题认"), .. ledgers.Kinds.Select(kind => new Choice(kind.Key, kind.List))],
        },
        new Field(UnknownField, "名单上没有的责任人和单位", FieldKind.Select) { Choices = [new Choice(string.Empty, "先指出来，不导入"), new Choice(Keep, "按文字保留")] },
    ];

    public override Task<ImportReport> ImportAsync(ImportedFile file, bool dryRun, CancellationToken cancellationToken) =>
        ledgers.ImportAsync(file.Name, file.Content, file.Chosen[KindField], file.Actor, file.Chosen[UnknownField] == Keep, dryRun, cancellationToken);
}
