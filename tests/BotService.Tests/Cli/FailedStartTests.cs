using System.Diagnostics;
using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

/// <summary>What cannot start says why in a sentence and exits with 1, whichever part it is that cannot.</summary>
public sealed class FailedStartTests
{
    [Theory]
    [InlineData("serve", "urls=foo", "ASPNETCORE_URLS")]
    [InlineData("serve", "urls=http://127.0.0.1:5080;ftp://127.0.0.1", "ftp://127.0.0.1")]
    [InlineData("health", "ASPNETCORE_URLS=foo", "ASPNETCORE_URLS")]
    [InlineData("health", "BOTSERVICE_CONFIG_DIR=/nowhere/to/be/found", "BOTSERVICE_CONFIG_DIR")]
    [InlineData("serve", "BOTSERVICE_CONFIG_DIR=/nowhere/to/be/found", "BOTSERVICE_CONFIG_DIR")]
    public async Task A_wrong_setting_is_told_in_one_line(string verb, string setting, string named)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(setting);

        var ran = await op.RunAsync(verb);

        Assert.Equal((1, string.Empty), (ran.Code, ran.Output));
        Assert.Contains(named, Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_is_no_JSON_is_told_by_health_in_one_line()
    {
        await using var op = await Operator.StartAsync();
        op.Write("botservice.json", "{ not json");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={Path.GetDirectoryName(op.PathOf("botservice.json"))}");

        var ran = await op.RunAsync("health");

        Assert.Equal(1, ran.Code);
        Assert.Contains("配置文件有误", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_ends_the_start_with_what_to_do()
    {
        await using var op = await Operator.StartAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll"), .. op.Store.Settings.Select(s => $"--{s.Key}={s.Value}"), "--Demo:Seed=false", "--Jobs:Enabled=false"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "https://127.0.0.1:0";

        // Where a developer's own certificate lies.
        start.Environment["HOME"] = op.PathOf("nobody");
        using var process = Process.Start(start)!;

        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Operator.Token), process.StandardError.ReadToEndAsync(Operator.Token));
            await process.WaitForExitAsync(Operator.Token).WaitAsync(TimeSpan.FromMinutes(5), Operator.Token);

            Assert.True(process.ExitCode == 1, $"{process.ExitCode}: {await output}{await error}");
            Assert.Contains("Kestrel__Certificates__Default__Path", await error, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled exception", await error, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
