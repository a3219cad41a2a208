using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>AES-256-CBC with WeCom's own padding: random(16) + length(4, big-endian) + message + receiver, padded to 32 bytes.</summary>
internal sealed class CallbackCipher(CallbackKeys keys, byte[] receiver)
{
    internal const int RandomLength = 16;
    private const int HeaderLength = RandomLength + sizeof(int);
    private const int CipherBlock = 16;
    private const int PaddingBlock = 32;

    private readonly byte[] _key = keys.DecodeKey();
    private Aes? _spare;

    internal string Token => keys.Token;

    internal CallbackVerdict TryDecrypt(string encrypted, out string message)
    {
        message = "";
        var cipherText = ArrayPool<byte>.Shared.Rent(encrypted.Length);
        var plain = ArrayPool<byte>.Shared.Rent(encrypted.Length);

        try
        {
            return Convert.TryFromBase64String(encrypted, cipherText, out var length) && length > 0 && length % CipherBlock == 0
                ? Read(plain.AsSpan(0, Decrypt(cipherText.AsSpan(0, length), plain)), out message)
                : CallbackVerdict.Undecipherable;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(cipherText);
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    internal string Encrypt(string message, ReadOnlySpan<byte> random)
    {
        var messageLength = Encoding.UTF8.GetByteCount(message);
        var used = HeaderLength + messageLength + receiver.Length;
        var padding = PaddingBlock - (used % PaddingBlock);
        var buffer = ArrayPool<byte>.Shared.Rent(used + padding);
        var plain = buffer.AsSpan(0, used + padding);

        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain[RandomLength..], messageLength);
        Encoding.UTF8.GetBytes(message, plain[HeaderLength..]);
        receiver.CopyTo(plain[(HeaderLength + messageLength)..]);
        plain[used..].Fill((byte)padding);

        var aes = TakeAes();
        aes.EncryptCbc(plain, _key.AsSpan(0, CipherBlock), plain, PaddingMode.None);
        GiveBack(aes);

        var encrypted = Convert.ToBase64String(plain);
        ArrayPool<byte>.Shared.Return(buffer);
        return encrypted;
    }

    private int Decrypt(ReadOnlySpan<byte> cipherText, Span<byte> plain)
    {
        var aes = TakeAes();
        var length = aes.DecryptCbc(cipherText, _key.AsSpan(0, CipherBlock), plain, PaddingMode.None);
        GiveBack(aes);
        return length;
    }

    private CallbackVerdict Read(ReadOnlySpan<byte> plain, out string message)
    {
        message = "";
        var padding = plain[^1];

        if (padding is 0 or > PaddingBlock || plain.Length < HeaderLength + padding || plain[^padding..].ContainsAnyExcept(padding))
        {
            return CallbackVerdict.Undecipherable;
        }

        var body = plain[HeaderLength..^padding];
        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomLength..]);

        if (length > body.Length)
        {
            return CallbackVerdict.Undecipherable;
        }

        if (!body[(int)length..].SequenceEqual(receiver))
        {
            return CallbackVerdict.WrongReceiver;
        }

        message = Encoding.UTF8.GetString(body[..(int)length]);
        return CallbackVerdict.Accepted;
    }

    /// <summary>An Aes serves one call at a time; one idle instance is kept, further ones live for their call only.</summary>
    private Aes TakeAes()
    {
        if (Interlocked.Exchange(ref _spare, null) is { } spare)
        {
            return spare;
        }

        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }

    private void GiveBack(Aes aes) => Interlocked.Exchange(ref _spare, aes)?.Dispose();
}
