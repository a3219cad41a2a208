using BotService.Features.LedgerLists.Importing;
using BotService.Files;
using BotService.Files.Forms;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>The superior's own forms: empty workbooks under <c>config/ledgers/forms/</c>, each called by its file's name.</summary>
internal sealed class SuperiorForms(string configFolder)
{
    private const string Ending = ".xlsx";

    private const string Title = "title";

    /// <summary>An empty form is small, and it is read while somebody waits for the answer.</summary>
    private const long MostBytes = 4 << 20;

    private string Folder => Path.Combine(configFolder, LedgerKinds.Folder, "forms");

    /// <summary>Looked up whenever asked: an office puts a form there without stopping the service.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, $"*{Ending}").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => !name.StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="TableRefusal">There is none of that name, or it cannot be read; the message says what to do.</exception>
    public WorkbookForm Open(string name, LedgerKind kind)
    {
        if (!Names.Contains(name))
        {
            throw new TableRefusal($"没有叫“{name}”的表样：请把空表放到 config/{LedgerKinds.Folder}/forms/{name}{Ending}。");
        }

        var path = Path.Combine(Folder, name + Ending);

        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                throw new TableRefusal($"表样 {name}{Ending} 超过 {MostBytes >> 20} MB：请把里面的内容和用不到的工作表删掉，只留空表。");
            }

            var form = WorkbookForm.Open($"{name}{Ending}", File.ReadAllBytes(path), LedgerImportReader.ColumnsOf(kind, []));
            return form.Places.Any(place => place.Field == Title) ? form : throw new TableRefusal(WithoutTitle(name, kind));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TableRefusal($"表样 {name}{Ending} 读不了：请检查权限，或先在别的程序里关闭它。");
        }
    }

    /// <summary>A line that says of nothing whose it is and until when helps nobody.</summary>
    private static string WithoutTitle(string name, LedgerKind kind)
    {
        var words = kind.Columns.Where(column => column.Field == Title).SelectMany(column => column.Headings).Take(3);
        return $"表样 {name}{Ending} 里没有写{kind.Raise}内容的列，填不成{kind.List}：请把那一列的表头改成 {string.Join(" 或 ", words)}，或用别的清单导出。";
    }
}
