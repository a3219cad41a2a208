using System.Security.Cryptography;

namespace BotService.Simulator.State;

/// <summary>What a sign-in sends back with people: good once, and for five minutes (documents 91022, 91023).</summary>
internal sealed class SignInCodes(TimeProvider time)
{
    public const int MostBytes = 512;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly RecentMap<string, Grant> _grants = new(2_000, StringComparer.Ordinal);

    // userId: Null for somebody who is no member of the corporation.
    public string Issue(string? userId)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _grants.Set(code, new Grant(userId, time.GetUtcNow()));
        return code;
    }

    /// <summary>Who came with the code, which is used up by it; null for one that is unknown, used or too old.</summary>
    public Grant? Take(string code) =>
        _grants.Find(code) is { } grant && time.GetUtcNow() - grant.At < Life && grant.TryUse() ? grant : null;

    /// <summary>One person's consent.</summary>
    internal sealed class Grant(string? userId, DateTimeOffset at)
    {
        private int _used;

        public string? UserId => userId;

        public DateTimeOffset At => at;

        public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
    }
}
