using BotService.Cli;
using BotService.Host;

return await CommandLine.RunAsync(args, BotServiceBuilder.Factory);

/// <summary>The entry point, named for the tests that host the service in process.</summary>
public partial class Program;
