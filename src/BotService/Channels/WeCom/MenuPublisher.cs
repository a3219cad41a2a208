using BotService.Messaging;
using BotService.WeCom.Api;

namespace BotService.Channels.WeCom;

/// <summary>Gives the app its menu after a start, when it has another one; a failure waits for the next start and stops nothing.</summary>
internal sealed partial class MenuPublisher(WeComClient client, IHostApplicationLifetime lifetime, ILogger<MenuPublisher> logger) : BackgroundService
{
    /// <summary>A menu key is the command that pressing it says.</summary>
    private static readonly AppMenu Wanted = new(
    [
        MenuButton.Click("本周", "本周"),
        MenuButton.Click("已学", "已学"),
        MenuButton.Group("更多", MenuButton.Click("没学", "没学"), MenuButton.Click("我的", "我的"), MenuButton.Click("打卡", "打卡"), MenuButton.Click("帮助", "帮助")),
    ]);

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

        if (present.IsOk && present.Value == Wanted)
        {
            return;
        }

        var made = present.IsOk ? await client.CreateMenuAsync(Wanted, stoppingToken) : present;

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
