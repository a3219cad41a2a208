using System.Security.Cryptography;
using System.Text;

namespace BotService.Inbox;

/// <summary>
/// Under which key the receipt of an anonymous message is kept. The far side's own number rises with time, so it would date the opinion beside it;
/// this one is random to whoever lacks the credentials, and slow to try for whoever has them. Every node finds the same, so that a repeat is known.
/// </summary>
internal sealed class AnonymousKeys(string secret)
{
    private const int Rounds = 20_000;

    private readonly byte[] _salt = SHA256.HashData(Encoding.UTF8.GetBytes($"anonymous receipts|{secret}"));

    public string Of(string key) => $"a|{Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(key), _salt, Rounds, HashAlgorithmName.SHA256, 32))}";
}
