using System.Diagnostics;
using BotService.Inbox;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>A store and a spool that take three seconds for a commit: every callback is answered in time, and what is acknowledged is recorded.</summary>
public sealed class SlowDiskTests
{
    [Fact]
    public async Task Store_and_spool_take_three_seconds_for_a_commit()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var ordeal = await OutageRun.BeginAsync(store, [.. outage.Settings, ("Spool:StorePatience", "00:00:02")]);
        await Wait.UntilAsync(() => File.Exists(Path.Combine(store.SpoolFolder, SpoolDatabase.Name)));
        await outage.BreakAsync();

        // Three seconds from when the store was given up: the spool may take two and a half.
        var held = new HeldSpool(store.SpoolFolder);
        var answers = Enumerable.Range(0, 20).Select(_ => ordeal.SpeakAsync()).ToList();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Contains("没有记下", answer, StringComparison.Ordinal));
        await ordeal.NotReadyAsync("spool");
        held.Dispose();
        await ordeal.SpeakAsync();
        await outage.HealAsync();

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task The_spool_alone_is_slow_for_two_seconds()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var ordeal = await OutageRun.BeginAsync(store, outage.Settings);
        await Wait.UntilAsync(() => File.Exists(Path.Combine(store.SpoolFolder, SpoolDatabase.Name)));
        await outage.BreakAsync();
        var held = new HeldSpool(store.SpoolFolder);
        var (since, lost) = (Stopwatch.StartNew(), LostTime.Total);

        var speaking = Enumerable.Range(0, 20).Select(_ => ordeal.SpeakAsync()).ToList();
        await Wait.UntilAsync(() => since.Elapsed > TimeSpan.FromSeconds(2));
        held.Dispose();

        var answers = await Task.WhenAll(speaking);
        var late = LostTime.Total - lost;

        // A machine that stood still gave the spool back later than said, perhaps too late for those who spoke.
        Assert.All(answers, answer => Assert.True(answer.Length == 0 || (late > TimeSpan.FromSeconds(1) && answer.Contains("没有记下", StringComparison.Ordinal)), answer));
        await outage.HealAsync();
        await ordeal.RecoverAsync();
    }
}
