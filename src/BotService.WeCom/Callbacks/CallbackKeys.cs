using System.Buffers;

namespace BotService.WeCom.Callbacks;

/// <summary>The secret pair of the admin page 接收消息 (document 90930): it signs and encrypts every callback of one app.</summary>
/// <param name="Token">Letters and digits, at most 32; takes part in the signature only.</param>
/// <param name="EncodingAesKey">43 letters and digits: the Base64 form, without its "=", of a 32-byte AES key.</param>
public sealed record CallbackKeys(string Token, string EncodingAesKey)
{
    private const int TextLength = 43;
    private const int KeyLength = 32;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Whether the text can be an EncodingAESKey. Unused low bits may be set, as they are in real keys.</summary>
    public static bool IsLegalKey(string? key) => key is not null && TryDecode(key, stackalloc byte[KeyLength]);

    /// <summary>The 32-byte AES key. Throws <see cref="ArgumentException"/> when <see cref="IsLegalKey"/> says no.</summary>
    internal byte[] DecodeKey()
    {
        var key = new byte[KeyLength];

        return TryDecode(EncodingAesKey, key)
            ? key
            : throw new ArgumentException("The EncodingAESKey must be 43 letters and digits (document 90930).");
    }

    /// <summary>Says that it holds secrets, not what they are: records print themselves into logs.</summary>
    public override string ToString() => nameof(CallbackKeys);

    private static bool TryDecode(string text, Span<byte> key)
    {
        if (text.Length != TextLength || text.AsSpan().ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        Span<char> padded = stackalloc char[TextLength + 1];
        text.CopyTo(padded);
        padded[TextLength] = '=';
        return Convert.TryFromBase64Chars(padded, key, out var written) && written == KeyLength;
    }
}
