using System.Security.Cryptography;

namespace BotService.Simulator.State;

/// <summary>Hands out access tokens and says what is wrong with one: 40014 unknown, 42001 over.</summary>
internal sealed class IssuedTokens(TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    private readonly RecentMap<string, DateTimeOffset> _ends = new(64, StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private string? _current;

    public int Issued { get; private set; }

    /// <summary>The same token while it lives; a caller must not depend on that, and must not ask often either.</summary>
    public (string Token, int Seconds) Issue()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Issued++;

            // Never a token whose last second has begun: it would be handed out with no life left.
            if (_current is null || _ends.Find(_current) < now + TimeSpan.FromSeconds(1))
            {
                _current = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(48));
                _ends.Set(_current, now + Life);
            }

            return (_current, (int)(_ends.Find(_current) - now).TotalSeconds);
        }
    }

    public int Judge(string token)
    {
        var end = _ends.Find(token);

        if (end == default)
        {
            return 40014;
        }

        return end > time.GetUtcNow() ? 0 : 42001;
    }

    public void Expire()
    {
        lock (_gate)
        {
            if (_current is not null)
            {
                _ends.Set(_current, DateTimeOffset.MinValue.AddDays(1));
                _current = null;
            }
        }
    }
}
