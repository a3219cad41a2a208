using BotService.Simulator.AiBot;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>Waiting for what the far side sees.</summary>
internal static class FarSide
{
    public static Task LoggedInAsync(this AiBotSimulator far, int times) => UntilAsync(() => far.Logins >= times && far.IsConnected);

    public static Task PingedAsync(this AiBotSimulator far) => UntilAsync(() => far.Seen.Any(seen => seen is { Cmd: "ping", Code: 0 }));

    private static async Task UntilAsync(Func<bool> condition)
    {
        var since = TimeProvider.System.GetTimestamp();

        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1), "It did not come to pass.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
