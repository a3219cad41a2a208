using BotService.Commands;
using BotService.Messaging;
using BotService.WeCom.Callbacks;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>Turns one authentic callback into the plain XML of its answer.</summary>
internal sealed partial class CallbackReceiver(CommandPipeline pipeline, TimeProvider time, IOptions<WeComOptions> options, ILogger<CallbackReceiver> logger)
{
    /// <summary>Null when there is nothing to say.</summary>
    public async ValueTask<string?> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message is InactiveAlertEvent or CloseInactiveAgentEvent)
        {
            Log.Inactive(logger, ((InboundEvent)message).Event);
        }

        if (Incoming.From(message) is not { } incoming)
        {
            Log.Ignored(logger, message.MsgType, (message as InboundEvent)?.Event ?? string.Empty);
            return null;
        }

        var reply = await pipeline.HandleAsync(incoming, cancellationToken);
        return Shape(incoming, reply)?.ToXml(message.FromUserName, options.Value.CorpId, time.GetUtcNow());
    }

    private static PassiveReply? Shape(IncomingMessage incoming, Reply reply)
    {
        if (reply.IsSilent)
        {
            return null;
        }

        return incoming.Kind is IncomingKind.Press && reply.ButtonText is { } button ? new UpdateButtonReply(button) : new TextReply(reply.Text);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Acknowledged a callback of type {Type} {Event} that needs no answer.")]
        public static partial void Ignored(ILogger logger, string type, string @event);

        [LoggerMessage(2, LogLevel.Warning, "WeCom warns: {Event}. An app that nobody uses is stopped; see the admin page.")]
        public static partial void Inactive(ILogger logger, string @event);
    }
}
