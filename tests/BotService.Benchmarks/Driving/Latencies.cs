using System.Diagnostics;

namespace BotService.Benchmarks.Driving;

/// <summary>Every latency of a run, exact: percentiles are looked up, not estimated.</summary>
internal sealed class Latencies
{
    private readonly long[] _sorted;

    private Latencies(long[] sorted) => _sorted = sorted;

    public static Latencies Of(IEnumerable<long> stopwatchTicks) => new([.. stopwatchTicks.Order()]);

    /// <summary>Milliseconds that this share of the requests stayed within; 0.5 is the median, 1 the worst.</summary>
    public double Within(double share) => _sorted.Length == 0
        ? double.NaN
        : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)] * 1000.0 / Stopwatch.Frequency;
}
