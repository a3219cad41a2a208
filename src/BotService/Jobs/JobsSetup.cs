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
                    new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(5), UseSlidingInvisibilityTimeout = true, InvisibilityTimeout = TimeSpan.FromMinutes(2) })
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

/// <summary>Registers the recurring jobs once the service has started.</summary>
internal sealed class RecurringWork(IRecurringJobManager jobs) : IHostedService
{
    private const string EveryMinute = "* * * * *";

    private const string EveryQuarterMinute = "*/15 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<ReminderTick>("reminder-tick", tick => tick.RunAsync(CancellationToken.None), EveryMinute);
        jobs.AddOrUpdate<OutboxDispatcher>("outbox", outbox => outbox.DispatchDueAsync(CancellationToken.None), EveryQuarterMinute);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
