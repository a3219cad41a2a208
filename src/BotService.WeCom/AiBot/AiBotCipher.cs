using System.Security.Cryptography;

namespace BotService.WeCom.AiBot;

/// <summary>Opens media that came with an address and a key: AES-256-CBC, padded to 32 bytes (document 101463).</summary>
public static class AiBotCipher
{
    private const int Block = 32;

    /// <summary>False for a key that is none, a length that is none, or padding that does not hold together.</summary>
    /// <param name="sealedBytes">As downloaded.</param>
    /// <param name="aesKey">Base64, with or without its last sign.</param>
    /// <param name="content">The bytes of the file.</param>
    public static bool TryOpen(byte[] sealedBytes, string aesKey, out byte[] content)
    {
        content = [];
        Span<byte> key = stackalloc byte[Block];
        var padded = aesKey.TrimEnd('=').PadRight((aesKey.TrimEnd('=').Length + 3) / 4 * 4, '=');

        if (!Convert.TryFromBase64String(padded, key, out var length) || length != Block || sealedBytes.Length == 0 || sealedBytes.Length % 16 != 0)
        {
            return false;
        }

        using var aes = Aes.Create();
        aes.Key = key.ToArray();

        // .NET refuses padding above 16, so it is taken off here.
        var open = aes.DecryptCbc(sealedBytes, key[..16], PaddingMode.None);
        var padding = open[^1];

        if (padding is < 1 or > Block || padding > open.Length || open.AsSpan(open.Length - padding).ContainsAnyExcept(padding))
        {
            return false;
        }

        content = open[..^padding];
        return true;
    }
}
