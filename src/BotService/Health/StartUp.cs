using BotService.Reminders;
using BotService.Store;

namespace BotService.Health;

/// <summary>Before the first request: the schema is current, and whatever fell due while the service was away is planned.</summary>
internal sealed class StartUp(StoreMigrator migrator, ReminderTick tick) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await tick.RunAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
