using System.Buffers.Binary;
using System.Text;

namespace BotService.Files;

/// <summary>Finds one stream in the container that .xls files are: sectors chained by a table, small streams in a stream of their own (MS-CFB).</summary>
internal static class CompoundFile
{
    private const int SmallSector = 64, SmallStream = 4096, EntrySize = 128, HeaderSize = 512;

    /// <summary>The first stream with one of the names; empty when there is none or the file is damaged.</summary>
    public static byte[] Find(byte[] file, params string[] names)
    {
        try
        {
            return new Sectors(file).Find(names);
        }
        catch (ArgumentOutOfRangeException)
        {
            return [];
        }
    }

    private sealed class Sectors
    {
        private readonly byte[] _file;
        private readonly int _size;
        private readonly List<int> _next = [];

        public Sectors(byte[] file)
        {
            _file = file;
            _size = 1 << Math.Clamp((int)file[30], 6, 16);
            var tables = Enumerable.Range(0, 109).Select(i => Number(file, 76 + (i * 4))).Where(sector => sector >= 0).ToList();

            for (var more = Number(file, 68); more >= 0 && tables.Count < file.Length / _size; more = Number(file, Start(more) + _size - 4))
            {
                tables.AddRange(Enumerable.Range(0, (_size / 4) - 1).Select(i => Number(file, Start(more) + (i * 4))).Where(sector => sector >= 0));
            }

            foreach (var table in tables)
            {
                _next.AddRange(Enumerable.Range(0, _size / 4).Select(i => Number(file, Start(table) + (i * 4))));
            }
        }

        public byte[] Find(string[] names)
        {
            var directory = Chain(Number(_file, 48), int.MaxValue);
            var entries = Enumerable.Range(0, directory.Length / EntrySize).Select(i => directory.AsMemory(i * EntrySize, EntrySize)).ToList();

            if (entries.FirstOrDefault(entry => names.Contains(Name(entry.Span))) is not { IsEmpty: false } found)
            {
                return [];
            }

            var (start, length) = (Number(found.Span, 116), Number(found.Span, 120));
            return length < SmallStream ? Small(entries[0].Span, start, length) : Chain(start, length);
        }

        private byte[] Chain(int sector, int length)
        {
            using var stream = new MemoryStream();

            for (var steps = 0; sector >= 0 && stream.Length < length && steps <= _file.Length / _size; steps++)
            {
                var start = Start(sector);
                stream.Write(_file.AsSpan(start, Math.Min(_size, _file.Length - start)));
                sector = _next[sector];
            }

            return stream.ToArray()[..(int)Math.Min(length, stream.Length)];
        }

        private byte[] Small(ReadOnlySpan<byte> root, int sector, int length)
        {
            var container = Chain(Number(root, 116), Number(root, 120));
            var table = Chain(Number(_file, 60), int.MaxValue);
            using var stream = new MemoryStream();

            for (var steps = 0; sector >= 0 && stream.Length < length && steps <= table.Length; steps++)
            {
                stream.Write(container.AsSpan(sector * SmallSector, SmallSector));
                sector = Number(table, sector * 4);
            }

            return stream.ToArray()[..(int)Math.Min(length, stream.Length)];
        }

        private int Start(int sector) => Math.Max(HeaderSize, _size) + (sector * _size);

        private static string Name(ReadOnlySpan<byte> entry) => Encoding.Unicode.GetString(entry[..Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 64)]);

        private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
    }
}
