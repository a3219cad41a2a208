using System.Net;
using BotService.Messaging;

namespace BotService.Inbox;

/// <summary>Tells of refused callbacks without letting whoever sends them fill the disk: the first of each kind at once, the rest counted, once a minute.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger) : IDisposable
{
    private const int MostAddresses = 5;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _further = new(StringComparer.Ordinal);
    private readonly List<IPAddress> _addresses = [];
    private ITimer? _timer;

    /// <param name="reason">One of few: each has a line of its own in every minute.</param>
    /// <param name="from">The other end, or whom a known proxy names; null when there is none.</param>
    public void Add(string reason, IPAddress? from)
    {
        ServiceMetrics.CallbackTaken(reason);
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;

        lock (_lock)
        {
            _timer ??= time.CreateTimer(_ => Tell(), null, Every, Timeout.InfiniteTimeSpan);

            if (!_further.TryAdd(reason, 0))
            {
                _further[reason]++;

                if (address is not null && _addresses.Count < MostAddresses && !_addresses.Contains(address))
                {
                    _addresses.Add(address);
                }

                return;
            }
        }

        Log.Refused(logger, reason, address);
    }

    /// <summary>An authentic message that was too much.</summary>
    /// <param name="which">Which limit it broke.</param>
    /// <param name="from">As for <see cref="Add"/>.</param>
    public void AddTurnedAway(string which, IPAddress? from) => Add($"Turned away, too many {which}", from);

    public void Dispose() => Tell();

    private void Tell()
    {
        string counts, addresses;
        int total;

        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            total = _further.Values.Sum();
            counts = string.Join(", ", _further.Where(reason => reason.Value > 0).Select(reason => $"{reason.Key} {reason.Value}"));
            addresses = string.Join(", ", _addresses);
            _further.Clear();
            _addresses.Clear();
        }

        if (total > 0)
        {
            Log.Further(logger, total, counts, addresses);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A callback was refused: {Reason}, from {Address}. Further ones of this minute are counted.")]
        public static partial void Refused(ILogger logger, string reason, IPAddress? address);

        [LoggerMessage(2, LogLevel.Warning, "{Count} further callbacks were refused within a minute: {Reasons}. The first addresses: {Addresses}.")]
        public static partial void Further(ILogger logger, int count, string reasons, string addresses);
    }
}
