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
    private readonly string _name = NameOf(options.Value);
    private readonly string _lease = LeaseOf(options.Value);
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
                // The lease comes first: what its last holder stored is committed by the time we have it.
                if (!await db.TryTakeLeaseAsync(_lease, lease.Holder, lease.From, lease.Until - lease.From, token))
                {
                    return false;
                }

                if (await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Name == _name, token) is not { } row)
                {
                    db.Tokens.Add(new ChannelToken { Name = _name });
                    return true;
                }

                // Only in the place of exactly what was seen: another node may have finished since.
                if (Open(row) is { } stored && stored.Value != replaced)
                {
                    await db.GiveLeaseBackAsync(_lease, lease.Holder, blocked: null, token);
                    return false;
                }

                return true;
            },
            cancellationToken);

    public async ValueTask CompleteRenewalAsync(StoredToken token, CancellationToken cancellationToken)
    {
        var sealedToken = Seal(token.Value);
        await store.RunAsync(
            async (_, db, cancel) =>
            {
                // Ended whoever holds it: a wrong clock may have set it far ahead. Before the token, in the order in which a renewal begins, so that two nodes never wait for each other.
                await db.EndLeaseAsync(_lease, cancel);
                return await db.Tokens.Where(t => t.Name == _name).ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.Sealed, sealedToken).SetProperty(t => t.RenewAt, token.RenewAt).SetProperty(t => t.ExpiresAt, token.ExpiresAt), cancel);
            },
            cancellationToken);
    }

    public async ValueTask AbandonRenewalAsync(string holder, CancellationToken cancellationToken) =>
        await store.RunAsync(async (_, db, token) => await db.GiveLeaseBackAsync(_lease, holder, blocked: null, token), cancellationToken);

    private static string NameOf(WeComOptions app) => $"{app.CorpId}/{app.AgentId}";

    /// <summary>Short enough for a lease, however long the app's name is.</summary>
    private static string LeaseOf(WeComOptions app) => $"token:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NameOf(app))))[..16]}";

    private StoredToken? Open(ChannelToken? row) =>
        row is { Sealed: { } sealedToken, RenewAt: { } renewAt, ExpiresAt: { } expiresAt } && Unseal(sealedToken) is { } token ? new StoredToken(token, renewAt, expiresAt) : null;

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
