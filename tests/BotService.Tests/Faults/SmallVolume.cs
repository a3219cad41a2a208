using System.Diagnostics;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Faults;

/// <summary>A disk of a few megabytes in memory, that can be full or read-only. Mounting needs root; elsewhere the test is skipped.</summary>
internal sealed class SmallVolume : IAsyncDisposable
{
    private const string Size = "3m";

    private readonly string _filler;
    private bool _mounted;

    private SmallVolume(string folder) => (Folder, _filler) = (folder, Path.Combine(folder, "filler"));

    public string Folder { get; }

    public string ConnectionString => $"Data Source={Path.Combine(Folder, "bot.db")}";

    /// <summary>A disk with a copy of this store on it.</summary>
    public static async Task<SmallVolume> MountAsync(TestStore store)
    {
        var disk = new SmallVolume(Directory.CreateTempSubdirectory("botservice-disk-").FullName);
        disk._mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", disk.Folder);

        if (!disk._mounted)
        {
            await disk.DisposeAsync();
            Assert.Skip("No small disk can be mounted here.");
        }

        File.Copy(new SqliteConnectionStringBuilder(store.ConnectionString).DataSource, Path.Combine(disk.Folder, "bot.db"));
        return disk;
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
        }
    }

    public void MakeRoom() => File.Delete(_filler);

    /// <summary>Nothing can be written from here on. Nobody may have a file of it open.</summary>
    public Task LockAsync() => RemountAsync("ro");

    public Task UnlockAsync() => RemountAsync("rw");

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            using (var pool = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(pool);
            }

            await RunAsync("umount", "-l", Folder);
        }

        Directory.Delete(Folder);
    }

    private async Task RemountAsync(string how)
    {
        using (var pool = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(pool);
        }

        Assert.True(await RunAsync("mount", "-o", $"remount,{how}", Folder), "The disk could not be mounted again.");
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 0;
    }
}
