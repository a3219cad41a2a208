using System.Diagnostics;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>The release step that names images by digest, with a stand-in for Docker: it pins all of them or says which it could not.</summary>
public sealed class PinnedImagesTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Names = ["NGINX_IMAGE", "POSTGRES_IMAGE", "RUNTIME_IMAGE", "SDK_IMAGE"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pin-").FullName;

    public PinnedImagesTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "A script for bash.");

    [Fact]
    public async Task Every_image_of_the_two_files_gets_its_digest_and_the_check_takes_them()
    {
        var (code, output, error) = await RunAsync($"echo {Digest}");

        Assert.Equal((0, string.Empty), (code, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Names, lines.Select(line => line.Split('=')[0]));
        Assert.All(lines, line => Assert.EndsWith($"@{Digest}", line, StringComparison.Ordinal));
        Assert.Contains($"POSTGRES_IMAGE=postgres@{Digest}", lines);
        Assert.Equal(0, (await CheckAsync(output)).Code);
    }

    [Theory]
    [InlineData("case \"$*\" in *postgres*) echo no such image >&2; exit 1;; *) echo " + Digest + ";; esac", "postgres:17")]
    [InlineData("case \"$*\" in *nginx*) echo latest;; *) echo " + Digest + ";; esac", "nginx-unprivileged:1.28-alpine")]
    public async Task One_image_that_cannot_be_looked_up_and_nothing_is_pinned(string docker, string named)
    {
        var (code, output, error) = await RunAsync(docker);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres:17")]
    [InlineData("postgres@sha256:0123")]
    [InlineData("postgres:17 # postgres@" + Digest)]
    [InlineData(null)]
    public async Task A_tag_where_a_digest_is_claimed_is_refused(string? postgres)
    {
        var lines = Names.Where(name => postgres is not null || name != "POSTGRES_IMAGE")
            .Select(name => $"{name}={(name == "POSTGRES_IMAGE" ? postgres : $"somewhere/{name.ToLowerInvariant()}@{Digest}")}");

        var (code, _, error) = await CheckAsync(string.Join('\n', lines));

        Assert.Equal(1, code);
        Assert.Contains("POSTGRES_IMAGE", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Error)> CheckAsync(string images)
    {
        var file = Path.Combine(_folder, "images.env");
        await File.WriteAllTextAsync(file, images, TestContext.Current.CancellationToken);
        return await RunAsync("exit 9", "--check", file);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string docker, params string[] arguments)
    {
        var standIn = Path.Combine(_folder, "docker");
        await File.WriteAllTextAsync(standIn, $"#!/bin/sh\n{docker}\n", TestContext.Current.CancellationToken);
#pragma warning disable CA1416 // Skipped elsewhere.
        File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        var start = new ProcessStartInfo("bash", [RepositoryFile.Path("pin-images.sh"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
