using System.IO.Compression;

namespace BotService.Tests.Files;

/// <summary>Changes and moves parts of a workbook that is there already, past any library.</summary>
internal static class WorkbookParts
{
    public static void Change(string path, string part, Func<string, string> change) => Move(path, part, part, change);

    public static void Move(string path, string from, string to, Func<string, string>? change = null)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.GetEntry(from)!;
        var content = Read(entry);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(to).Open());
        writer.Write(change is null ? content : change(content));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
