using System.Diagnostics;
using System.Net;
using BotService.Commands;
using BotService.Hosting;
using BotService.Inbox;
using BotService.Messaging;
using BotService.WeCom.Callbacks;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>Turns one authentic callback into the plain XML of its answer.</summary>
internal sealed partial class CallbackReceiver(
    MessageIntake intake, SenderLimit limit, MessageAge age, RefusalLog refusals, TimeProvider time, IOptions<WeComOptions> options, ILogger<CallbackReceiver> logger)
{
    /// <summary>Null when there is nothing to say. Never throws: what is authentic is acknowledged, and a bug is ours to find in the log.</summary>
    public async ValueTask<string?> ReceiveAsync(InboundMessage message, IPAddress? from)
    {
        if (age.IsTooOld(message.CreateTime))
        {
            refusals.Add("Old, acknowledged without effect", from);
            return null;
        }

        using var activity = ServiceMetrics.Traces.StartActivity("callback", ActivityKind.Server);
        ServiceMetrics.CallbackTaken("Accepted");

        try
        {
            return await AnswerAsync(message, from);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, message.MsgType, exception);
            return null;
        }
    }

    private async ValueTask<string?> AnswerAsync(InboundMessage message, IPAddress? from)
    {
        if (message is InactiveAlertEvent or CloseInactiveAgentEvent)
        {
            Log.Inactive(logger, ((InboundEvent)message).Event);
        }

        if (IncomingFrom(message) is not { } incoming)
        {
            Log.Ignored(logger, message.MsgType, (message as InboundEvent)?.Event ?? string.Empty);
            return null;
        }

        var reply = limit.Broken(incoming) is { } which ? TooMuch(which, from) : await intake.TakeInAsync(incoming);
        return Shape(incoming, reply)?.ToXml(message.FromUserName, options.Value.CorpId, time.GetUtcNow());
    }

    /// <summary>WeCom's message in the words of the pipeline; null for what needs no answer and leaves no trace.</summary>
    private static IncomingMessage? IncomingFrom(InboundMessage message) => message switch
    {
        TextMessage text => Make(message, IncomingKind.Words, text.Content),
        ClickEvent click => Make(message, IncomingKind.Words, click.EventKey),
        TemplateCardEvent card => Make(message, IncomingKind.Press, card.EventKey),
        SubscribeEvent => Make(message, IncomingKind.Joined, string.Empty),
        ImageMessage or VoiceMessage or VideoMessage or LocationMessage or LinkMessage => Make(message, IncomingKind.Wordless, string.Empty),
        _ => null,
    };

    private static IncomingMessage Make(InboundMessage message, IncomingKind kind, string text) =>
        new(WeComChannel.ChannelName, message.Key, message.FromUserName, kind, text);

    private Reply TooMuch(string which, IPAddress? from)
    {
        refusals.AddTurnedAway(which, from);
        return Reply.Refuse(SenderLimit.TooFast);
    }

    private static PassiveReply? Shape(IncomingMessage incoming, Reply reply)
    {
        if (reply.IsSilent)
        {
            return null;
        }

        return incoming.Kind is IncomingKind.Press && reply.ButtonText is { } button ? new UpdateButtonReply(InertText.Of(button)) : new TextReply(InertText.Of(reply.Text));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Acknowledged a callback of type {Type} {Event} that needs no answer.")]
        public static partial void Ignored(ILogger logger, string type, string @event);

        [LoggerMessage(3, LogLevel.Error, "An authentic callback of type {Type} failed in our hands and was acknowledged without an answer.")]
        public static partial void Failed(ILogger logger, string type, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "WeCom warns: {Event}. An app that nobody uses is stopped; see the admin page.")]
        public static partial void Inactive(ILogger logger, string @event);
    }
}
