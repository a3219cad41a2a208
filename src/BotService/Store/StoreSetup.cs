using System.Data.Common;
using BotService.Store.Backup;
using BotService.Store.Disk;
using BotService.Store.Rounds;
using BotService.Store.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BotService.Store;

/// <summary>Registers the store of the configured provider under its common face.</summary>
internal static class StoreSetup
{
    private const int MostPrepared = 100;

    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>().AddSingleton<IValidateOptions<StoreOptions>, ConnectionTextValidator>();
        services
            .AddSingleton<WriteLock>()
            .AddSingleton<GroupCommit>()
            .AddSingleton<StoreWriter>()
            .AddSingleton<StoreReader>()
            .AddSingleton(typeof(Scoped<>))
            .AddScoped<Reachability>()
            .AddSingleton<KeptCopies>()
            .AddSingleton<StoreMigrator>()
            .AddSingleton<StoreReadiness>();

        var options = new StoreOptions();
        configuration.GetSection(StoreOptions.Section).Bind(options);

        return options.Provider switch
        {
            StoreProvider.PostgreSql => services
                .AddDbContextPool<PostgresBotDbContext>(o => BotDbContext.ExpectFilteredTopics(o).UseNpgsql(Prepared(ConnectionText.Usable(options))))
                .AddScoped<BotDbContext>(s => s.GetRequiredService<PostgresBotDbContext>()),
            _ => services
                .AddDbContextPool<SqliteBotDbContext>(o => SqliteBotDbContext.On(o, Ready(ConnectionText.Usable(options))).AddInterceptors(new SqlitePragmas()))
                .AddScoped<BotDbContext>(s => s.GetRequiredService<SqliteBotDbContext>()),
        };
    }

    /// <summary>The driver prepares what it sees again and again, unless the operator's connection string says otherwise.</summary>
    private static string Prepared(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return said.ContainsKey("Max Auto Prepare") || said.ContainsKey("MaxAutoPrepare")
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = MostPrepared }.ConnectionString;
    }

    /// <summary>SQLite makes the file but not the folder it lies in.</summary>
    private static string Ready(string connectionString)
    {
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource);

        if (!string.IsNullOrEmpty(folder))
        {
            OwnedFile.MakeFolder(folder);
        }

        return connectionString;
    }
}
