using System.Buffers.Binary;
using System.Text;

namespace BotService.Tests.Harness;

/// <summary>Writes an .xls record by record (MS-XLS in MS-CFB), with one sheet: what old programs of offices leave, failed formulas and days counted from 1904 included.</summary>
internal sealed class RawXls
{
    private const int Sector = 512, SmallStream = 4096;

    private readonly List<byte[]> _cells = [];

    public bool Is1904 { get; init; }

    public RawXls Text(int row, int column, string text) => Cell(0x0204, row, column, 0, [.. Word(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    /// <summary>A number shown as a day (format 14).</summary>
    public RawXls Day(int row, int column, double number) => Cell(0x0203, row, column, 1, BitConverter.GetBytes(number));

    /// <summary>A cell that holds an error, such as 0x2A for #N/A.</summary>
    public RawXls Error(int row, int column, byte code) => Cell(0x0205, row, column, 0, [code, 1]);

    /// <summary>A formula whose last result was an error.</summary>
    public RawXls FailedFormula(int row, int column, byte code) => Cell(0x0006, row, column, 0, [2, 0, code, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 2, 0, 0x1C, code]);

    public void Save(string path)
    {
        byte[] sheet = [.. Record(0x0809, Begin(0x10)), .. Record(0x0200, new byte[14]), .. _cells.SelectMany(cell => cell), .. Record(0x000A, [])];
        var globals = Globals(0);
        globals = Globals(globals.Length);
        byte[] stream = [.. globals, .. sheet];
        Array.Resize(ref stream, Math.Max(SmallStream, (stream.Length + Sector - 1) / Sector * Sector));
        File.WriteAllBytes(path, Container(stream));
    }

    private byte[] Globals(int sheetAt) =>
    [
        .. Record(0x0809, Begin(0x05)), .. Record(0x0042, Word(1200)), .. Record(0x0022, Word(Is1904 ? 1 : 0)), .. Record(0x00E0, Format(0)), .. Record(0x00E0, Format(14)),
        .. Record(0x0085, [.. BitConverter.GetBytes(sheetAt), 0, 0, 5, 0, .. "Liste"u8]), .. Record(0x000A, []),
    ];

    private static byte[] Begin(int kind) => [.. Word(0x0600), .. Word(kind), .. Word(0x0DBB), .. Word(0x07CC), .. new byte[8]];

    private static byte[] Format(int format) => [.. Word(0), .. Word(format), .. Word(1), .. new byte[14]];

    private RawXls Cell(int type, int row, int column, int format, byte[] value)
    {
        _cells.Add(Record(type, [.. Word(row), .. Word(column), .. Word(format), .. value]));
        return this;
    }

    private static byte[] Record(int type, byte[] content) => [.. Word(type), .. Word(content.Length), .. content];

    private static byte[] Word(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    /// <summary>Header, table of sectors, folder, and the one stream behind them.</summary>
    private static byte[] Container(byte[] stream)
    {
        const int End = -2, Table = -3, Free = -1;
        var file = new byte[Sector * 3 + stream.Length];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        Put16(24, 0x3E);
        Put16(26, 3);
        Put16(28, 0xFFFE);
        Put16(30, 9);
        Put16(32, 6);
        Put32(44, 1);
        Put32(48, 1);
        Put32(56, SmallStream);
        Put32(60, End);
        Put32(68, End);
        Enumerable.Range(0, 109).ToList().ForEach(i => Put32(76 + (i * 4), i == 0 ? 0 : Free));

        var sectors = stream.Length / Sector;
        Enumerable.Range(0, Sector / 4).ToList().ForEach(i => Put32(Sector + (i * 4), i == 0 ? Table : i == 1 || i == sectors + 1 ? End : i <= sectors ? i + 1 : Free));
        Entry(0, "Root Entry", 5, child: 1, start: End, length: 0);
        Entry(1, "Workbook", 2, child: Free, start: 2, length: stream.Length);
        stream.CopyTo(file, Sector * 3);
        return file;

        void Put16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);

        void Put32(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

        void Entry(int number, string name, byte kind, int child, int start, int length)
        {
            var at = (Sector * 2) + (number * 128);
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            Put16(at + 64, (name.Length + 1) * 2);
            (file[at + 66], file[at + 67]) = (kind, 1);
            Put32(at + 68, Free);
            Put32(at + 72, Free);
            Put32(at + 76, child);
            Put32(at + 116, start);
            Put32(at + 120, length);
        }
    }
}
