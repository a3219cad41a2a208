using System.Net;
using BotService.Hosting;

namespace BotService.Inbox;

/// <summary>Tells of refused callbacks, and counts what comes too often to be told one by one.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger) : IDisposable
{
    private readonly RefusalTally _tally = new(time, (count, reasons, addresses) => Log.Further(logger, count, reasons, addresses));

    /// <param name="reason">One of few: each has a line of its own in every minute.</param>
    /// <param name="from">The other end, or whom a known proxy names; null when there is none.</param>
    public void Add(string reason, IPAddress? from)
    {
        ServiceMetrics.CallbackTaken(reason);
        var address = RefusalTally.Plain(from);

        if (_tally.IsFirst(reason, address))
        {
            Log.Refused(logger, reason, address);
        }
    }

    /// <summary>An authentic message that was too much.</summary>
    /// <param name="which">Which limit it broke.</param>
    /// <param name="from">As for <see cref="Add"/>.</param>
    public void AddTurnedAway(string which, IPAddress? from) => Add($"Turned away, too many {which}", from);

    public void Dispose() => _tally.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A callback was refused: {Reason}, from {Address}. Further ones of this minute are counted.")]
        public static partial void Refused(ILogger logger, string reason, IPAddress? address);

        [LoggerMessage(2, LogLevel.Warning, "{Count} further callbacks were refused within a minute: {Reasons}. The first addresses: {Addresses}.")]
        public static partial void Further(ILogger logger, int count, string reasons, string addresses);
    }
}
