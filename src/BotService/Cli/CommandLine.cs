namespace BotService.Cli;

internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var app = await BotServiceBuilder.BuildAsync(args);
        await app.RunAsync();
        return 0;
    }
}
