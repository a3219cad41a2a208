using System.CommandLine;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>The service itself, until it is told to stop.</summary>
internal static class ServeVerb
{
    public static Command Create(ToolHost host)
    {
        var command = new Command("serve", "运行服务（不写命令时也是它）");
        command.SetAction((_, cancellationToken) => RunAsync(host, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ToolHost host, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = host.Service.BuildWeb(host.HostArguments);

            // Before the host begins: it would log a whole exception about what the operator reads in one line.
            app.Services.GetRequiredService<IStartupValidator>().Validate();

            await using (var scope = app.Services.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<SharedNames>().Refuse();
            }

            _ = host.Service.Address(app.Configuration);
            await RunAsync(app, cancellationToken);
            return Terminal.Done;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while it was still starting.
            return Terminal.Done;
        }
        catch (Exception exception) when (VerbTrouble.IsExpected(exception))
        {
            return host.Terminal.Fail(VerbTrouble.Explain(exception));
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            // There may be no log yet that tells of it, or none any more, and whoever mends it needs the whole of it.
            return host.Terminal.Fail(VerbTrouble.Explain(exception), exception.ToString());
        }
    }

    /// <summary>A start that fails is stopped too: what waits for it is then told to end and not taken for broken.</summary>
    private static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }
}
