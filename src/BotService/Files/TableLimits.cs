namespace BotService.Files;

/// <summary>How much a file may hold. A file beyond them is refused with the limit in the sentence, before it fills memory.</summary>
internal static class TableLimits
{
    public const long MostFileBytes = 50L << 20;

    /// <summary>Of the parts of a workbook that are read, unpacked: a packed file of a few hundred kilobytes may unpack to gigabytes.</summary>
    public const long MostUnpackedBytes = 256L << 20;

    public const int MostRows = 200_000;

    /// <summary>Columns that hold something.</summary>
    public const int MostColumns = 256;

    /// <summary>Columns that a sheet of any program has; what is wider came from none.</summary>
    public const int WidestSheet = 16_384;

    /// <summary>Also for an ordinary machine that is busy with other things.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    public static TableRefusal TooLarge(string what) => new($"文件太大，没有读取：{what}。上限：文件 {MostFileBytes >> 20} MB，展开后 {MostUnpackedBytes >> 20} MB，{MostRows} 行，{MostColumns} 列。请把用不到的工作表和格式删掉，或分成几个文件。");
}

/// <summary>A file that is not read at all, with the reason for the person who chose it.</summary>
internal sealed class TableRefusal(string reason) : Exception(reason);
