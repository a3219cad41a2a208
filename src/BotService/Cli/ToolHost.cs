using BotService.Store.Schema;

namespace BotService.Cli;

/// <summary>Runs one verb with the service's own parts but without its web server, and catches what goes wrong at the edge.</summary>
internal sealed partial class ToolHost(string[] hostArguments, ServiceFactory service, Terminal terminal)
{
    public Terminal Terminal => terminal;

    public ServiceFactory Service => service;

    public string[] HostArguments => hostArguments;

    /// <summary>Runs a verb on an up-to-date store, in a scope of its own.</summary>
    public Task<int> RunOnStoreAsync(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellationToken) =>
        RunAsync(
            async (services, token) =>
            {
                await services.GetRequiredService<StoreMigrator>().MigrateAsync(token);
                return await verb(services, token);
            },
            cancellationToken);

    public async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellationToken)
    {
        IHost? host = null;

        try
        {
            host = service.BuildTools(hostArguments);
            await using var scope = host.Services.CreateAsyncScope();
            return await verb(scope.ServiceProvider, cancellationToken);
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
