using System.Diagnostics;

namespace BotService.Tests.Harness;

/// <summary>A span of real time without what the machine lost of it.</summary>
internal sealed class MeasuredTime
{
    private readonly TimeSpan _lost = LostTime.Total;

    private readonly long _since = Stopwatch.GetTimestamp();

    private MeasuredTime()
    {
    }

    public TimeSpan SoFar => Stopwatch.GetElapsedTime(_since) - (LostTime.Total - _lost);

    public static MeasuredTime Start() => new();

    /// <summary>Whether it has taken less than this until now.</summary>
    public async Task<bool> IsWithinAsync(TimeSpan most) => await TakenAsync(most) < most;

    /// <summary>Fails the test when it has taken this or more until now.</summary>
    public async Task RequireWithinAsync(TimeSpan most, string what)
    {
        var taken = await TakenAsync(most);
        Assert.True(taken < most, $"{what} took {taken}, without what the machine lost.");
    }

    private async Task<TimeSpan> TakenAsync(TimeSpan most)
    {
        var took = Stopwatch.GetElapsedTime(_since);

        if (took >= most)
        {
            // The thread that measures standstills was held up as well; it gets time to note the last one.
            await Task.Delay(LostTime.Nap * 5, TimeProvider.System, Bot.Token);
        }

        return took - (LostTime.Total - _lost);
    }
}
