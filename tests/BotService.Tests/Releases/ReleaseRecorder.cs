using System.Diagnostics;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotService.Tests.Releases;

/// <summary>Keeps the store of a release: run once on each database before a release, asked by <c>BOTSERVICE_RECORD_RELEASE</c>.</summary>
public sealed class ReleaseRecorder
{
    [Fact]
    public async Task The_story_can_be_recorded()
    {
        var release = Environment.GetEnvironmentVariable("BOTSERVICE_RECORD_RELEASE");
        await using var bot = await Bot.StartAsync(ReleaseStory.Begins);
        await ReleaseStory.PlayAsync(bot);
        var figures = await FiguresAsync(bot);
        Assert.Contains("按时 3\n补学 1\n请假 1", figures);

        if (release is null)
        {
            return;
        }

        var folder = RepositoryFile.Path($"tests/BotService.Tests/Releases/{release}");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "figures.txt"), $"{bot.Clock.Now:yyyy-MM-dd HH:mm:ss}\n{figures}\n", Bot.Token);
        await (TestStore.IsPostgres ? DumpAsync(bot, folder) : CopyAsync(bot, folder));
    }

    /// <summary>Every question with its answer, as a later version is asked them.</summary>
    internal static async Task<string> FiguresAsync(Bot bot)
    {
        var answers = new List<string>();

        foreach (var question in ReleaseStory.Questions)
        {
            answers.Add($"{question}\n{await bot.SayAsync("boss", question)}");
        }

        return string.Join("\n\n", answers);
    }

    private static async Task CopyAsync(Bot bot, string folder)
    {
        var file = Path.Combine(folder, "store.db");
        File.Delete(file);
        await bot.AskStoreAsync(async db =>
        {
            await db.Tokens.ExecuteDeleteAsync(Bot.Token);
            return await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", Bot.Token);
        });

        // Small pages, because most tables hold a few rows.
        await using var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        await copy.OpenAsync(Bot.Token);
        await using var shrink = copy.CreateCommand();
        shrink.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM";
        await shrink.ExecuteNonQueryAsync(Bot.Token);
    }

    private static async Task DumpAsync(Bot bot, string folder)
    {
        await bot.AskStoreAsync(db => db.Tokens.ExecuteDeleteAsync(Bot.Token));
        var server = new NpgsqlConnectionStringBuilder(bot.Store.ConnectionString);
        var start = new ProcessStartInfo("pg_dump", ["--inserts", "--rows-per-insert=200", "--no-owner", "--no-privileges", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, bot.Store.Name]) { RedirectStandardOutput = true };
        using var dump = Process.Start(start)!;
        var sql = await dump.StandardOutput.ReadToEndAsync(Bot.Token);
        await dump.WaitForExitAsync(Bot.Token);
        Assert.Equal(0, dump.ExitCode);
        await File.WriteAllLinesAsync(Path.Combine(folder, "store.sql"), sql.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('\\') && !line.StartsWith("--", StringComparison.Ordinal)), Bot.Token);
    }
}
