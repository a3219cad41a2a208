using System.IO.Compression;

namespace BotService.Files.Docx;

/// <summary>Goes once through a .docx as a stream before anything opens it for editing, which unpacks whole parts into memory.</summary>
internal static class DocxSize
{
    private const long MostUnpackedBytes = 64L << 20;

    /// <summary>A text packs to a tenth or a thirtieth; what packs so much better was made to fill memory.</summary>
    private const long MostTimes = 200;

    /// <summary>So little harms nobody, however well it is packed.</summary>
    private const long Harmless = 4L << 20;

    /// <exception cref="TableRefusal">It would unpack to too much.</exception>
    /// <exception cref="InvalidDataException">It is no packed file.</exception>
    public static void Check(byte[] bytes)
    {
        var most = Math.Min(MostUnpackedBytes, Math.Max(Harmless, MostTimes * bytes.Length));
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));

        // Whoever opens a part for editing sets aside as much as it says of itself, and then as much as it holds.
        if (archive.Entries.ClaimMoreThan(most))
        {
            throw TooLarge();
        }

        var unpacked = 0L;

        foreach (var entry in archive.Entries)
        {
            using var part = new CountingStream(entry.Open(), count =>
            {
                unpacked += count;

                if (unpacked > most)
                {
                    throw TooLarge();
                }
            });
            part.CopyTo(Stream.Null);
        }
    }

    private static TableRefusal TooLarge() =>
        new($"展开后太大，没有读取：上限 {MostUnpackedBytes >> 20} MB，也不超过文件本身的 {MostTimes} 倍。请用文字处理软件删掉用不到的内容，另存为 .docx 再试。");
}
