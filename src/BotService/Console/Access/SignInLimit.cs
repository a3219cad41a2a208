using System.Net;
using System.Threading.RateLimiting;

namespace BotService.Console.Access;

/// <summary>Ends the trying of links and codes from one address; whoever has a good one is neither counted nor stopped. Real time counts, not the service's clock.</summary>
internal sealed class SignInLimit : IDisposable
{
    /// <summary>More than a whole office behind one address fails by accident, and far from enough to guess.</summary>
    public const int MostFailures = 300;

    private readonly PartitionedRateLimiter<IPAddress> _failures = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostFailures, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Whether this address has failed too often in this minute.</summary>
    public bool IsOver(HttpContext context)
    {
        using var none = _failures.AttemptAcquire(Of(context), permitCount: 0);
        return !none.IsAcquired;
    }

    public void NoteFailure(HttpContext context)
    {
        using var one = _failures.AttemptAcquire(Of(context));
    }

    public void Dispose() => _failures.Dispose();

    private static IPAddress Of(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
