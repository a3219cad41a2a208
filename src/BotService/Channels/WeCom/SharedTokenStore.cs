using System.Security.Cryptography;
using System.Text;
using BotService.Store;
using BotService.WeCom.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>Keeps the access token where all nodes see it, sealed with the app's secret: whoever reads the table alone cannot use it.</summary>
internal sealed class SharedTokenStore(IServiceScopeFactory scopes, StoreWriter store, IOptions<WeComOptions> options) : IAccessTokenStore
{
    private readonly string _name = $"{options.Value.CorpId}/{options.Value.AgentId}";
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"botservice-token:{options.Value.Secret}"));

    public async ValueTask<StoredToken?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        return Open(await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Name == _name, cancellationToken));
    }

    public async ValueTask<bool> TryBeginRenewalAsync(string? replaced, RenewalLease lease, CancellationToken cancellationToken) =>
        await store.RunAsync(
            async (_, db, token) =>
            {
                if (await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Name == _name, token) is not { } row)
                {
                    db.Tokens.Add(new ChannelToken { Name = _name, Holder = lease.Holder, HeldUntil = lease.Until });
                    return true;
                }

                // Only in the place of exactly what was seen: another node may be finishing at this moment.
                var seen = Open(row) is null ? row.Fingerprint : replaced is null ? null : Fingerprint(replaced);
                return await db.Tokens
                    .Where(t => t.Name == _name && t.Fingerprint == seen && (t.HeldUntil == null || t.HeldUntil <= lease.From || t.Holder == lease.Holder))
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.Holder, lease.Holder).SetProperty(t => t.HeldUntil, lease.Until), token) == 1;
            },
            cancellationToken);

    public async ValueTask CompleteRenewalAsync(StoredToken token, CancellationToken cancellationToken)
    {
        var sealedToken = Seal(token.Value);
        var fingerprint = Fingerprint(token.Value);
        await UpdateAsync(
            db => db.Tokens.Where(t => t.Name == _name).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Sealed, sealedToken).SetProperty(t => t.Fingerprint, fingerprint)
                    .SetProperty(t => t.RenewAt, token.RenewAt).SetProperty(t => t.ExpiresAt, token.ExpiresAt)
                    .SetProperty(t => t.Holder, (string?)null).SetProperty(t => t.HeldUntil, (DateTimeOffset?)null),
                cancellationToken),
            cancellationToken);
    }

    public async ValueTask AbandonRenewalAsync(string holder, CancellationToken cancellationToken) => await UpdateAsync(
        db => db.Tokens.Where(t => t.Name == _name && t.Holder == holder).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Holder, (string?)null).SetProperty(t => t.HeldUntil, (DateTimeOffset?)null), cancellationToken),
        cancellationToken);

    private async Task UpdateAsync(Func<BotDbContext, Task<int>> update, CancellationToken cancellationToken) =>
        await store.RunAsync(async (_, db, _) => await update(db), cancellationToken);

    private StoredToken? Open(ChannelToken? row) =>
        row is { Sealed: { } sealedToken, RenewAt: { } renewAt, ExpiresAt: { } expiresAt } && Unseal(sealedToken) is { } token ? new StoredToken(token, renewAt, expiresAt) : null;

    private string Fingerprint(string token) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(token)));

    private byte[] Seal(string token)
    {
        var plain = Encoding.UTF8.GetBytes(token);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. tag, .. cipher];
    }

    /// <summary>Null when another secret sealed it: the token is then fetched anew.</summary>
    private string? Unseal(byte[] sealedToken)
    {
        var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);

        if (sealedToken.Length < nonceLength + tagLength)
        {
            return null;
        }

        try
        {
            var plain = new byte[sealedToken.Length - nonceLength - tagLength];
            using var aes = new AesGcm(_key, tagLength);
            aes.Decrypt(sealedToken.AsSpan(0, nonceLength), sealedToken.AsSpan(nonceLength + tagLength), sealedToken.AsSpan(nonceLength, tagLength), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
