using BotService.Store.Schema;

namespace BotService.Cli;

/// <summary>Runs one verb with the service's own parts but without its web server, and catches what goes wrong at the edge.</summary>
internal sealed partial class ToolHost(string[] hostArguments, ServiceFactory service, Terminal terminal)
{
    public Terminal Terminal => terminal;

    public ServiceFactory Service => service;

    public string[] HostArguments => hostArguments;

    /// <summary>Runs a verb on an up-to-date store. It gets one service of a scope of its own: a verb that needs several has a class that takes them.</summary>
    public Task<int> RunOnStoreAsync<TService>(Func<TService, CancellationToken, Task<int>> verb, CancellationToken cancellationToken)
        where TService : notnull => RunAsync(verb, isOnStore: true, cancellationToken);

    /// <summary>The same on a store as it is, or on none.</summary>
    public Task<int> RunAsync<TService>(Func<TService, CancellationToken, Task<int>> verb, CancellationToken cancellationToken)
        where TService : notnull => RunAsync(verb, isOnStore: false, cancellationToken);

    private async Task<int> RunAsync<TService>(Func<TService, CancellationToken, Task<int>> verb, bool isOnStore, CancellationToken cancellationToken)
        where TService : notnull
    {
        IHost? host = null;

        try
        {
            host = service.BuildTools(hostArguments);
            await using var scope = host.Services.CreateAsyncScope();

            if (isOnStore)
            {
                await scope.ServiceProvider.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
            }

            return await verb(scope.ServiceProvider.GetRequiredService<TService>(), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (host is not null && !VerbTrouble.IsExpected(exception))
            {
                Log.VerbFailed(host.Services.GetRequiredService<ILogger<ToolHost>>(), exception);
            }

            return terminal.Fail(VerbTrouble.Explain(exception));
        }
        finally
        {
            await DisposeAsync(host);
        }
    }

    private static async ValueTask DisposeAsync(IHost? host)
    {
        if (host is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
            return;
        }

        host?.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The command failed unexpectedly.")]
        public static partial void VerbFailed(ILogger logger, Exception exception);
    }
}
