using System.Globalization;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>The service is killed again and again, at seeded random moments: while it makes its schema, starts, answers, sends.</summary>
public sealed class KillTests
{
    private const int Seed = 20261125;
    private const int KillsWhileMigrating = 3;

    internal static readonly int KillsAtWork = int.Parse(Environment.GetEnvironmentVariable("BOTSERVICE_TEST_KILLS") ?? (TestStore.IsPostgres ? "5" : "7"), CultureInfo.InvariantCulture);

    [Fact]
    public async Task Kills_at_any_moment_lose_nothing_that_was_acknowledged_and_send_nothing_twice()
    {
        var random = new Random(Seed);
        await using var desk = await Operator.StartBlankAsync();
        await using var wecom = await WeComServer.StartAsync();
        var address = ServiceProcess.FreeAddress();
        using var crowd = new ParallelSenders(() => address);

        for (var kill = 0; kill < KillsWhileMigrating; kill++)
        {
            await using var service = ServiceProcess.Start(desk.Store, wecom, address, Bot.At("2026-09-07 08:00"));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 2500)), TimeProvider.System, Bot.Token);
            await service.KillAsync();
        }

        await FaultRoster.FoundAsync(desk, members: KillsAtWork * 8);

        for (var kill = 0; kill < KillsAtWork; kill++)
        {
            await using var service = ServiceProcess.Start(desk.Store, wecom, address, StartOf(kill));
            FaultRoster.Speak(crowd, kill, random);
            await UntilItsHourAsync(service, random);
            await service.KillAsync();
        }

        await using var last = ServiceProcess.Start(desk.Store, wecom, address, StartOf(KillsAtWork));
        await last.ReadyAsync();
        await crowd.FinishAsync();
        await SettleAsync(desk, crowd, last);

        Assert.True(crowd.Unheard > KillsAtWork, "Nobody spoke while the service was down.");
        await FaultAudit.RecordsAsync(desk, crowd);
        await FaultAudit.PushesAsync(desk, crowd, wecom);
        await FaultAudit.FiguresAsync(crowd, FaultRoster.AdminOf(0));
    }

    /// <summary>Each life begins after the leases of the one before, and all of them within the hours in which WeCom weeds out repeats.</summary>
    private static DateTimeOffset StartOf(int life) => FaultRoster.Opened.AddMinutes(3 * life);

    /// <summary>A third dies on the way up, the others soon after their first breath, with most of the messages in hand.</summary>
    private static async Task UntilItsHourAsync(ServiceProcess service, Random random)
    {
        if (random.Next(3) > 0)
        {
            await service.LiveAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(600)), TimeProvider.System, Bot.Token);
            return;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1500)), TimeProvider.System, Bot.Token);
    }

    private static async Task SettleAsync(Operator desk, ParallelSenders crowd, ServiceProcess service)
    {
        var said = crowd.Acknowledged.Count;

        try
        {
            await Wait.UntilAsync(async () => await desk.AskAsync((_, db) => db.Receipts.CountAsync(Operator.Token)) >= said);
        }
        catch (Xunit.Sdk.XunitException) when (!Bot.Token.IsCancellationRequested)
        {
            Assert.Fail($"{said} messages were acknowledged and {await desk.AskAsync((_, db) => db.Receipts.CountAsync(Operator.Token))} kept:\n{service.Tail}");
        }

        await service.AdvanceToAsync(StartOf(KillsAtWork + 2));
        await service.AdvanceToAsync(StartOf(KillsAtWork + 4));

        // What the spool still held is answered meanwhile, and what that owes leaves at once.
        await Wait.UntilAsync(async () => !await desk.AskAsync((_, db) => db.Outbox.AnyAsync(m => m.State == OutboxState.Waiting, Operator.Token)));
    }
}
