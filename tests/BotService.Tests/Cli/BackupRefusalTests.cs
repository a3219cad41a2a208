using BotService.Store;
using BotService.Store.Backup;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Cli;

/// <summary>Where a backup, an export or a restore would destroy what it should keep.</summary>
public sealed class BackupRefusalTests
{
    [Fact]
    public async Task The_store_itself_is_no_target_by_whatever_name()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "A PostgreSQL store is no file.");
        await using var op = await FilledAsync();
        var store = new SqliteConnectionStringBuilder(op.Store.ConnectionString).DataSource;
        File.CreateSymbolicLink(op.PathOf("link.db"), store);
        Link(store, op.PathOf("hard.db"));
        Directory.CreateSymbolicLink(op.PathOf("folder"), Path.GetDirectoryName(store)!);
        var before = await op.DumpAsync();

        foreach (var target in new[] { store, $"{store}-wal", $"{store}-shm", op.PathOf("link.db"), op.PathOf("hard.db"), Path.Combine(op.PathOf("folder"), Path.GetFileName(store)), Path.Combine(Path.GetDirectoryName(store)!, ".", Path.GetFileName(store)) })
        {
            foreach (var command in new string[][] { ["backup", target], ["backup", target, "--force"], ["export", "participation", "--week", "2026-W45", "--out", target], ["restore", target, "--force"] })
            {
                var ran = await op.RunAsync(command);
                Assert.True(ran.Code == 1, $"{string.Join(' ', command)}: {ran.Output}");
            }
        }

        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task The_spool_of_the_running_service_is_no_target_by_whatever_name()
    {
        await using var op = await FilledAsync();
        Directory.CreateDirectory(op.Store.SpoolFolder);
        var spool = Path.Combine(op.Store.SpoolFolder, "spool.db");
        await File.WriteAllTextAsync(spool, "what was acknowledged", Operator.Token);
        File.CreateSymbolicLink(op.PathOf("link.db"), spool);

        foreach (var target in new[] { spool, $"{spool}-shm", $"{spool}.lock", op.PathOf("link.db") })
        {
            foreach (var command in new string[][] { ["backup", target, "--force"], ["export", "ledger", "--kind", "问题", "--out", target] })
            {
                var ran = await op.RunAsync(command);
                Assert.True(ran.Code == 1 && ran.Error.Contains("没处理的消息", StringComparison.Ordinal), $"{string.Join(' ', command)}: {ran.Output}{ran.Error}");
            }
        }

        Assert.Equal("what was acknowledged", await File.ReadAllTextAsync(spool, Operator.Token));
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/dev/null")]
    public async Task What_is_no_file_is_no_target(string device)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where devices are files.");
        await using var op = await FilledAsync();
        File.CreateSymbolicLink(op.PathOf("device.db"), device);

        var ran = await op.RunAsync("backup", "device.db");

        Assert.Equal(1, ran.Code);
        Assert.Contains("不是普通文件", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(op.PathOf("device.db")).LinkTarget);
    }

    [Fact]
    public async Task A_store_without_people_does_not_replace_a_backup_with_people()
    {
        await using var op = await FilledAsync();
        await using var empty = await Operator.StartAsync();
        Assert.Equal(0, (await op.RunAsync("backup", "b.db")).Code);
        File.Copy(op.PathOf("b.db"), empty.PathOf("b.db"));

        var refused = await empty.RunAsync("backup", "b.db");
        var kept = await BackupFile.HoldsPeopleAsync(empty.PathOf("b.db"), Operator.Token);
        var forced = await empty.RunAsync("backup", "b.db", "--force");

        Assert.Equal((1, 0), (refused.Code, forced.Code));
        Assert.Contains("--force", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.True(kept);
        Assert.False(await BackupFile.HoldsPeopleAsync(empty.PathOf("b.db"), Operator.Token));
        Assert.Equal(["b.db"], Directory.GetFiles(Path.GetDirectoryName(empty.PathOf("b.db"))!, "b.db*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_store_without_people_and_topics_that_holds_other_work_is_only_replaced_by_force()
    {
        await using var op = await FilledAsync();
        await using var other = await Operator.StartAsync();
        Assert.Equal(0, (await op.RunAsync("backup", "b.db")).Code);
        File.Copy(op.PathOf("b.db"), other.PathOf("b.db"));
        await other.AskAsync(async (_, db) =>
        {
            db.Gatherings.Add(new Gathering { Name = "动员会", Form = "动员会", Code = "1234", OpenedBy = "boss", OpenedAt = Bot.At("2026-09-21 08:00") });
            return await db.SaveChangesAsync(Operator.Token);
        });

        var refused = await other.RunAsync("restore", "b.db");
        var kept = await other.AskAsync((_, db) => db.Gatherings.CountAsync(Operator.Token));
        var forced = await other.RunAsync("restore", "b.db", "--force");

        Assert.Equal((1, 1, 0), (refused.Code, kept, forced.Code));
        Assert.Contains("--force", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, await other.AskAsync((_, db) => db.Gatherings.CountAsync(Operator.Token)));
    }

    [Fact]
    public async Task What_the_service_notes_by_itself_keeps_no_backup_out()
    {
        await using var op = await FilledAsync();
        await using var other = await Operator.StartAsync();
        other.Settings.Add("Organisation:Admins:0=boss");
        Assert.Equal(0, (await op.RunAsync("backup", "b.db")).Code);
        File.Copy(op.PathOf("b.db"), other.PathOf("b.db"));
        Assert.Equal(0, (await other.RunAsync("console-link", "boss")).Code);
        Assert.Equal(0, (await other.RunAsync("backup", "own.db")).Code);

        var restored = await other.RunAsync("restore", "b.db");

        Assert.Equal((0, string.Empty), (restored.Code, restored.Error));
    }

    private static async Task<Operator> FilledAsync()
    {
        var op = await Operator.StartAsync("2026-11-03 08:00");
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,");
        return op;
    }

    private static void Link(string file, string name)
    {
        using var link = System.Diagnostics.Process.Start("ln", [file, name]);
        link.WaitForExit();
        Assert.Equal(0, link.ExitCode);
    }
}
