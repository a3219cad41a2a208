using System.Net;

namespace BotService.Console.Access;

/// <summary>Tells who came in from where and what was refused, without a name or a link, and without letting whoever tries fill the disk: the first refusal of each kind at once, the rest counted, once a minute.</summary>
internal sealed partial class DoorLog(TimeProvider time, ILogger logger) : IDisposable
{
    private const int MostAddresses = 5;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _further = new(StringComparer.Ordinal);
    private readonly List<IPAddress> _addresses = [];
    private ITimer? _timer;

    public void Entered(string door, HttpContext context) => Log.Entered(logger, door, Of(context));

    /// <param name="what">One of few: each has a line of its own in every minute.</param>
    /// <param name="context">The other end of its connection, or whom a known proxy names, is told.</param>
    public void Refused(string what, HttpContext context)
    {
        var address = Of(context);

        lock (_lock)
        {
            _timer ??= time.CreateTimer(_ => Tell(), null, Every, Timeout.InfiniteTimeSpan);

            if (!_further.TryAdd(what, 0))
            {
                _further[what]++;

                if (address is not null && _addresses.Count < MostAddresses && !_addresses.Contains(address))
                {
                    _addresses.Add(address);
                }

                return;
            }
        }

        Log.Refused(logger, what, address);
    }

    public void Dispose() => Tell();

    private static IPAddress? Of(HttpContext context) => context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;

    private void Tell()
    {
        string counts, addresses;
        int total;

        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            total = _further.Values.Sum();
            counts = string.Join(", ", _further.Where(what => what.Value > 0).Select(what => $"{what.Key} {what.Value}"));
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
        [LoggerMessage(1, LogLevel.Information, "Somebody entered the console by {Door}, from {Address}.")]
        public static partial void Entered(ILogger logger, string door, IPAddress? address);

        [LoggerMessage(2, LogLevel.Warning, "The console refused {What}, from {Address}. Further ones of this minute are counted.")]
        public static partial void Refused(ILogger logger, string what, IPAddress? address);

        [LoggerMessage(3, LogLevel.Warning, "The console refused {Count} further requests within a minute: {What}. The first addresses: {Addresses}.")]
        public static partial void Further(ILogger logger, int count, string what, string addresses);
    }
}
