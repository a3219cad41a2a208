using System.CommandLine;

namespace BotService.Cli;

/// <summary>Asks the running service whether it is ready; for containers whose image holds no other client.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(ToolHost host)
    {
        var command = new Command("health", "问正在运行的服务是否就绪：就绪为 0，否则为 1");
        command.SetAction((_, cancellationToken) => RunAsync(host, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(Address(host), host.Terminal, cancellationToken);
        }
        catch (Exception exception) when (VerbTrouble.IsExpected(exception))
        {
            return host.Terminal.Fail(VerbTrouble.Explain(exception));
        }
    }

    private static Uri Address(ToolHost host)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables().AddCommandLine(host.HostArguments);
        configuration.AddConfigFolder(host.HostArguments);
        return new Uri(host.Service.Address(configuration), host.Service.ReadyPath);
    }

    private static async Task<int> AskAsync(Uri address, Terminal terminal, CancellationToken cancellationToken)
    {
        // It asks its own machine, where a certificate for the name outside proves nothing.
        using var handler = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { Timeout = Patience };

        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? terminal.Say(said) : terminal.Fail(said);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return terminal.Fail($"{address} 没有应答。");
        }
    }
}
