using BotService.Store;
using BotService.Store.Backup;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Releases;

/// <summary>What an earlier release left in its store counts alike today and goes on.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<string> Recorded => [.. Directory.GetDirectories(RepositoryFile.Path("tests/BotService.Tests/Releases")).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task The_store_of_an_earlier_release_is_brought_up_to_date_counts_alike_and_goes_on(string release)
    {
        var (stopped, figures) = await FiguresOfAsync(release);
        await using var bot = Bot.Start(await TestStore.CreateFromAsync(FolderOf(release)), stopped);

        Assert.Equal(figures, await ReleaseRecorder.FiguresAsync(bot));
        Assert.Empty(await bot.AskStoreAsync(db => db.Database.GetPendingMigrationsAsync(Bot.Token)));
        Assert.Contains("按时", await bot.SayAsync(ReleaseStory.StillOwes, "已学 新版本里学完"));
        Assert.Equal(Outcome.OnTime, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == ReleaseStory.StillOwes && p.Topic!.WeekKey == 202639).Select(p => p.Outcome).SingleAsync()));

        await bot.AdvanceToAsync("2026-09-29 18:00");
        Assert.Contains(bot.PushesTo("henry"), push => push.Contains("搬家", StringComparison.Ordinal));
        Assert.Contains("应到 9", await bot.SayAsync("boss", "统计 第40周"));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task A_backup_of_an_upgraded_store_restores_with_every_figure(string release)
    {
        var (stopped, figures) = await FiguresOfAsync(release);
        await using var bot = Bot.Start(await TestStore.CreateFromAsync(FolderOf(release)), stopped);
        await using var other = await Bot.StartAsync(stopped);
        var file = Path.Combine(Path.GetTempPath(), $"botservice-upgrade-{Guid.NewGuid():N}.db");

        try
        {
            await bot.Services.GetRequiredService<BackupTaker>().TakeAsync(file, force: false, Bot.Token);
            var restored = await other.Services.GetRequiredService<BackupRestore>().RestoreAsync(file, force: false, Bot.Token);

            Assert.Null(restored.Fault);
            Assert.Equal(figures, await ReleaseRecorder.FiguresAsync(other));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string FolderOf(string release) => RepositoryFile.Path($"tests/BotService.Tests/Releases/{release}");

    /// <summary>When the release stopped, and what it answered last.</summary>
    internal static async Task<(string Stopped, string Figures)> FiguresOfAsync(string release)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(FolderOf(release), "figures.txt"), Bot.Token);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end], text[(end + 1)..].TrimEnd('\n'));
    }
}
