namespace BotService.WeCom.Api;

/// <summary>Keeps the token in memory: enough for a single node.</summary>
public sealed class AccessTokenCache : IAccessTokenStore
{
    private readonly Lock _gate = new();
    private StoredToken? _token;
    private RenewalLease? _lease;

    /// <inheritdoc/>
    public ValueTask<StoredToken?> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_token);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryBeginRenewalAsync(string? replaced, RenewalLease lease, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_token?.Value != replaced || (_lease is { } other && other.Holder != lease.Holder && other.Until > lease.From))
            {
                return ValueTask.FromResult(false);
            }

            _lease = lease;
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteRenewalAsync(StoredToken token, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (_token, _lease) = (token, null);
            return ValueTask.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ValueTask AbandonRenewalAsync(string holder, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _lease = _lease?.Holder == holder ? null : _lease;
            return ValueTask.CompletedTask;
        }
    }
}
