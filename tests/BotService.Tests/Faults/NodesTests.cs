using System.Diagnostics;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>Two nodes on one PostgreSQL behind one address: they share the work, and one after the other can be replaced while people speak.</summary>
public sealed class NodesTests
{
    private const int Rounds = 6;

    [Fact]
    public async Task Two_nodes_share_the_work_and_a_rolling_restart_loses_and_repeats_nothing()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "SQLite has one node.");
        await using var desk = await Operator.StartAsync();
        await using var wecom = await WeComServer.StartAsync();
        await FaultRoster.FoundAsync(desk, members: Rounds * 8);
        Uri[] addresses = [ServiceProcess.FreeAddress(), ServiceProcess.FreeAddress()];
        var (open, turn) = (addresses, 0);
        using var crowd = new ParallelSenders(() => open[Interlocked.Increment(ref turn) % open.Length]);

        var running = Stopwatch.StartNew();

        // Both find the topic's opening due and no token there at the same moment.
        var nodes = addresses.Select((address, node) => ServiceProcess.Start(desk.Store, wecom, address, FaultRoster.Opened, SpoolOf(desk, node))).ToArray();

        try
        {
            await Task.WhenAll(nodes.Select(node => node.ReadyAsync()));
            var random = new Random(1);

            for (var round = 0; round < Rounds; round++)
            {
                FaultRoster.Speak(crowd, round, random);

                if (round is 1 or 3)
                {
                    var leaving = round / 2;
                    open = [addresses[1 - leaving]];
                    await nodes[leaving].StopAsync();
                    await nodes[leaving].DisposeAsync();
                    nodes[leaving] = ServiceProcess.Start(desk.Store, wecom, addresses[leaving], FaultRoster.Opened + running.Elapsed, SpoolOf(desk, leaving));
                    await nodes[leaving].ReadyAsync();
                    open = addresses;
                }
            }

            await crowd.FinishAsync();
            await Wait.UntilAsync(async () => await desk.AskAsync((_, db) => db.Receipts.CountAsync(Operator.Token)) >= crowd.Acknowledged.Count);
            await Task.WhenAll(nodes.Select(node => node.AdvanceToAsync(FaultRoster.Opened.AddMinutes(20))));
            await Wait.UntilAsync(async () => !await desk.AskAsync((_, db) => db.Outbox.AnyAsync(m => m.State == OutboxState.Waiting, Operator.Token)));

            await FaultAudit.RecordsAsync(desk, crowd);
            await FaultAudit.PushesAsync(desk, crowd, wecom);
            await FaultAudit.FiguresAsync(crowd, FaultRoster.AdminOf(0));
            Assert.Equal(1, wecom.WeCom.TokensIssued);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <summary>A spool belongs to one node: the other would have nowhere to keep what it cannot write at once.</summary>
    private static (string, string) SpoolOf(Operator desk, int node) => ("Spool:Directory", $"{desk.Store.SpoolFolder}-{node}");
}
