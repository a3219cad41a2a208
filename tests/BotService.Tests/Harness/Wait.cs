using System.Diagnostics;

namespace BotService.Tests.Harness;

/// <summary>Waits for what the service does on its own, in real time and not a moment longer than needed.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var since = Stopwatch.StartNew();

        while (!await condition())
        {
            Assert.True(since.Elapsed < Patience, "It did not come to pass.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Bot.Token);
        }
    }
}
