using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BotService.Features.SignIn;

/// <summary>What signs somebody in: unguessable, and kept by us only as a hash.</summary>
internal static class SecretToken
{
    private const int LinkBytes = 24;

    private const int RandomBytes = 32;

    private const int LongestText = 64;

    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The same for every delivery of one message, on every node that knows the installation's secret; nobody else can make it.</summary>
    public static string Derived(string secret, string messageKey)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), RandomBytes, info: "console-link"u8.ToArray());
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(messageKey)).AsSpan(0, LinkBytes));
    }

    /// <summary>Null for what cannot be one of ours.</summary>
    public static string? HashOf(string? token) =>
        token is { Length: > 0 and <= LongestText } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token))) : null;
}
