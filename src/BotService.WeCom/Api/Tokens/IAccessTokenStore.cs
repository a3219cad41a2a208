namespace BotService.WeCom.Api;

/// <summary>
/// Keeps one app's access token where all its nodes can see it, and lets one node at a time renew it. In a database each method is one
/// short transaction, and there is none around the fetch.
/// </summary>
public interface IAccessTokenStore
{
    /// <summary>The token last completed, even if expired; null when there never was one.</summary>
    ValueTask<StoredToken?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes the right to renew: true for one caller only, and only while the stored token is still the <paramref name="replaced"/> one
    /// (null: none) and no other holder's lease ends after <see cref="RenewalLease.From"/>.
    /// </summary>
    ValueTask<bool> TryBeginRenewalAsync(string? replaced, RenewalLease lease, CancellationToken cancellationToken);

    /// <summary>Stores the new token and ends whatever lease there is.</summary>
    ValueTask CompleteRenewalAsync(StoredToken token, CancellationToken cancellationToken);

    /// <summary>Ends this holder's lease without a token, so that others may try.</summary>
    ValueTask AbandonRenewalAsync(string holder, CancellationToken cancellationToken);
}

/// <summary>An access token and its life.</summary>
/// <param name="Value">64 to 512 bytes; secret.</param>
/// <param name="RenewAt">From here on one node fetches the next one, while the others go on with this one.</param>
/// <param name="ExpiresAt">From here on WeCom refuses it.</param>
public sealed record StoredToken(string Value, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Says when it expires, never the token.</summary>
    public override string ToString() => $"expires {ExpiresAt:O}";
}

/// <summary>One node's right to renew, for so long.</summary>
/// <param name="Holder">Distinct per process.</param>
/// <param name="From">Now; leases that ended before are void.</param>
/// <param name="Until">When others may try, if this holder died.</param>
public sealed record RenewalLease(string Holder, DateTimeOffset From, DateTimeOffset Until);
