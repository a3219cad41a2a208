using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace BotService.Benchmarks.Verbs;

/// <summary><c>micro</c>: BenchmarkDotNet, in this process, because the repository keeps its build output in one place.</summary>
internal static class MicroVerb
{
    public static int Run(Settings settings)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddExporter(JsonExporter.Full, MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(settings.Out, "micro"));
        BenchmarkSwitcher.FromAssembly(typeof(MicroVerb).Assembly).Run(["--filter", settings.Text("filter") ?? "*"], config);
        return 0;
    }
}
