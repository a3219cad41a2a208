using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Roster;
using BotService.Files;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>The roster from the app's directory, where there is an app: read once, shown, and taken as it was read.</summary>
internal sealed class DirectoryImportArea : IConsoleArea
{
    /// <summary>Fixed by the operator's contract, whatever the directory is called.</summary>
    public const string Path = "/people/import/wecom";

    /// <summary>Less than a proxy waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    public static void Map(IEndpointRouteBuilder console) => console.MapPost(Path, TakeAsync).For(Audience.Admin);

    private static async Task<IResult> TakeAsync(
        HttpRequest request, ConsoleVisit visit, ImportPage page, PeopleFromDirectory kind, DirectoryOffer offer, DirectoryImport directory, DirectoryWords words, NameReads reads,
        CancellationToken cancellationToken)
    {
        if (!offer.IsThere)
        {
            return Pages.Missing(visit);
        }

        var form = await request.FormAsync(cancellationToken);

        if (ImportPage.Confirms(form))
        {
            return await page.ConfirmAsync(visit, kind, form, cancellationToken);
        }

        var (range, wrong) = await ReadAsync(directory, words, cancellationToken);

        if (range is null)
        {
            return ImportPage.Show(visit, kind, wrong);
        }

        await reads.NoteAsync(visit, "people of the directory", cancellationToken);
        return await page.PreviewAsync(visit, kind, new UploadedFile($"{words.Title}通讯录", DirectorySnapshot.Write(range)), form, cancellationToken);
    }

    /// <summary>What was read, or why it was not.</summary>
    private static async Task<(DirectoryRange? Range, string? Wrong)> ReadAsync(DirectoryImport directory, DirectoryWords words, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);

        try
        {
            return (await directory.ReadAsync(patience.Token), null);
        }
        catch (DirectoryRefusedException refusal)
        {
            return (null, refusal.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{words.Title}的通讯录 {Patience.TotalSeconds:0} 秒里没有读完，名单没有改动。请过一会儿再读；人很多的话，请在服务器上运行 import people {words.Option} --dry-run。");
        }
    }
}

/// <summary>The button that reads the directory. A directory without its channel has nobody who lets it in, and is not offered.</summary>
internal sealed class DirectoryOffer(IRosterSource source, DirectoryWords words, IEnumerable<IChannel> channels)
{
    public bool IsThere => channels.Any(channel => channel.Name == source.Name);

    public IReadOnlyList<Block> Blocks => IsThere ? Offered : [];

    private Block[] Offered =>
    [
        new Heading($"从{words.Title}"),
        new Words("读取应用可见范围里的部门和人，先列出差异，什么都不改。层级、角色和手工设的其他组保持不变，没读到的人不移除。"),
        new Form(DirectoryImportArea.Path, [], $"从{words.Title}读取"),
    ];
}

/// <summary>What was read stands where else a file does.</summary>
internal sealed class PeopleFromDirectory(DirectoryImport directory, DirectoryWords words, PeopleFromFile people)
    : ImportKind($"名单 从{words.Title}导入", DirectoryImportArea.Path, PeopleArea.Path, string.Empty)
{
    public override ImportKind StandsOn => people;

    public override (string Name, string Again) What => ("这次读到的", $"请再从{words.Title}读取一次。");

    public override Task<ImportReport> ImportAsync(ImportedFile file, bool dryRun, CancellationToken cancellationToken) =>
        directory.ImportAsync(DirectorySnapshot.Read(file.Content), file.Actor, dryRun, cancellationToken);
}
