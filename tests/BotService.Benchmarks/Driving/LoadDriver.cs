using System.Diagnostics;

namespace BotService.Benchmarks.Driving;

/// <summary>Drives prepared requests over a number of connections, as fast as they are answered or at a fixed rate.</summary>
internal static class LoadDriver
{
    /// <summary>Each connection sends its next request when the last is answered; ends when the requests or the time are used up.</summary>
    public static Task<LoadRun> ClosedAsync(int port, IReadOnlyList<byte[]> requests, int connections, TimeSpan atMost) =>
        DriveAsync(port, requests, connections, atMost, perSecond: null);

    /// <summary>Requests start at fixed instants whatever became of those before; a late one's waiting counts as its latency.</summary>
    public static Task<LoadRun> OpenAsync(int port, IReadOnlyList<byte[]> requests, int connections, double perSecond, TimeSpan atMost) =>
        DriveAsync(port, requests, connections, atMost, perSecond);

    private static async Task<LoadRun> DriveAsync(int port, IReadOnlyList<byte[]> requests, int connections, TimeSpan atMost, double? perSecond)
    {
        var latencies = new long[requests.Count];
        var services = new long[requests.Count];
        var lanes = new List<HttpConnection>();
        var next = -1;
        var errors = 0;

        try
        {
            for (var i = 0; i < connections; i++)
            {
                lanes.Add(new HttpConnection());
                await lanes[i].ConnectAsync(port);
            }

            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(lanes.Select(lane => Task.Run(() => RunLaneAsync(lane, start))));
            var elapsed = Stopwatch.GetElapsedTime(start);
            var done = Enumerable.Range(0, requests.Count).Where(i => latencies[i] > 0).ToArray();
            return new LoadRun(done.Length, errors, elapsed, Latencies.Of(done.Select(i => latencies[i])), Latencies.Of(done.Select(i => services[i])));
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }

        async Task RunLaneAsync(HttpConnection lane, long start)
        {
            while (Interlocked.Increment(ref next) is var i && i < requests.Count && Stopwatch.GetElapsedTime(start) < atMost)
            {
                var intended = perSecond is { } rate ? start + (long)(i / rate * Stopwatch.Frequency) : Stopwatch.GetTimestamp();

                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), intended) is { Ticks: > 0 } early)
                {
                    await Task.Delay(early, TimeProvider.System);
                }

                var sent = Stopwatch.GetTimestamp();
                var answer = await lane.CallAsync(requests[i]);
                var now = Stopwatch.GetTimestamp();
                latencies[i] = Math.Max(1, now - Math.Min(intended, sent));
                services[i] = Math.Max(1, now - sent);

                if (answer.Status != 200 || answer.Body.IsEmpty)
                {
                    Interlocked.Increment(ref errors);
                }
            }
        }
    }
}
