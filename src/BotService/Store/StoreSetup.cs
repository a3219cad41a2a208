using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Store;

/// <summary>Registers the store of the configured provider under its common face.</summary>
internal static class StoreSetup
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        services.AddSingleton<StoreGate>().AddSingleton<GroupCommit>().AddSingleton<StoreWriter>().AddSingleton<StoreMigrator>().AddSingleton<StoreReadiness>();

        var options = new StoreOptions();
        configuration.GetSection(StoreOptions.Section).Bind(options);

        return options.Provider switch
        {
            StoreProvider.PostgreSql => services
                .AddDbContextPool<PostgresBotDbContext>(o => o.UseNpgsql(options.ConnectionString))
                .AddScoped<BotDbContext>(s => s.GetRequiredService<PostgresBotDbContext>()),
            _ => services
                .AddDbContextPool<SqliteBotDbContext>(o => o.UseSqlite(Ready(options.ConnectionString)).AddInterceptors(new SqlitePragmas()))
                .AddScoped<BotDbContext>(s => s.GetRequiredService<SqliteBotDbContext>()),
        };
    }

    /// <summary>SQLite makes the file but not the folder it lies in.</summary>
    private static string Ready(string connectionString)
    {
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource);

        if (!string.IsNullOrEmpty(folder))
        {
            Directory.CreateDirectory(folder);
        }

        return connectionString;
    }
}
