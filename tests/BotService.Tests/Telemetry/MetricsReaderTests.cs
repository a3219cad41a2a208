using System.Diagnostics;
using BotService.Tests.Harness;

namespace BotService.Tests.Telemetry;

/// <summary>The metrics of a loaded run, read by Prometheus' own programs: what we take for well written, they have to take too.</summary>
public sealed class MetricsReaderTests
{
    private const int Messages = 200;

    private const string PythonReader =
        "import sys; from prometheus_client.parser import text_string_to_metric_families as read; families = list(read(sys.stdin.read())); sys.exit(0 if len(families) > 20 else 1)";

    [Fact]
    public async Task Prometheus_own_reader_takes_the_metrics_of_a_loaded_run()
    {
        var (program, arguments) = Reader();
        Assert.SkipWhen(program is null, "Neither promtool nor Prometheus' Python client is installed; tests/run.sh installs the latter.");

        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Telemetry:Prometheus", "true"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:30");
        await Parallel.ForAsync(0, Messages, Bot.Token, async (i, _) => await bot.SayAsync(i % 2 == 0 ? "alice" : "bob", (i % 5) switch { 0 => "已学", 1 => "我的", 2 => "统计", 3 => "催办", _ => $"第{i}句\"引号\\斜线\"" }));
        await bot.SettleAsync();

        var metrics = string.Empty;
        await Wait.UntilAsync(async () => (metrics = await bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Bot.Token)).Contains("botservice_outbox_messages", StringComparison.Ordinal));
        var (code, said) = await ReadAsync(program!, arguments, metrics);

        // 3 says that it was read and that names could be better: those of other meters are not ours to choose.
        Assert.Contains(code, (int[])[0, 3]);
        Assert.DoesNotContain(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("botservice_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_refuses_what_is_no_text_format()
    {
        var (program, arguments) = Reader();
        Assert.SkipWhen(program is null, "Neither promtool nor Prometheus' Python client is installed; tests/run.sh installs the latter.");

        Assert.NotEqual(0, (await ReadAsync(program!, arguments, "botservice_messages_total{verdict=\"new} 1\n")).Code);
    }

    private static (string? Program, string[] Arguments) Reader()
    {
        var promtool = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Select(folder => Path.Combine(folder, "promtool")).FirstOrDefault(File.Exists);
        const string Python = "/usr/bin/python3";
        return promtool is not null ? (promtool, ["check", "metrics"])
            : Directory.Exists("/usr/lib/python3/dist-packages/prometheus_client") && File.Exists(Python) ? (Python, ["-c", PythonReader])
            : (null, []);
    }

    private static async Task<(int Code, string Said)> ReadAsync(string program, string[] arguments, string metrics)
    {
        using var reader = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(reader.StandardOutput.ReadToEndAsync(Bot.Token), reader.StandardError.ReadToEndAsync(Bot.Token));
        await reader.StandardInput.WriteAsync(metrics.AsMemory(), Bot.Token);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(Bot.Token);
        return (reader.ExitCode, string.Concat(await said));
    }
}
