using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BotService.Inbox;

/// <summary>One record on disk: a mark, its length, a checksum, its bytes. Whatever does not add up is not a record.</summary>
internal static class SpoolFrame
{
    public const int HeaderLength = 16;

    private const int LongestPayload = 4 * 1024 * 1024;

    private const int ChecksumLength = 8;

    private static ReadOnlySpan<byte> Mark => "BSP1"u8;

    public static byte[] Around(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderLength + payload.Length];
        Mark.CopyTo(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), payload.Length);
        Checksum(payload).CopyTo(frame.AsSpan(8));
        payload.CopyTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>The bytes of the record at the beginning of <paramref name="bytes"/>; false when none stands there whole.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;

        if (bytes.Length < HeaderLength || !bytes.StartsWith(Mark))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);

        if (length is < 0 or > LongestPayload || length > bytes.Length - HeaderLength)
        {
            return false;
        }

        var found = bytes.Slice(HeaderLength, length);

        if (!Checksum(found).AsSpan().SequenceEqual(bytes.Slice(8, ChecksumLength)))
        {
            return false;
        }

        payload = found;
        return true;
    }

    /// <summary>Where the next whole record begins behind a damaged one; -1 when there is none.</summary>
    public static int FindNext(ReadOnlySpan<byte> bytes)
    {
        for (var from = 1; from < bytes.Length;)
        {
            var at = bytes[from..].IndexOf(Mark);

            if (at < 0)
            {
                return -1;
            }

            if (TryOpen(bytes[(from + at)..], out _))
            {
                return from + at;
            }

            from += at + 1;
        }

        return -1;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => SHA256.HashData(payload)[..ChecksumLength];
}
