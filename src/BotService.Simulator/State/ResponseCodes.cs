using System.Security.Cryptography;

namespace BotService.Simulator.State;

/// <summary>The codes that allow one card update each, within 72 h (document 94888).</summary>
internal sealed class ResponseCodes(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);

    private readonly RecentMap<string, Grant> _grants = new(50_000, StringComparer.Ordinal);

    // userId: Whose press brought the code; null for the code of the whole send.
    public string Issue(AcceptedSend send, string? userId) => Issue(NewCode(), send, userId);

    public string Issue(string code, AcceptedSend send, string? userId)
    {
        _grants.Set(code, new Grant(send, userId, time.GetUtcNow()));
        return code;
    }

    public static string NewCode() => "rc_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>The card that a code stands for, while it is good.</summary>
    public Grant? Find(string code) =>
        _grants.Find(code) is { Used: false } grant && time.GetUtcNow() - grant.At < Life ? grant : null;

    /// <summary>One press or one send with the right to change it once.</summary>
    internal sealed class Grant(AcceptedSend send, string? userId, DateTimeOffset at)
    {
        private int _used;

        public AcceptedSend Send => send;

        public string? UserId => userId;

        public DateTimeOffset At => at;

        public bool Used => Volatile.Read(ref _used) != 0;

        public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
    }
}
