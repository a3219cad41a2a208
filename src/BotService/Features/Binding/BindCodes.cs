using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Binding;

/// <summary>One-time codes of eight digits that tell a channel who writes there. The store keeps a keyed hash, and a stored answer only a place for the code.</summary>
internal sealed class BindCodes(ConfiguredChannels channels) : IReplySecret
{
    public const int Digits = 8;

    public const int GoodForMinutes = 30;

    /// <summary>A character of the private use area, which no keyboard writes.</summary>
    public const string Placeholder = "\uE0C1";

    private const uint Codes = 100_000_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    string IReplySecret.Placeholder => Placeholder;

    string IReplySecret.SaidLate => "刚才系统在维修。绑定码只在当时有效，没有补发，请把刚才那句话再发一次。";

    public static string Random() => RandomNumberGenerator.GetInt32((int)Codes).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The same for every delivery of one message, on every node.</summary>
    public string CodeFor(string messageKey)
    {
        var derived = HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes($"code|{messageKey}"));
        return (BitConverter.ToUInt32(derived) % Codes).ToString("D8", CultureInfo.InvariantCulture);
    }

    public string For(IncomingMessage message) => CodeFor(message.Key);

    /// <summary>Makes it good for half an hour; a newer one ends the older.</summary>
    public async Task AddAsync(BotDbContext db, string userId, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, hash, old) = (UserKey.Of(userId), HashOf(code), now - Kept);
        await db.BindCodes.Where(c => c.UserKey == key && c.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now), cancellationToken);
        await db.BindCodes.Where(c => c.ExpiresAt < old || c.Hash == hash).ExecuteDeleteAsync(cancellationToken);
        db.BindCodes.Add(new BindCode { Hash = hash, UserKey = key, MadeAt = now, ExpiresAt = now.AddMinutes(GoodForMinutes) });
    }

    /// <summary>Whose code it was; null for one that is no longer good. Of many who try at once exactly one takes it.</summary>
    public async Task<string?> TakeAsync(BotDbContext db, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = HashOf(code);
        var good = db.BindCodes.Where(c => c.Hash == hash && c.EndedAt == null && c.ExpiresAt > now);
        var owner = await good.Select(c => c.UserKey).SingleOrDefaultAsync(cancellationToken);
        return owner is not null && await good.ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now), cancellationToken) == 1 ? owner : null;
    }

    /// <summary>Whether it was once this person's and is good no more.</summary>
    public Task<bool> WasOfAsync(BotDbContext db, string code, string userKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = HashOf(code);
        return db.BindCodes.AnyAsync(c => c.Hash == hash && c.UserKey == userKey && (c.EndedAt != null || c.ExpiresAt <= now), cancellationToken);
    }

    private string HashOf(string code) => Convert.ToHexString(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes($"hash|{code}")));

    private byte[] Key() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(channels.Secret), 32, info: "bind-code"u8.ToArray());
}
