using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>The platform's own Node SDK as a bot, in a process of its own: somebody else's reading of the protocol.</summary>
internal sealed class OfficialSdk : IAsyncDisposable
{
    /// <summary>The folder into which npm put it; tests/run.sh names it.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("BOTSERVICE_TEST_BOT_SDK");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<JsonObject> _said = new();

    private OfficialSdk(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
    }

    public static string PackageFolder => Path.Combine(Folder!, "node_modules", "@wecom", "aibot-node-sdk");

    public static void SkipWhereMissing() =>
        Assert.SkipWhen(Folder is null, "BOTSERVICE_TEST_BOT_SDK names no folder with @wecom/aibot-node-sdk: tests/run.sh sets it where npm can install the package.");

    public static OfficialSdk Start(AiBotSimulator far, string? secret = null) => new(Process.Start(
        new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "AiBot", "peer.cjs"), Folder!, far.Url.ToString(), far.BotId, secret ?? far.Secret]) { RedirectStandardOutput = true })!);

    /// <summary>What it said of one thing; waits for the first time.</summary>
    public async Task<JsonNode?> HeardAsync(string what)
    {
        var since = TimeProvider.System.GetTimestamp();

        while (true)
        {
            if (_said.FirstOrDefault(said => (string?)said["what"] == what) is { } said)
            {
                return said["value"];
            }

            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"It never said '{what}', but: {string.Join(' ', _said.Select(line => line.ToJsonString()))}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            _said.Enqueue(JsonNode.Parse(line)!.AsObject());
        }
    }
}
