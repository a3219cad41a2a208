using System.Runtime.Versioning;
using BotService.Store.Disk;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Cli;

/// <summary>Everything on the disk that holds people is for its owner alone, and nothing of it is left lying about.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Every_file_that_a_service_makes_is_for_its_owner_alone()
    {
        Assert.SkipWhen(TestStore.IsPostgres || OperatingSystem.IsWindows(), "About files of SQLite where files have modes.");
        var folder = Directory.CreateTempSubdirectory("botservice-modes-").FullName;

        try
        {
            await using var wecom = await WeComServer.StartAsync();
            await using var store = await TestStore.CreateBlankAsync();
            var data = Path.Combine(folder, "data");
            var file = Path.Combine(data, "bot.db");
            await using var service = ServiceProcess.Start(store, wecom, ServiceProcess.FreeAddress(), Bot.At("2026-09-07 08:00"), ("Database:Provider", "Sqlite"), ("Database:ConnectionString", $"Data Source={file}"), ("Spool:Directory", Path.Combine(data, "spool")));
            await service.LiveAsync();

            // The spool is made beside the start, by whoever looks whether something waits in it.
            await Wait.UntilAsync(() => File.Exists(Path.Combine(data, "spool", "spool.db-wal")));

            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
            string[] files = [.. Directory.GetFiles(data, "*", SearchOption.AllDirectories)];
            Assert.Contains(file, files);
            Assert.Contains($"{file}-wal", files);
            Assert.All(files, path => Assert.Equal((path, OwnerOnly), (path, File.GetUnixFileMode(path))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_store_that_an_earlier_version_left_open_to_others_is_closed_and_drafts_of_the_dead_go()
    {
        Assert.SkipWhen(TestStore.IsPostgres || OperatingSystem.IsWindows(), "About files of SQLite where files have modes.");
        await using var op = await Operator.StartAsync();
        var file = new SqliteConnectionStringBuilder(op.Store.ConnectionString).DataSource;
        File.SetUnixFileMode(file, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        string[] left = [$"{file}.before-1_X.999999-abc.draft", $"{file}.before-1_X.999999-abc.draft-journal", Path.Combine(Path.GetTempPath(), "botservice.999999-abc.draft")];
        left.ToList().ForEach(path => File.WriteAllText(path, "people"));

        Assert.Equal(0, (await op.RunAsync("migrate")).Code);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        Assert.All(left, path => Assert.False(File.Exists(path), path));
    }

    [Fact]
    public async Task A_backup_that_others_can_read_is_restored_through_a_file_that_they_cannot()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Where files have modes.");
        await using var op = await Operator.StartAsync("2026-11-03 08:00");
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,");
        Assert.Equal(0, (await op.RunAsync("backup", "b.db")).Code);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(op.PathOf("b.db")));
        File.SetUnixFileMode(op.PathOf("b.db"), OwnerOnly | UnixFileMode.OtherRead);

        Assert.Equal(0, (await op.RunAsync("restore", "b.db", "--force")).Code);

        var draft = TemporaryFile.Elsewhere();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(draft));
        TemporaryFile.Discard(draft);
    }
}
