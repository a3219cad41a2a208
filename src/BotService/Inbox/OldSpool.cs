using System.Buffers.Binary;
using System.Security.Cryptography;
using BotService.Store.Disk;

namespace BotService.Inbox;

/// <summary>Reads once what a release before the SQLite spool left: files of records, each a mark, a length, a checksum and a message.</summary>
internal static class OldSpool
{
    private const int HeaderLength = 16;

    private static ReadOnlySpan<byte> Mark => "BSP1"u8;

    /// <summary>What could not be done comes first, as it was said first. A file that another process still holds is left to the next start.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "messages.aside").Concat(Directory.GetFiles(folder, "messages*.spool").Order(StringComparer.Ordinal))
        : [];

    /// <summary>Returns how many messages came over. A file in which not everything could be read stays beside the spool under another name.</summary>
    public static int MoveInto(SpoolDatabase database, string folder)
    {
        var moved = 0;

        foreach (var path in Files(folder))
        {
            if (TryRead(path) is not { } bytes)
            {
                continue;
            }

            var messages = Messages(bytes, out var isDamaged);
            database.Add(messages);
            moved += messages.Count;

            if (isDamaged)
            {
                File.Move(path, $"{path}.damaged", overwrite: true);
                OwnedFile.Close([$"{path}.damaged"]);
                continue;
            }

            File.Delete(path);
        }

        return moved;
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The whole records. A torn end is no damage: it was never acknowledged.</summary>
    private static List<byte[]> Messages(ReadOnlySpan<byte> bytes, out bool isDamaged)
    {
        var found = new List<byte[]>();
        isDamaged = false;

        while (bytes.IndexOf(Mark) is >= 0 and var skipped)
        {
            bytes = bytes[skipped..];
            var length = bytes.Length < HeaderLength ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
            var isWhole = length >= 0 && length <= bytes.Length - HeaderLength
                && SHA256.HashData(bytes.Slice(HeaderLength, length)).AsSpan(0, 8).SequenceEqual(bytes.Slice(8, 8));

            if (!isWhole)
            {
                var next = bytes[Mark.Length..].IndexOf(Mark);
                isDamaged |= next >= 0;
                bytes = bytes[Mark.Length..];
                continue;
            }

            isDamaged |= skipped > 0;
            found.Add(bytes.Slice(HeaderLength, length).ToArray());
            bytes = bytes[(HeaderLength + length)..];
        }

        return found;
    }
}
