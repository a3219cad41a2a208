namespace BotService.Tests.Harness;

/// <summary>Waits for what the service does on its own, in real time and not a moment longer than needed.</summary>
internal static class Wait
{
    /// <summary>Shorter where tests are meant to fail: who measures whether they would notice a change does not want to wait long for each.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("BOTSERVICE_TEST_PATIENCE"), out var seconds) ? seconds : 60);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var waited = MeasuredTime.Start();

        while (!await condition())
        {
            Assert.True(waited.SoFar < Patience, "It did not come to pass.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Bot.Token);
        }
    }
}
