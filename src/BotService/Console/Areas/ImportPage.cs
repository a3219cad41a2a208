using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Files;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>One kind of import.</summary>
/// <param name="Import">Reads the file and does it, or only says what it would do.</param>
internal sealed record ImportKind(string Title, string Path, string Back, string Columns, Func<IServiceProvider, ImportedFile, bool, CancellationToken, Task<ImportReport>> Import)
{
    /// <summary>What else must be known to read the file.</summary>
    public Func<IServiceProvider, IReadOnlyList<Field>> More { get; init; } = _ => [];
}

/// <summary>A file that somebody sent, with what was chosen beside it.</summary>
internal sealed record ImportedFile(string Name, byte[] Content, string Actor, IReadOnlyDictionary<string, string> Chosen);

/// <summary>Shows what a file would change, keeps it for a while, and takes it by one button.</summary>
internal sealed partial class ImportPage(IServiceProvider services, StoreWriter store, BotDbContext db, TimeProvider time)
{
    private const int MostShown = 500;

    private const string UploadField = "upload";

    public IResult Show(ConsoleVisit visit, ImportKind kind, string? wrong, IReadOnlyDictionary<string, string>? chosen = null)
    {
        var more = kind.More(services).Select(field => field with { Value = chosen?.GetValueOrDefault(field.Name) ?? field.Value });
        var form = new Form(kind.Path, [.. more, new Field("file", "文件", FieldKind.File) { Endings = ".csv,.xlsx,.xls", Hint = $".csv、.xlsx 或 .xls，不超过 {UploadedFile.MostBytes >> 20} MB。{kind.Columns}" }], "查看差异");
        return Pages.Show(visit, kind.Back, new PageModel(kind.Title, [form, new Links([new PageLink("不了", kind.Back)])]) { Wrong = wrong }, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    public async Task<IResult> TakeAsync(ConsoleVisit visit, ImportKind kind, HttpRequest request, CancellationToken cancellationToken)
    {
        var (form, file, wrong) = await UploadedFile.InAsync(request, cancellationToken);
        var chosen = kind.More(services).ToDictionary(field => field.Name, field => form[field.Name].ToString());
        return form[UploadField].ToString() is { Length: > 0 } key ? await ConfirmAsync(visit, kind, key, chosen, cancellationToken)
            : file is null ? Show(visit, kind, $"{wrong}什么都没有导入。")
            : await PreviewAsync(visit, kind, file, chosen, cancellationToken);
    }

    private async Task<IResult> PreviewAsync(ConsoleVisit visit, ImportKind kind, UploadedFile file, IReadOnlyDictionary<string, string> chosen, CancellationToken cancellationToken)
    {
        var report = await kind.Import(services, new ImportedFile(file.Name, file.Content, visit.Caller.UserId, chosen), true, cancellationToken);

        if (!report.Succeeded)
        {
            return Show(visit, kind, Problems(report), chosen);
        }

        var key = ChatActs.NewKey();
        await store.RunAsync((_, writing, token) => KeepAsync(writing, new ConsoleUpload { Key = key, UserKey = visit.UserKey, Path = kind.Path, Name = file.Name, Content = file.Content, MadeAt = time.GetUtcNow() }, token), cancellationToken);
        return Pages.Preview(visit, kind.Back, kind.Title, [Changes(report), new Words(Summary(report))], new Form(kind.Path, [FormFields.Hidden(UploadField, key), .. chosen.Select(one => FormFields.Hidden(one.Key, one.Value))], "确认导入"), kind.Back);
    }

    private async Task<IResult> ConfirmAsync(ConsoleVisit visit, ImportKind kind, string key, IReadOnlyDictionary<string, string> chosen, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - ConsoleUpload.Waits;
        var upload = await db.ConsoleUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Key == key && u.UserKey == visit.UserKey && u.Path == kind.Path && u.MadeAt > since, cancellationToken);

        if (upload is null)
        {
            return Show(visit, kind, "这份文件已经导入过，或者等得太久了。请再选一次文件。什么都没有导入。");
        }

        var report = await kind.Import(services, new ImportedFile(upload.Name, upload.Content, visit.Caller.UserId, chosen), false, cancellationToken);

        if (!report.Succeeded)
        {
            return Show(visit, kind, Problems(report), chosen);
        }

        await store.RunAsync(async (_, writing, token) => await writing.ConsoleUploads.Where(u => u.Key == key).ExecuteDeleteAsync(token), cancellationToken);
        return Pages.Show(visit, kind.Back, new PageModel(kind.Title, [Changes(report), new Links([new PageLink("回到列表", kind.Back)])]) { Done = $"已导入 {upload.Name}。\n{Summary(report)}" });
    }

    /// <summary>One file a person; what nobody confirmed goes with the next one.</summary>
    private static async ValueTask<bool> KeepAsync(BotDbContext db, ConsoleUpload upload, CancellationToken cancellationToken)
    {
        var since = upload.MadeAt - ConsoleUpload.Waits;
        await db.ConsoleUploads.Where(u => u.UserKey == upload.UserKey || u.MadeAt < since).ExecuteDeleteAsync(cancellationToken);
        db.ConsoleUploads.Add(upload);
        return true;
    }

    private static Html.Table Changes(ImportReport report) => new(
        report.Changes.Count <= MostShown ? "差异" : $"差异，前 {MostShown} 处，共 {report.Changes.Count} 处",
        ["谁或什么", "变化", "内容", "位置"],
        [.. report.Changes.Take(MostShown).Select(change => new TableLine([new Cell(change.Subject), new Cell(change.Kind is ImportChangeKind.New ? "新增" : "更新"), new Cell(string.Join('；', change.Values)), new Cell(Place(change))]))],
        "没有差异。");

    private static string Place(ImportChange change) => change.Line is not { } line ? "—" : change.Sheet is null ? string.Create(CultureInfo.InvariantCulture, $"第{line}行") : $"{change.Sheet} 第{line}行";

    /// <summary>What the command line says besides the changes themselves: what is lost, notes, and the counts.</summary>
    private static string Summary(ImportReport report) => Close(string.Join('\n', report.Brief ?? report.Lines.Where(line => !line.StartsWith('+') && !line.StartsWith('~') && !line.StartsWith('…'))));

    private static string Problems(ImportReport report)
    {
        var all = report.Problems.Take(MostShown).Select(problem => problem.ToString());
        return Close(string.Join('\n', [.. all, $"共 {report.Problems.Count} 处问题，什么都没有导入。改好后请再选一次文件。"]));
    }

    private static string Close(string text) => LinePlace().Replace(text, "第$1行");

    [GeneratedRegex("第 ([0-9]+) 行")]
    private static partial Regex LinePlace();
}
