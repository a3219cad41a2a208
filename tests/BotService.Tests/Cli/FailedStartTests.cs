using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
    [InlineData("migrate", "Database:ConnectionString=study", "Database__ConnectionString")]
    [InlineData("preview", "Database:ConnectionString=study", "Database__ConnectionString")]
    [InlineData("serve", "Database:ConnectionString=study", "Database__ConnectionString")]
    [InlineData("serve", "Policy:SmallestGroup=51", "Policy__SmallestGroup 要在 1 到 50 之间")]
    [InlineData("serve", "Spool:StorePatience=00:00:09", "Spool__StorePatience 要在")]
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

    [Theory]
    [InlineData("doctor")]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_slip_in_a_file_is_told_with_its_line(string verb)
    {
        await using var op = await Operator.StartAsync();
        op.Write("botservice.json", "{\n  \"Outbox\": {\n    \"AtOnce\": 2\n    \"Lease\": \"00:02:00\"\n  }\n}\n");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={Path.GetDirectoryName(op.PathOf("botservice.json"))}");

        var ran = await op.RunAsync(verb);

        Assert.Equal(1, ran.Code);
        Assert.Contains("botservice.json 第 4 行", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_as_such_with_the_key_to_change()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var op = await Operator.StartAsync();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        ((string[])[$"urls={address}", "Demo:Seed=false", "Jobs:Enabled=false"]).ToList().ForEach(op.Settings.Add);

        var ran = await op.RunAsync("serve");

        Assert.Equal(1, ran.Code);
        var line = Assert.Single(ran.ErrorLines);
        Assert.Contains($"{address} 已经被占用", line, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", line, StringComparison.Ordinal);
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
