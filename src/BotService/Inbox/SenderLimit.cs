using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Keeps one phone, or one script behind it, from taking the bot away from the others. Real time counts, not the service's clock.</summary>
internal sealed class SenderLimit : IDisposable
{
    /// <summary>What a person whose message was turned away is told.</summary>
    public const string TooFast = "消息来得太快，这一条没有记下。请过一分钟再发一次。";

    /// <summary>More than all senders together may say in ten seconds.</summary>
    private const int MostKnown = 100_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private readonly Lock _lock = new();
    private readonly PartitionedRateLimiter<string> _senders;
    private readonly RateLimiter _all;
    private readonly bool _enabled;

    public SenderLimit(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        _enabled = limits.Enabled;
        _senders = PartitionedRateLimiter.Create<string, string>(sender => RateLimitPartition.GetTokenBucketLimiter(
            UserKey.Of(sender), _ => Bucket(limits.SenderBurst, limits.PerSenderAndMinute, TimeSpan.FromMinutes(1))));
        _all = new TokenBucketRateLimiter(Bucket(limits.TotalBurst, limits.PerSecond, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Null when the message may pass, else which of the two limits it broke. A repeat costs its sender nothing: somebody else may be sending it.</summary>
    public string? Broken(IncomingMessage message)
    {
        if (!_enabled)
        {
            return null;
        }

        if (!IsKnown(message.Key))
        {
            using var own = _senders.AttemptAcquire(message.Sender);

            if (!own.IsAcquired)
            {
                return "per sender";
            }
        }

        using var total = _all.AttemptAcquire();

        if (!total.IsAcquired)
        {
            return "in total";
        }

        Know(message.Key);
        return null;
    }

    private bool IsKnown(string key)
    {
        lock (_lock)
        {
            return _known.Contains(key);
        }
    }

    private void Know(string key)
    {
        lock (_lock)
        {
            if (!_known.Add(key))
            {
                return;
            }

            _oldest.Enqueue(key);

            if (_oldest.Count > MostKnown)
            {
                _known.Remove(_oldest.Dequeue());
            }
        }
    }

    public void Dispose()
    {
        _senders.Dispose();
        _all.Dispose();
    }

    /// <summary>Refilled in tenths of the period, so that nobody waits a whole minute for the next word.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int burst, int perPeriod, TimeSpan period) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perPeriod / 10),
        ReplenishmentPeriod = period / 10,
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}

/// <summary>How much is too much; section <c>RateLimit</c>. A person never meets it; an organisation answering at 9:07 does not either.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Off where the clock is moved by hand: a week of chat then takes a second.</summary>
    public bool Enabled { get; set; } = true;

    [Range(10, 100_000)]
    public int PerSenderAndMinute { get; set; } = 120;

    [Range(1, 100_000)]
    public int SenderBurst { get; set; } = 120;

    [Range(10, 1_000_000)]
    public int PerSecond { get; set; } = 5_000;

    [Range(1, 1_000_000)]
    public int TotalBurst { get; set; } = 10_000;
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
