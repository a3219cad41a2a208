using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BotService.Files;

/// <summary>Rows of a .csv: UTF-8 when the bytes are that, else GB18030, which is what Chinese spreadsheet programs write.</summary>
internal static class CsvRows
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<RawRow> Read(byte[] bytes, List<TableProblem> problems)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = true,
            BadDataFound = bad => problems.Add(new TableProblem(LineOf(bad.Context.Parser!), "双引号不成对")),
        };
        using var parser = new CsvParser(new StringReader(Decode(bytes)), configuration);
        var rows = new List<RawRow>();

        while (parser.Read())
        {
            rows.Add(new RawRow(LineOf(parser), [.. parser.Record!.Select(CellText.Clean)]));
        }

        return rows;
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().Contains((byte)0))
        {
            throw new InvalidDataException("A text file holds no zero bytes.");
        }

        var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;

        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return DecodeGb18030(text);
        }
    }

    private static string DecodeGb18030(ReadOnlySpan<byte> text)
    {
        try
        {
            return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("Neither UTF-8 nor GB18030.", exception);
        }
    }

    /// <summary>The parser counts the line on which a record ends; people look for the one on which it begins.</summary>
    private static int LineOf(IParser parser)
    {
        var record = parser.RawRecord.AsSpan().Trim("\r\n");
        var breaks = record.Count('\n') + record.Count('\r') - record.Count("\r\n");
        return Math.Max(1, parser.RawRow - breaks);
    }
}
