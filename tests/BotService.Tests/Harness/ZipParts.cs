using System.IO.Compression;
using System.Text;

namespace BotService.Tests.Harness;

/// <summary>Parts of a packed document, written as text.</summary>
internal static class ZipParts
{
    public static void Add(this ZipArchive zip, string name, string content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
