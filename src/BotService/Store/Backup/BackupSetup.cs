using BotService.Store.Disk;

namespace BotService.Store.Backup;

/// <summary>Registers backup and restore.</summary>
internal static class BackupSetup
{
    public static IServiceCollection AddBackup(this IServiceCollection services) => services
        .AddSingleton<WrittenFile>()
        .AddSingleton<BackupTaker>()
        .AddSingleton<BackupRestore>()
        .AddSingleton<StoreCompaction>();
}
