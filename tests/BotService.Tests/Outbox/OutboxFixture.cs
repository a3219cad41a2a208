using System.Text.Json;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Outbox;

/// <summary>A service whose clock only the test moves, with owed messages put into its store as they would stand there.</summary>
internal static class OutboxFixture
{
    /// <summary>A working Monday, ten past nine: nobody is disturbed, and no reminder is due.</summary>
    public const string Now = "2026-09-07 09:10";

    public static Task<Bot> StartAsync(params (string Key, string Value)[] settings) => StartWithAsync(_ => { }, settings);

    public static Task<Bot> StartWithAsync(Action<IServiceCollection> more, params (string Key, string Value)[] settings) =>
        Bot.StartWithAsync(FrozenTime.At(Now) + more, Now, settings);

    /// <summary>One that sends only when the test lets it: the worker would at some moment of its own after a commit.</summary>
    public static Task<Bot> StartWithoutWorkerAsync() =>
        StartWithAsync(services => services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxWorker))));

    public static OutboxMessage Owed(string key, string to = "bob", OutboundContent? content = null, string? due = null, string? uselessFrom = null, string channel = "wecom") => new()
    {
        Key = key,
        TaskId = Guid.NewGuid().ToString("N"),
        Channel = channel,
        Recipients = to,
        Content = JsonSerializer.Serialize(content ?? new TextContent($"你好 {key}"), OutboundContentJson.Default.OutboundContent),
        CreatedAt = Bot.At(Now),
        NextAttemptAt = Bot.At(due ?? Now),
        UselessFrom = uselessFrom is null ? null : Bot.At(uselessFrom),
    };

    public static Task OweAsync(this Bot bot, params OutboxMessage[] messages) => bot.ChangeAsync(db =>
    {
        db.Outbox.AddRange(messages);
        return Task.CompletedTask;
    });

    /// <summary>Lets everything that is due at this very instant go out.</summary>
    public static Task SendDueAsync(this Bot bot) => bot.Services.GetRequiredService<OutboxDispatcher>().DispatchDueAsync(Bot.Token);

    /// <summary>Moves the clock without doing what falls due in between.</summary>
    public static void SkipTo(this Bot bot, string local) => Assert.True(bot.Services.GetRequiredService<ControllableClock>().TryMoveTo(Bot.At(local)));

    public static Task<OutboxMessage> RowAsync(this Bot bot, string key) => bot.AskStoreAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Key == key));

    public static IReadOnlyList<string> TextsTo(this Bot bot, string userId) => [.. bot.WeCom.DeliveredTo(userId).Select(Text)];

    public static string Text(AcceptedSend send) => send.Content.GetProperty("content").GetString()!;
}
