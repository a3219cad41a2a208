using System.Text;

namespace BotService.Files;

/// <summary>Bytes of a text file as text: UTF-8 or UTF-16 where the bytes say so, else GB18030, which Chinese spreadsheet programs write. What cannot be told apart is refused.</summary>
internal static class CsvText
{
    private const string HowToSave = "请在 WPS 或 Excel 里打开原文件，另存为“CSV UTF-8（逗号分隔）”或 .xlsx，再导入。";

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] bytes)
    {
        var text = Bytes(bytes);

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            var line = text[..text.IndexOf('\uFFFD', StringComparison.Ordinal)].Count(c => c == '\n') + 1;
            throw new TableRefusal($"第 {line} 行有乱码（U+FFFD），说明这个文件以前按错误的编码存过，那里的字已经丢了。请从没有乱码的原文件重新另存。");
        }

        return text.Replace("\0", string.Empty, StringComparison.Ordinal);
    }

    private static string Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Strict(StrictUtf8, bytes[3..]) ?? throw new TableRefusal($"文件开头写着 UTF-8，{MixedLine(bytes[3..])}不是：几种编码混在一起。{HowToSave}");
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return Strict(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..]) ?? throw new TableRefusal($"文件是损坏的 UTF-16。{HowToSave}");
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Strict(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..]) ?? throw new TableRefusal($"文件是损坏的 UTF-16。{HowToSave}");
        }

        // Letters and commas of UTF-16 have a zero beside them; a stray zero or two are no letters.
        if (bytes.Count((byte)0) > bytes.Length / 20)
        {
            throw new TableRefusal($"文件像是没有标记的 UTF-16，或者不是文本。{HowToSave}");
        }

        if (Strict(StrictUtf8, bytes) is { } utf8)
        {
            return IsDoubtful(utf8, bytes) ? throw new TableRefusal($"看不出文件是 UTF-8 还是 GBK 编码。{HowToSave}") : utf8;
        }

        return Chinese(bytes);
    }

    /// <summary>Without a mark two bytes may be a Greek or Cyrillic letter of UTF-8, or a common Chinese character of GBK (the two of 联通).</summary>
    private static bool IsDoubtful(string utf8, ReadOnlySpan<byte> bytes) =>
        utf8.Any(c => c >= 0x80) && utf8.All(c => c < 0x800) && ChineseBytes.CommonInGb(bytes) > 0.99;

    private static string Chinese(ReadOnlySpan<byte> bytes)
    {
        if (HasUtf8Line(bytes))
        {
            throw new TableRefusal($"文件里几种编码混在一起：{MixedLine(bytes)}不是 UTF-8，别的行是。{HowToSave}");
        }

        var gb = Strict(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes);
        var big5 = Strict(Encoding.GetEncoding("big5", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes);

        if (big5 is not null && (gb is null || ChineseBytes.CommonInBig5(bytes) > ChineseBytes.CommonInGb(bytes)))
        {
            throw new TableRefusal($"文件像是 Big5（繁体）编码，按 GBK 读会变成别的字。{HowToSave}");
        }

        return gb ?? throw new TableRefusal($"文件既不是 UTF-8，也不是 GBK 编码。{HowToSave}");
    }

    /// <summary>A line whose bytes are UTF-8 and yield Chinese, in a file that as a whole is none.</summary>
    private static bool HasUtf8Line(ReadOnlySpan<byte> bytes)
    {
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];

            if (line.ContainsAnyInRange((byte)0x80, (byte)0xFF) && Strict(StrictUtf8, line) is { } text && text.Where(c => c >= 0x80).All(c => c is (>= '\u2010' and <= '\u206F') or (>= '\u3000' and <= '\u9FFF') or >= '\uD800'))
            {
                return true;
            }
        }

        return false;
    }

    private static string MixedLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;

        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (Strict(StrictUtf8, bytes[range]) is null)
            {
                return $"第 {line} 行";
            }

            line++;
        }

        return "有的行";
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
