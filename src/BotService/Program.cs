return await BotService.Cli.CommandLine.RunAsync(args);

/// <summary>The entry point, named for the tests that host the service in process.</summary>
public partial class Program;
