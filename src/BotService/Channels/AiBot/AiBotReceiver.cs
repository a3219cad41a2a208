using BotService.Commands;
using BotService.Inbox;
using BotService.Messaging;
using BotService.WeCom;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>Takes what comes over the socket, in the order of its conversation, and sees that it is answered. Never throws: the socket goes on.</summary>
internal sealed partial class AiBotReceiver(
    MessageIntake intake, CommandCatalog catalog, SenderLimit limit, RefusalLog refusals, ConversationQueue queue, AiBotReplies replies, GroupAnswers groups,
    IOptions<AiBotOptions> options, ILogger<AiBotReceiver> logger)
{
    public Task TakeAsync(AiBotFrame frame)
    {
        if (FrameReading.From(frame, options.Value.Name, word => catalog.Find(word) is not null) is not { } message)
        {
            Log.Ignored(logger, Printable(frame.Body?.Event?.EventType ?? frame.Body?.MsgType));
            return Task.CompletedTask;
        }

        if (limit.Broken(message) is { } which)
        {
            return TooMuchAsync(frame, message, which);
        }

        // Quotes, pictures and the like are not kept while it waits.
        var kept = frame with { Body = message.Kind is IncomingKind.Press ? new AiBotBody { Event = frame.Body?.Event } : null };
        return queue.TryAdd(message.Place.GroupId ?? message.Sender, message.Text.Length, () => HandleAsync(kept, message)) ? Task.CompletedTask : TooMuchAsync(frame, message, "waiting");
    }

    /// <summary>Nothing is kept of it, so it is said now or not at all; a group need not hear whose it was.</summary>
    private async Task TooMuchAsync(AiBotFrame frame, IncomingMessage message, string which)
    {
        refusals.AddTurnedAway(which, from: null);

        if (message is { Place.IsGroup: false, Kind: IncomingKind.Words })
        {
            await replies.TurnAwayAsync(frame.ReqId, message);
        }
    }

    private async Task HandleAsync(AiBotFrame frame, IncomingMessage message)
    {
        try
        {
            await AnswerAsync(frame, message, await intake.TakeInAsync(message));
        }
        catch (Exception exception)
        {
            Log.Failed(logger, message.Kind, exception);
        }
    }

    private Task AnswerAsync(AiBotFrame frame, IncomingMessage message, Reply reply) => message switch
    {
        _ when reply.IsSilent => Task.CompletedTask,
        { Place.GroupId: { } group } => groups.SayAsync(group, frame.ReqId, reply),
        { Kind: IncomingKind.Joined } => replies.WelcomeAsync(frame.ReqId, message, reply),
        { Kind: IncomingKind.Press } => replies.ChangeCardAsync(frame, message, reply),
        _ => replies.SayAsync(frame.ReqId, message, reply),
    };

    private static string Printable(string? text) => text is null ? "none" : WeComText.CutToCharacters(new string([.. text.Where(c => !char.IsControl(c))]), 60);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A frame of kind {Kind} needs no answer.")]
        public static partial void Ignored(ILogger logger, string kind);

        [LoggerMessage(2, LogLevel.Error, "A frame of kind {Kind} failed in our hands and was not answered.")]
        public static partial void Failed(ILogger logger, IncomingKind kind, Exception exception);
    }
}
