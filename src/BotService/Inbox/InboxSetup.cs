using BotService.Store;
using BotService.Store.Disk;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Registers the spool, what tells how old a message is, and how many are too many.</summary>
internal static class InboxSetup
{
    public static IServiceCollection AddInbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SpoolOptions>().Bind(configuration.GetSection(SpoolOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SpoolOptions>, SpoolOptionsValidator>();
        services.AddSingleton<IPostConfigureOptions<SpoolOptions>, SpoolPlace>();
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        return services
            .AddSingleton<SenderLimit>()
            .AddSingleton<RefusalLog>()
            .AddSingleton<MessageSpool>()
            .AddSingleton<SpoolErasure>()
            .AddSingleton(s => new FilesInUse(() => SpoolFiles.In(s.GetRequiredService<IOptions<SpoolOptions>>().Value.Directory)))
            .AddSingleton<MessageAge>();
    }

    /// <summary>Where the SQLite file can be written, the spool can be too.</summary>
    private sealed class SpoolPlace(IOptions<StoreOptions> store) : IPostConfigureOptions<SpoolOptions>
    {
        public void PostConfigure(string? name, SpoolOptions options)
        {
            if (options.Directory.Length == 0)
            {
                options.Directory = Path.Combine(BesideTheStore() is { Length: > 0 } folder ? folder : "data", "spool");
            }
        }

        private string? BesideTheStore() => store.Value.Provider is StoreProvider.Sqlite
            ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(store.Value.ConnectionString).DataSource))
            : null;
    }
}
