namespace BotService.Benchmarks.Driving;

/// <summary>What one run of the driver saw.</summary>
/// <param name="FromIntended">From the instant at which the request was to be sent: nothing is omitted when the service stalls.</param>
/// <param name="OnTheWire">From the instant at which it was really sent.</param>
internal sealed record LoadRun(int Count, int Errors, TimeSpan Elapsed, Latencies FromIntended, Latencies OnTheWire)
{
    public double PerSecond => Count / Elapsed.TotalSeconds;
}
