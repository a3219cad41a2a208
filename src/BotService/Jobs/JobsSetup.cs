using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using Hangfire;
using Hangfire.PostgreSql;

namespace BotService.Jobs;

/// <summary>Hangfire is the clock, not the memory: what is due stands in our own tables, so its storage may be lost at any time.</summary>
internal static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var store = configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions();
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            _ = store.Provider is StoreProvider.PostgreSql
                ? hangfire.UsePostgreSqlStorage(
                    postgres => postgres.UseNpgsqlConnection(store.ConnectionString),
                    new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(5), UseSlidingInvisibilityTimeout = true, StartupConnectionMaxRetries = 0, InvisibilityTimeout = TimeSpan.FromMinutes(2) })
                : (object)hangfire.UseInMemoryStorage();
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        services.AddHostedService<RecurringWork>();
        return services;
    }
}

/// <summary>Registers the recurring jobs once their storage answers.</summary>
internal sealed partial class RecurringWork(IServiceProvider services, ILogger<RecurringWork> logger) : BackgroundService
{
    private const string EveryMinute = "* * * * *";

    private const string EveryQuarterMinute = "*/15 * * * * *";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!TryRegister())
        {
            await Task.Delay(LookEvery, TimeProvider.System, stoppingToken);
        }
    }

    private bool TryRegister()
    {
        try
        {
            var jobs = services.GetRequiredService<IRecurringJobManager>();
            jobs.AddOrUpdate<ReminderTick>("reminder-tick", tick => tick.RunAsync(CancellationToken.None), EveryMinute);
            jobs.AddOrUpdate<OutboxDispatcher>("outbox", outbox => outbox.DispatchDueAsync(CancellationToken.None), EveryQuarterMinute);
            jobs.AddOrUpdate<RetentionPurge>("purge", purge => purge.RunIfDueAsync(CancellationToken.None), Cron.Hourly(41));
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
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
