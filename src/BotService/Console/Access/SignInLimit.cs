using System.Net;
using System.Threading.RateLimiting;

namespace BotService.Console.Access;

/// <summary>Ends the trying of links and codes from one address; whoever has a good one is neither counted nor stopped. Real time counts, not the service's clock.</summary>
internal sealed class SignInLimit : IDisposable
{
    /// <summary>More than a whole office behind one address fails by accident, and far from enough to guess.</summary>
    public const int MostFailures = 300;

    /// <summary>Each costs a call of the channel, whose far side takes so many and no more.</summary>
    public const int MostUnknownCodes = 60;

    private readonly PartitionedRateLimiter<IPAddress> _failures = AMinute(MostFailures);

    private readonly PartitionedRateLimiter<IPAddress> _unknownCodes = AMinute(MostUnknownCodes);

    /// <summary>Whether this address has failed too often in this minute.</summary>
    public bool IsOver(HttpContext context)
    {
        using var none = _failures.AttemptAcquire(Of(context), permitCount: 0);
        return !none.IsAcquired;
    }

    /// <summary>Whether codes that the channel did not know came from this address so often that it is not asked any more in this minute.</summary>
    public bool IsOverAsking(HttpContext context)
    {
        using var none = _unknownCodes.AttemptAcquire(Of(context), permitCount: 0);
        return !none.IsAcquired;
    }

    public void NoteUnknownCode(HttpContext context)
    {
        using var one = _unknownCodes.AttemptAcquire(Of(context));
    }

    public void NoteFailure(HttpContext context)
    {
        using var one = _failures.AttemptAcquire(Of(context));
    }

    public void Dispose()
    {
        _failures.Dispose();
        _unknownCodes.Dispose();
    }

    private static PartitionedRateLimiter<IPAddress> AMinute(int most) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    private static IPAddress Of(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
