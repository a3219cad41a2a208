namespace BotService.Files;

/// <summary>Reads a .csv, .xlsx or .xls that somebody in an office prepared; everything wrong with it is a problem with a place, not an exception.</summary>
internal static class TableFile
{
    private static ReadOnlySpan<byte> Packed => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    public static Table Read(string path, TableColumns columns)
    {
        if (!File.Exists(path))
        {
            return Table.Refused($"找不到文件 {path}，请检查路径。");
        }

        try
        {
            return new FileInfo(path).Length > TableLimits.MostFileBytes
                ? Table.Refused(TableLimits.TooLarge($"{new FileInfo(path).Length >> 20} MB").Message)
                : Read(Path.GetFileName(path), File.ReadAllBytes(path), columns);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return Table.Refused($"读不了文件 {path}：请检查权限，或先在别的程序里关闭它。");
        }
    }

    /// <summary>The same for a file that came by another way than a path.</summary>
    /// <param name="name">With its ending, which tells what it should be.</param>
    public static Table Read(string name, byte[] content, TableColumns columns)
    {
        try
        {
            return TableShape.Of(ReadRaw(name, content, columns), columns);
        }
        catch (TableRefusal refusal)
        {
            return Table.Refused(refusal.Message);
        }
        catch (InvalidDataException)
        {
            return Table.Refused($"{name} 的内容与扩展名不符或已损坏，请用表格软件重新另存后再导入。");
        }
    }

    private static IReadOnlyList<RawTable> ReadRaw(string name, byte[] bytes, TableColumns columns)
    {
        var isText = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" or ".TXT" => true,
            ".XLSX" or ".XLSM" or ".XLS" or ".ET" => false,
            _ => throw new TableRefusal($"只能读 .csv、.xlsx 或 .xls 文件，{name} 请另存为其中一种。"),
        };
        var isPacked = bytes.AsSpan().StartsWith(Packed);

        if (isText && (isPacked || bytes.AsSpan().StartsWith(Compound)))
        {
            throw new TableRefusal($"{name} 里是工作簿，不是文本：请把扩展名改成 {(isPacked ? ".xlsx" : ".xls")}，或另存为 CSV 再导入。");
        }

        if (isText)
        {
            return [CsvRows.Read(bytes, columns)];
        }

        if (!isPacked && !bytes.AsSpan().StartsWith(Compound))
        {
            throw new InvalidDataException("Neither a packed nor a compound file.");
        }

        return WorkbookRows.Read(bytes, isPacked);
    }
}
