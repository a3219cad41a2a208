using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>The three query values that vouch for one callback (document 90930).</summary>
/// <param name="Value">msg_signature: 40 lower-case hexadecimal digits.</param>
/// <param name="Timestamp">Unix seconds as text; signed as received, so never re-format it.</param>
/// <param name="Nonce">Random text of the sender.</param>
public readonly record struct CallbackSignature(string Value, string Timestamp, string Nonce)
{
    private const int MaxTimestamp = 20;

    /// <summary>The signed texts are joined without a sign between them: a nonce that took up three blocks of cipher text would be longer.</summary>
    private const int MaxNonce = 64;
    private const int HexLength = SHA1.HashSizeInBytes * 2;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether WeCom could have written it; what could not is refused before anything is read.</summary>
    public bool IsPlausible =>
        Value is { Length: HexLength } && !Value.AsSpan().ContainsAnyExcept(LowerHex)
        && Timestamp is { Length: > 0 and <= MaxTimestamp } && !Timestamp.AsSpan().ContainsAnyExceptInRange('0', '9')
        && Nonce is { Length: > 0 and <= MaxNonce } && !Nonce.Any(char.IsControl);

    /// <summary>The signature of the four texts: sorted by code unit, joined, SHA-1, lower-case hexadecimal.</summary>
    public static string Sign(string token, string timestamp, string nonce, string encrypted)
    {
        Span<char> hex = stackalloc char[HexLength];
        Sign(token, timestamp, nonce, encrypted, hex);
        return new string(hex);
    }

    /// <summary>Whether this signature is right; takes the same time wherever the first wrong digit is.</summary>
    public bool IsRight(string token, string encrypted)
    {
        if (Value is not { Length: HexLength } || Timestamp is null || Nonce is null)
        {
            return false;
        }

        Span<char> expected = stackalloc char[HexLength];
        Sign(token, Timestamp, Nonce, encrypted, expected);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(Value.AsSpan()));
    }

    private static void Sign(string token, string timestamp, string nonce, string encrypted, Span<char> hex)
    {
        Parts parts = default;
        parts[0] = token;
        parts[1] = timestamp;
        parts[2] = nonce;
        parts[3] = encrypted;
        MemoryExtensions.Sort((Span<string>)parts, string.CompareOrdinal);

        var most = Encoding.UTF8.GetMaxByteCount(token.Length + timestamp.Length + nonce.Length + encrypted.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;

        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetBytes(part, buffer.AsSpan(length));
        }

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what the protocol signs with.
        SHA1.HashData(buffer.AsSpan(0, length), hash);
#pragma warning restore CA5350
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        Convert.TryToHexStringLower(hash, hex, out _);
    }

    [InlineArray(4)]
    private struct Parts
    {
        private string _first;
    }
}
