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
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddCommandLine(host.HostArguments);
        configuration.AddConfigFolder(host.HostArguments);
        var address = new Uri(ListenAddress.Of(configuration), "/health/ready");

        // It asks its own machine, where a certificate for the name outside proves nothing.
        using var handler = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { Timeout = Patience };

        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? host.Terminal.Say(said) : host.Terminal.Fail(said);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return host.Terminal.Fail($"{address} 没有应答。");
        }
    }
}
