using BotService.Commands;
using BotService.Hosting;
using BotService.WeCom.Api;

namespace BotService.Channels.WeCom;

/// <summary>Gives the app its menu after a start, when it has another one; a failure waits for the next start and stops nothing.</summary>
internal sealed partial class MenuPublisher(WeComClient client, CommandCatalog catalog, IHostApplicationLifetime lifetime, ILogger<MenuPublisher> logger) : BackgroundService
{
    private const int Alone = 2;

    private readonly AppMenu _wanted = Of(catalog);

    /// <summary>A menu key is the command that pressing it says.</summary>
    private static AppMenu Of(CommandCatalog catalog)
    {
        var commands = catalog.Entries.Select(entry => entry.Command).Where(command => command.MenuOrder > 0).OrderBy(command => command.MenuOrder);
        var buttons = commands.Select(command => MenuButton.Click(command.Word, command.Word)).ToList();
        return new AppMenu([.. buttons.Take(Alone), MenuButton.Group("更多", [.. buttons.Skip(Alone)])]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListeningAsync(stoppingToken);

        try
        {
            await PublishAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, exception);
        }
    }

    private async Task PublishAsync(CancellationToken stoppingToken)
    {
        var present = await client.GetMenuAsync(stoppingToken);

        if (present.IsOk && present.Value == _wanted)
        {
            return;
        }

        var made = present.IsOk ? await client.CreateMenuAsync(_wanted, stoppingToken) : present;

        if (made.IsOk)
        {
            Log.Made(logger);
            return;
        }

        Log.Failed(logger, made.Code, made.Meaning.Text);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The app's menu differed and was replaced.")]
        public static partial void Made(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "The app's menu could not be looked at. It is tried again at the next start.")]
        public static partial void Interrupted(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "The app's menu could not be set: {Code} {Meaning}. It is tried again at the next start.")]
        public static partial void Failed(ILogger logger, int code, string meaning);
    }
}
