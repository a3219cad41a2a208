using System.Diagnostics;
using System.Net.Http.Json;

namespace BotService.Tests.Harness;

/// <summary>The demo as a person starts it: a process of its own on a free port, stopped by its process id.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TestStore _store;

    private DemoProcess(Process process, TestStore store, Uri address) => (_process, _store, Address) = (process, store, address);

    public Uri Address { get; }

    public static async Task<DemoProcess> StartAsync(string now, params (string Key, string Value)[] more)
    {
        var store = await TestStore.CreateBlankAsync();
        var address = ServiceProcess.FreeAddress();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll")]) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Clock__Controllable"] = "true";
        start.Environment["Clock__Now"] = now;
        start.Environment["Spool__StorePatience"] = "00:00:04";

        foreach (var (key, value) in store.Settings.Concat(more.Select(one => KeyValuePair.Create(one.Key, one.Value))))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var demo = new DemoProcess(Process.Start(start)!, store, address);
        await demo.ReadyAsync();
        return demo;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _store.DisposeAsync();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(120));

        while (!await IsReadyAsync(http, patience.Token))
        {
            Assert.False(_process.HasExited, "The demo ended before it was ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }

        // The first message compiles its way through the program; on a busy machine its answer would come too late for whoever looks for it at once.
        using var first = await http.PostAsJsonAsync(new Uri("/simulator/chat/tangkexin/text", UriKind.Relative), new { text = "我的" }, patience.Token);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
