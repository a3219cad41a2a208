using System.Net;

namespace BotService.Hosting;

/// <summary>Lets a log tell of refusals without letting whoever causes them fill the disk: the first of each kind at once, the rest counted, once a minute.</summary>
/// <param name="time">The clock of the minute.</param>
/// <param name="further">Told at the end of a minute in which more came: how many, of which kinds, and the first addresses.</param>
internal sealed class RefusalTally(TimeProvider time, Action<int, string, string> further) : IDisposable
{
    private const int MostAddresses = 5;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _further = new(StringComparer.Ordinal);
    private readonly List<IPAddress> _addresses = [];
    private ITimer? _timer;

    /// <summary>An address as people write it.</summary>
    public static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    /// <summary>True when it is the first of its kind in this minute and told by the caller; else it is counted.</summary>
    /// <param name="kind">One of few: each has a line of its own in every minute.</param>
    /// <param name="address">As <see cref="Plain"/> gives it; null when there is none.</param>
    public bool IsFirst(string kind, IPAddress? address)
    {
        lock (_lock)
        {
            _timer ??= time.CreateTimer(_ => Tell(), null, Every, Timeout.InfiniteTimeSpan);

            if (_further.TryAdd(kind, 0))
            {
                return true;
            }

            _further[kind]++;

            if (address is not null && _addresses.Count < MostAddresses && !_addresses.Contains(address))
            {
                _addresses.Add(address);
            }

            return false;
        }
    }

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
            counts = string.Join(", ", _further.Where(kind => kind.Value > 0).Select(kind => $"{kind.Key} {kind.Value}"));
            addresses = string.Join(", ", _addresses);
            _further.Clear();
            _addresses.Clear();
        }

        if (total > 0)
        {
            further(total, counts, addresses);
        }
    }
}
