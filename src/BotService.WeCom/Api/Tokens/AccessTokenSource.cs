namespace BotService.WeCom.Api;

/// <summary>Fetches the token once for all callers of this process and, through the store, for all nodes (document 91039).</summary>
/// <param name="http">Its base address is the API host.</param>
/// <param name="credentials">The app.</param>
/// <param name="store">Shared by the nodes.</param>
/// <param name="time">Measures the token's life.</param>
public sealed class AccessTokenSource(HttpClient http, CorpCredentials credentials, IAccessTokenStore store, TimeProvider time)
    : IAccessTokenSource, IDisposable
{
    /// <summary>Repeated wrong secrets get the caller's address banned for an hour (document 90313), so a refusal is remembered this long.</summary>
    public static readonly TimeSpan RefusalMemory = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>As long as a lease: whoever looks away sooner fetches a second token while the first is on its way.</summary>
    private const int Looks = 150;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private volatile StoredToken? _known;
    private TokenAnswer _lastTrouble;
    private DateTimeOffset _refusedUntil;
    private int _troubles;

    /// <summary>Paces the looks at a token another node is fetching: real time, even where the token's life is measured by a controlled clock.</summary>
    internal TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public ValueTask<TokenAnswer> GetAsync(CancellationToken cancellationToken) => ObtainAsync(refused: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TokenAnswer> RenewAsync(string refused, CancellationToken cancellationToken) => ObtainAsync(refused, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private ValueTask<TokenAnswer> ObtainAsync(string? refused, CancellationToken cancellationToken) =>
        _known is { } known && IsFresh(known, refused)
            ? ValueTask.FromResult(Answer(known))
            : ObtainInTurnAsync(refused, Volatile.Read(ref _troubles), cancellationToken);

    private async ValueTask<TokenAnswer> ObtainInTurnAsync(string? refused, int troublesSeen, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);

        try
        {
            if (_known is { } known && IsFresh(known, refused))
            {
                return Answer(known);
            }

            if (_troubles != troublesSeen || time.GetUtcNow() < _refusedUntil)
            {
                return _lastTrouble;
            }

            return await ShareAsync(refused, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<TokenAnswer> ShareAsync(string? refused, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            var stored = await store.ReadAsync(cancellationToken);

            if (stored is not null && IsFresh(stored, refused))
            {
                _known = stored;
                return Answer(stored);
            }

            var now = time.GetUtcNow();

            if (await store.TryBeginRenewalAsync(stored?.Value, new RenewalLease(_holder, now, now + LeaseLength), cancellationToken))
            {
                return await FetchAsync(cancellationToken);
            }

            if (stored is not null && stored.Value != refused && now < stored.ExpiresAt)
            {
                return Answer(stored);
            }

            await Task.Delay(LookAgain, Pace, cancellationToken);
        }

        return await FetchAsync(cancellationToken);
    }

    private async ValueTask<TokenAnswer> FetchAsync(CancellationToken cancellationToken)
    {
        var completed = false;

        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                $"cgi-bin/gettoken?corpid={Uri.EscapeDataString(credentials.CorpId)}&corpsecret={Uri.EscapeDataString(credentials.Secret)}");
            var answer = await ApiExchange.SendAsync(http, request, WeComJson.Wire.TokenBody, cancellationToken);

            if (answer.Code is not WeComErrors.Ok and var code)
            {
                return Remember(code, answer.Message);
            }

            if (string.IsNullOrEmpty(answer.AccessToken) || answer.ExpiresIn <= 0)
            {
                return Remember(WeComErrors.Unreachable, "gettoken answered without a token");
            }

            var token = Live(answer.AccessToken, TimeSpan.FromSeconds(answer.ExpiresIn));
            await store.CompleteRenewalAsync(token, cancellationToken);
            completed = true;
            _known = token;
            return Answer(token);
        }
        finally
        {
            if (!completed)
            {
                await store.AbandonRenewalAsync(_holder, CancellationToken.None);
            }
        }
    }

    private TokenAnswer Remember(int code, string message)
    {
        _refusedUntil = code > 0 ? time.GetUtcNow() + RefusalMemory : default;
        _lastTrouble = new TokenAnswer(code, "", $"gettoken: {message}");
        Interlocked.Increment(ref _troubles);
        return _lastTrouble;
    }

    private StoredToken Live(string value, TimeSpan life)
    {
        var now = time.GetUtcNow();
        var margin = life / 4 < RenewBefore ? life / 4 : RenewBefore;
        return new StoredToken(value, now + life - margin, now + life);
    }

    private bool IsFresh(StoredToken token, string? refused) => token.Value != refused && time.GetUtcNow() < token.RenewAt;

    private static TokenAnswer Answer(StoredToken token) => new(WeComErrors.Ok, token.Value, "");
}
