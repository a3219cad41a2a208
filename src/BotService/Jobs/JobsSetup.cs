using BotService.Hosting;
using BotService.Store;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BotService.Jobs;

/// <summary>Hangfire is the clock, not the memory: what is due stands in our own tables, so its storage may be lost at any time.</summary>
internal static class JobsSetup
{
    private const int MostTries = 10;

    /// <summary>How long the lock of a node that was killed holds up the others; a living one holds none for more than moments.</summary>
    private static readonly TimeSpan LocksOutlive = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var store = configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions();
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JobsOptions>, JobsOptionsValidator>();
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();

            if (store.Provider is StoreProvider.PostgreSql)
            {
                UsePostgres(hangfire, store.ConnectionString);
                return;
            }

            hangfire.UseInMemoryStorage();
        });
        services.AddSingleton<ScheduledJobs>();
        services.AddHostedService<RecurringWork>().AddHostedService<TickWatchdog>();
        return services;
    }

    /// <summary>Nodes that start together make Hangfire's tables together, and PostgreSQL then refuses all but one; the others find them made.</summary>
    private static void UsePostgres(IGlobalConfiguration hangfire, string connectionString)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                hangfire.UsePostgreSqlStorage(
                    postgres => postgres.UseNpgsqlConnection(connectionString),
                    new PostgreSqlStorageOptions
                    {
                        QueuePollInterval = TimeSpan.FromSeconds(5),
                        UseSlidingInvisibilityTimeout = true,
                        StartupConnectionMaxRetries = 0,
                        InvisibilityTimeout = TimeSpan.FromMinutes(2),
                        DistributedLockTimeout = LocksOutlive,
                    });
                return;
            }
            catch (PostgresException) when (attempt < MostTries)
            {
            }
        }
    }
}

/// <summary>Ticks once the store is there: a scheduler that asks for its storage at the start would refuse the whole start.</summary>
internal sealed partial class RecurringWork(
    Lazy<JobActivator> activator, Lazy<JobStorage> storage, ScheduledJobs jobs, StoreReadiness store, IHostApplicationLifetime lifetime, ILogger<RecurringWork> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListeningAsync(stoppingToken);
        await store.WaitAsync(stoppingToken);

        while (!TryRegister())
        {
            await Task.Delay(LookEvery, TimeProvider.System, stoppingToken);
        }

        var options = new BackgroundJobServerOptions { WorkerCount = 2, SchedulePollingInterval = TimeSpan.FromSeconds(5), Activator = activator.Value };
        using var server = new BackgroundJobServer(options, storage.Value);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None);
    }

    private bool TryRegister()
    {
        try
        {
            jobs.Register();
            return true;
        }
        catch (Exception exception)
        {
            Log.NotYet(logger, exception.GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The scheduler's storage does not answer yet ({Trouble}).")]
        public static partial void NotYet(ILogger logger, string trouble);
    }
}
