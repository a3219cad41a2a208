using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Files;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>One kind of import: what its page says, and what its file is read by.</summary>
internal abstract class ImportKind(string title, string path, string back, string columns)
{
    public string Title => title;

    public string Path => path;

    public string Back => back;

    public string Columns => columns;

    /// <summary>What else must be known to read the file.</summary>
    public virtual IReadOnlyList<Field> More => [];

    /// <summary>The other ways that stand below the file.</summary>
    public virtual IReadOnlyList<Block> OtherWays => [];

    /// <summary>The kind on whose page this one stands, which is one of its other ways; null where it has a page.</summary>
    public virtual ImportKind? StandsOn => null;

    /// <summary>What waits for the button, and how it is had once more.</summary>
    public virtual (string Name, string Again) What => ("这份文件", "请再选一次文件。");

    /// <summary>Reads the file and does it, or only says what it would do.</summary>
    public abstract Task<ImportReport> ImportAsync(ImportedFile file, bool dryRun, CancellationToken cancellationToken);
}

/// <summary>A file that somebody sent, with what was chosen beside it.</summary>
internal sealed record ImportedFile(string Name, byte[] Content, string Actor, IReadOnlyDictionary<string, string> Chosen);

/// <summary>Shows what a file would change, keeps it for a while, and takes by one button what was shown and nothing else.</summary>
internal sealed partial class ImportPage(StoreWriter store, BotDbContext db, TimeProvider time)
{
    private const int MostShown = 5_000;

    private const string UploadField = "upload";

    private const string ShownField = "shown";

    public static IResult Show(ConsoleVisit visit, ImportKind kind, string? wrong, IReadOnlyDictionary<string, string>? chosen = null)
    {
        var page = kind.StandsOn ?? kind;
        var more = page.More.Select(field => field with { Value = chosen?.GetValueOrDefault(field.Name) ?? field.Value });
        var file = new Field("file", "文件", FieldKind.File) { Endings = ".csv,.xlsx,.xls", Hint = $".csv、.xlsx 或 .xls，不超过 {UploadedFile.MostBytes >> 20} MB。{page.Columns}" };
        var form = new Form(page.Path, [.. more, file], "查看差异");
        return Shown(visit, page, wrong, [form, .. page.OtherWays, NoThanks(page)]);
    }

    /// <summary>Whether a form is the one below the differences.</summary>
    public static bool Confirms(IFormCollection form) => form[UploadField].ToString().Length > 0;

    public async Task<IResult> TakeAsync(ConsoleVisit visit, ImportKind kind, HttpRequest request, CancellationToken cancellationToken)
    {
        var (form, file, wrong) = await UploadedFile.InAsync(request, cancellationToken);
        return Confirms(form) ? await ConfirmAsync(visit, kind, form, cancellationToken)
            : file is null ? Show(visit, kind, $"{wrong}什么都没有导入。", ChosenIn(form, kind))
            : await PreviewAsync(visit, kind, file, form, cancellationToken);
    }

    public async Task<IResult> PreviewAsync(ConsoleVisit visit, ImportKind kind, UploadedFile file, IFormCollection form, CancellationToken cancellationToken)
    {
        var chosen = ChosenIn(form, kind);
        var report = await kind.ImportAsync(new ImportedFile(file.Name, file.Content, visit.Caller.UserId, chosen), true, cancellationToken);

        if (!report.Succeeded)
        {
            return Show(visit, kind, Problems(kind, report), chosen);
        }

        var key = ChatActs.NewKey();
        await store.RunAsync(
            (_, writing, token) =>
            {
                var upload = new ConsoleUpload { Key = key, UserKey = visit.UserKey, Path = kind.Path, Name = file.Name, Content = file.Content, MadeAt = time.GetUtcNow() };
                return KeepAsync(writing, upload, token);
            },
            cancellationToken);
        return Ask(visit, kind, report, key, chosen, null);
    }

    public async Task<IResult> ConfirmAsync(ConsoleVisit visit, ImportKind kind, IFormCollection form, CancellationToken cancellationToken)
    {
        var (key, chosen, since) = (form[UploadField].ToString(), ChosenIn(form, kind), time.GetUtcNow() - ConsoleUpload.Waits);
        var upload = await db.ConsoleUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Key == key && u.UserKey == visit.UserKey && u.Path == kind.Path && u.MadeAt > since, cancellationToken);
        var once = ChatActs.Message(visit, form[ChatActs.OnceField], string.Empty).Key;

        if (upload is null)
        {
            // The button was pressed twice: the receipt came with the same commit that took the file away.
            if (await db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.Key == once, cancellationToken) is { } receipt)
            {
                return Taken(visit, kind, [], receipt.ReplyText);
            }

            return Show(visit, kind, $"{kind.What.Name}已经导入过，或者等得太久了。{kind.What.Again}什么都没有导入。", chosen);
        }

        var file = new ImportedFile(upload.Name, upload.Content, visit.Caller.UserId, chosen);
        var planned = await kind.ImportAsync(file, true, cancellationToken);

        // Pressed twice, the second time finds nothing left to do, which is no other result.
        if (planned.Succeeded && planned.Changes.Count > 0 && MarkOf(planned) != form[ShownField])
        {
            return Ask(visit, kind, planned, key, chosen, "列出差异以后有人改过，现在导入和刚才列出的不一样，所以什么都没有导入。请看一遍下面的差异，再确认一次。");
        }

        var report = planned.Succeeded ? await kind.ImportAsync(file, false, cancellationToken) : planned;

        if (!report.Succeeded)
        {
            return Show(visit, kind, Problems(kind, report), chosen);
        }

        var done = $"已导入 {upload.Name}。\n{Summary(report)}";
        await store.RunAsync((_, writing, token) => FinishAsync(writing, key, new InboxReceipt { Key = once, ReceivedAt = time.GetUtcNow(), ReplyText = done }, token), cancellationToken);
        return Taken(visit, kind, [Changes(report)], done);
    }

    private static IResult Taken(ConsoleVisit visit, ImportKind kind, IReadOnlyList<Block> blocks, string done) =>
        Pages.Show(visit, kind.Back, new PageModel(kind.Title, [.. blocks, new Links([new PageLink("回到列表", kind.Back)])]) { Done = done });

    /// <summary>The differences, and the button that takes just these.</summary>
    private static IResult Ask(ConsoleVisit visit, ImportKind kind, ImportReport report, string key, IReadOnlyDictionary<string, string> chosen, string? wrong)
    {
        var confirm = new Form(kind.Path, [FormFields.Hidden(UploadField, key), FormFields.Hidden(ShownField, MarkOf(report)), FormFields.Once(), .. chosen.Select(one => FormFields.Hidden(one.Key, one.Value))], "确认导入");
        return Shown(visit, kind, wrong, [Changes(report), new Words(Summary(report)), confirm, NoThanks(kind)]);
    }

    private static IResult Shown(ConsoleVisit visit, ImportKind kind, string? wrong, IReadOnlyList<Block> blocks) =>
        Pages.Show(visit, kind.Back, new PageModel(kind.Title, blocks) { Wrong = wrong }, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Links NoThanks(ImportKind kind) => new([new PageLink("不了", kind.Back)]);

    private static Dictionary<string, string> ChosenIn(IFormCollection form, ImportKind kind) => kind.More.ToDictionary(field => field.Name, field => form[field.Name].ToString());

    /// <summary>By which it is known again whether the same would happen. In whichever order the store gives its rows.</summary>
    private static string MarkOf(ImportReport report)
    {
        var lines = report.Changes.Select(change => change.ToString()).Concat(report.Lines.Where(line => line.StartsWith('!'))).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <summary>One file a person and page; what nobody confirmed goes with the next one.</summary>
    private static async ValueTask<bool> KeepAsync(BotDbContext db, ConsoleUpload upload, CancellationToken cancellationToken)
    {
        var since = upload.MadeAt - ConsoleUpload.Waits;
        await db.ConsoleUploads.Where(u => (u.UserKey == upload.UserKey && u.Path == upload.Path) || u.MadeAt < since).ExecuteDeleteAsync(cancellationToken);
        db.ConsoleUploads.Add(upload);
        return true;
    }

    /// <summary>Of two that were pressed at once the first leaves its answer.</summary>
    private static async ValueTask<bool> FinishAsync(BotDbContext db, string key, InboxReceipt receipt, CancellationToken cancellationToken)
    {
        if (await db.ConsoleUploads.Where(u => u.Key == key).ExecuteDeleteAsync(cancellationToken) > 0 && !await db.Receipts.AnyAsync(r => r.Key == receipt.Key, cancellationToken))
        {
            db.Receipts.Add(receipt);
        }

        return true;
    }

    private static Html.Table Changes(ImportReport report) => new(
        report.Changes.Count <= MostShown ? "差异" : $"差异，前 {MostShown} 处，共 {report.Changes.Count} 处",
        ["谁或什么", "变化", "内容", "位置"],
        [.. report.Changes.Take(MostShown).Select(Line)],
        "没有差异。");

    private static TableLine Line(ImportChange change) =>
        new([new Cell(change.Subject), new Cell(change.Kind is ImportChangeKind.New ? "新增" : "更新"), new Cell(string.Join('；', change.Values)), new Cell(Place(change))]);

    private static string Place(ImportChange change)
    {
        if (change.Line is not { } line)
        {
            return "—";
        }

        return change.Sheet is null ? string.Create(CultureInfo.InvariantCulture, $"第{line}行") : $"{change.Sheet} 第{line}行";
    }

    /// <summary>What the command line says besides the changes themselves: what is lost, notes, and the counts.</summary>
    private static string Summary(ImportReport report)
    {
        var besides = report.Lines.Where(line => !line.StartsWith('+') && !line.StartsWith('~') && !line.EndsWith(ImportReport.ChangesLeft, StringComparison.Ordinal));
        return Close(string.Join('\n', report.Brief ?? besides));
    }

    private static string Problems(ImportKind kind, ImportReport report)
    {
        var shown = report.Problems.Take(MostShown).Select(problem => problem.ToString());
        string[] left = report.Problems.Count <= MostShown ? [] : [$"…另有 {report.Problems.Count - MostShown} 处没有列出：先改好上面这些，再选一次文件就会接着列。"];
        return Close(string.Join('\n', [.. shown, .. left, $"共 {report.Problems.Count} 处问题，什么都没有导入。改好后{kind.What.Again}"]));
    }

    private static string Close(string text) => LinePlace().Replace(text, "第$1行");

    [GeneratedRegex("第 ([0-9]+) 行")]
    private static partial Regex LinePlace();
}
