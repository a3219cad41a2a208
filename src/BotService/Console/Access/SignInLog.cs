using System.Net;
using BotService.Hosting;

namespace BotService.Console.Access;

/// <summary>Tells who came in from where and what was refused, without a name or a link, and counts what comes too often to be told one by one.</summary>
internal sealed partial class SignInLog(TimeProvider time, ILogger<SignInLog> logger) : IDisposable
{
    private readonly RefusalTally _tally = new(time, (count, what, addresses) => Log.Further(logger, count, what, addresses));

    public void Entered(string method, HttpContext context) => Log.Entered(logger, method, Of(context));

    /// <param name="what">One of few: each has a line of its own in every minute.</param>
    /// <param name="context">The other end of its connection, or whom a known proxy names, is told.</param>
    public void Refused(string what, HttpContext context)
    {
        var address = Of(context);

        if (_tally.IsFirst(what, address))
        {
            Log.Refused(logger, what, address);
        }
    }

    public void Dispose() => _tally.Dispose();

    private static IPAddress? Of(HttpContext context) => RefusalTally.Plain(context.Connection.RemoteIpAddress);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Somebody entered the console by {Method}, from {Address}.")]
        public static partial void Entered(ILogger logger, string method, IPAddress? address);

        [LoggerMessage(2, LogLevel.Warning, "The console refused {What}, from {Address}. Further ones of this minute are counted.")]
        public static partial void Refused(ILogger logger, string what, IPAddress? address);

        [LoggerMessage(3, LogLevel.Warning, "The console refused {Count} further requests within a minute: {What}. The first addresses: {Addresses}.")]
        public static partial void Further(ILogger logger, int count, string what, string addresses);
    }
}
