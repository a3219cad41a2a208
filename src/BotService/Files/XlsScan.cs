using System.Buffers.Binary;
using System.Text;

namespace BotService.Files;

/// <summary>Goes once through the records of an .xls and notes what the reading library leaves out. A file that is not well formed yields nothing here and is refused there.</summary>
internal static class XlsScan
{
    private const int Bof = 0x0809, Encrypted = 0x002F, DateMode = 0x0022, BoundSheet = 0x0085, Formula = 0x0006, BoolErr = 0x0205;

    public static WorkbookFacts Of(byte[] bytes)
    {
        var facts = new WorkbookFacts();
        var stream = CompoundFile.Find(bytes, "Workbook", "Book").AsSpan();
        var sheets = new Dictionary<int, string>();
        SheetFacts? sheet = null;

        for (var at = 0; at + 4 <= stream.Length;)
        {
            var (type, length) = (Word(stream, at), Word(stream, at + 2));

            if (at + 4 + length > stream.Length || type == Encrypted)
            {
                break;
            }

            var record = stream.Slice(at + 4, length);

            switch (type)
            {
                case Bof:
                    sheet = sheets.TryGetValue(at, out var name) ? facts[name] : null;
                    break;
                case DateMode when length >= 2:
                    facts.Is1904 = Word(record, 0) == 1;
                    break;
                case BoundSheet when length > 8:
                    sheets[BinaryPrimitives.ReadInt32LittleEndian(record)] = NameOf(record[6..]);
                    break;
                case BoolErr when length >= 8 && record[7] == 1:
                    sheet?.Errors.TryAdd((Word(record, 0), Word(record, 2)), ErrorOf(record[6]));
                    break;
                case Formula when length >= 14 && record[6] == 2 && Word(record, 12) == 0xFFFF:
                    sheet?.Errors.TryAdd((Word(record, 0), Word(record, 2)), ErrorOf(record[8]));
                    break;
            }

            at += 4 + length;
        }

        return facts;
    }

    private static string NameOf(ReadOnlySpan<byte> text)
    {
        var isWide = (text[1] & 1) == 1;
        var bytes = text[2..][..Math.Min(text.Length - 2, text[0] * (isWide ? 2 : 1))];
        return (isWide ? Encoding.Unicode : Encoding.Latin1).GetString(bytes);
    }

    private static string ErrorOf(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
