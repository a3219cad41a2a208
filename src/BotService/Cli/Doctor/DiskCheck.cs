using BotService.Hosting;
using BotService.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>The embedded store has room to grow.</summary>
internal sealed class DiskCheck(IOptions<StoreOptions> options) : IDoctorCheck
{
    private const long Megabyte = 1 << 20;

    private const long TooLittle = 100;

    private const long Little = 1024;

    public string Name => "磁盘";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        if (options.Value.Provider is not StoreProvider.Sqlite)
        {
            return Finding.Well("数据库在 PostgreSQL 服务器上，不检查本机磁盘");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource))!;
        var free = new DriveInfo(folder).AvailableFreeSpace / Megabyte;

        return free switch
        {
            < TooLittle => Finding.Wrong($"{folder} 只剩 {free} MB，请马上清理"),
            < Little => Finding.Warning($"{folder} 只剩 {free} MB，请尽快清理"),
            _ => Finding.Well($"{folder} 剩余 {free / 1024} GB"),
        };
    }
}
