using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudySignals;

public sealed class SignalPolicyTests
{
    [Theory]
    [InlineData("Policy:Signals:BurstSecond=30", "不认识 BurstSecond")]
    [InlineData("Policy:Signals:Fewest=4", "Fewest")]
    [InlineData("Policy:Signals:RushWorkdays=11", "RushWorkdays")]
    [InlineData("Policy:Signals:Off:0=Bursts", "不认识 Bursts")]
    public async Task A_threshold_that_is_misspelt_or_out_of_its_range_is_refused(string setting, string problem)
    {
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Settings.Add(setting);

        var doctor = await op.RunAsync("doctor");

        Assert.Contains(problem, doctor.Output + doctor.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, doctor.Code);
    }

    /// <summary>Whoever writes figures, files, reports or pages never reads them: only the feature itself, its own table, erasure and forgetting do.</summary>
    [Fact]
    public void Nothing_that_counts_exports_or_compares_reads_a_signal()
    {
        var source = RepositoryFile.Path("../src/BotService");
        string[] own = ["Features/StudySignals/", "Store/", "Features/Policy/ErasedRecords.cs", "Host/BotServiceBuilder.cs"];
        var readers = from file in Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
                      let path = Path.GetRelativePath(source, file).Replace('\\', '/')
                      where !own.Any(path.StartsWith) && !path.StartsWith("obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("StudySignal", StringComparison.Ordinal)
                      select path;

        Assert.Empty(readers);
        var writers = from file in Directory.GetFiles(Path.Combine(source, "Features", "StudySignals"), "*.cs") where File.ReadAllText(file) is var text && (text.Contains("IFileMaker", StringComparison.Ordinal) || text.Contains("using BotService.Files", StringComparison.Ordinal)) select file;
        Assert.Empty(writers);
    }
}
