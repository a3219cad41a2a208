using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Outbox;

/// <summary>A timeout inside a send looks like a cancellation and is none: it must not end the sending, nor disturb what leaves beside it.</summary>
public sealed class ForeignTimeoutTests
{
    [Fact]
    public async Task A_timeout_inside_one_message_leaves_the_others_alone_and_the_worker_alive()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddScoped<IFileMaker, ImpatientMaker>());

        await OweAsync(bot, "impatient", new FileContent(ImpatientMaker.Word, "x"));
        await OweAsync(bot, "other", new TextContent("别人的消息"));
        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 1);
        await OweAsync(bot, "later", new TextContent("后来的消息"));

        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 2);
        var reason = string.Empty;
        await Wait.UntilAsync(async () => (reason = await bot.AskStoreAsync(db => db.Outbox.Where(m => m.Key == "impatient").Select(m => m.LastReason).SingleAsync())) is not null);
        Assert.Equal("TaskCanceledException", reason);
    }

    private static Task OweAsync(Bot bot, string key, OutboundContent content) => bot.Services.GetRequiredService<StoreWriter>().RunAsync(
        (services, _, _) => ValueTask.FromResult(services.GetRequiredService<OutboxWriter>().Owe(key, ["bob"], content)),
        Bot.Token).AsTask();

    /// <summary>Runs into a timeout of its own.</summary>
    private sealed class ImpatientMaker : IFileMaker
    {
        public const string Word = "impatient";

        public string Name => Word;

        public ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken) => throw new TaskCanceledException("timed out inside");
    }
}
