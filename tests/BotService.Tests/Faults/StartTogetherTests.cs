using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Faults;

/// <summary>A whole installation comes up at once, as containers do.</summary>
public sealed class StartTogetherTests
{
    private const int Nodes = 4;

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_store_all_come_up()
    {
        await using var store = await TestStore.CreateBlankAsync();
        var nodes = await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => Task.Run(() => Bot.Start(store, "2026-09-07 08:00"))));

        try
        {
            await Wait.UntilAsync(() => nodes.All(node => node.Services.GetRequiredService<StoreReadiness>().IsReady));
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.StopAsync();
            }
        }
    }
}
