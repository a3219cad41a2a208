using System.Diagnostics;

namespace BotService.Tests.Harness;

/// <summary>How long the machine let nothing of this process run: a shared one stops for seconds at times, and no service can answer then.</summary>
internal static class LostTime
{
    /// <summary>How often it is looked.</summary>
    public static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(20);

    private static long _ticks;

    static LostTime() => new Thread(Watch) { IsBackground = true, Name = nameof(LostTime) }.Start();

    /// <summary>Since the first look; take the difference of two.</summary>
    public static TimeSpan Total => new(Interlocked.Read(ref _ticks));

    /// <summary>A thread of its own: a thread pool that is used up is the service's fault and not the machine's.</summary>
    private static void Watch()
    {
        using var never = new ManualResetEventSlim();

        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            never.Wait(Nap);

            if (Stopwatch.GetElapsedTime(since) - Nap is var overslept && overslept > Nap)
            {
                Interlocked.Add(ref _ticks, overslept.Ticks);
            }
        }
    }
}
