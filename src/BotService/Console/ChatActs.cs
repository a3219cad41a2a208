using BotService.Commands;
using BotService.Console.Access;
using BotService.Messaging;

namespace BotService.Console;

/// <summary>What a button does is what the chat's words do: one rule in one place, one transaction, and a form that is sent twice acts once.</summary>
internal sealed class ChatActs(CommandPipeline pipeline)
{
    /// <summary>The hidden field by which a form is known again.</summary>
    public const string OnceField = "once";

    private const string Channel = "console";

    private const int LongestKey = 64;

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>The words of a form as a message; the same form has the same key.</summary>
    public static IncomingMessage Message(ConsoleVisit visit, string? once, string words)
    {
        var key = once is { Length: > 0 and <= LongestKey } ? once : NewKey();
        return new IncomingMessage(Channel, $"{Channel}:{visit.UserKey}:{key}", visit.Caller.UserId, IncomingKind.Words, words) { CanAskBack = false };
    }

    public ValueTask<Reply> DoAsync(ConsoleVisit visit, string? once, string words, CancellationToken cancellationToken) =>
        pipeline.HandleAsync(Message(visit, once, words), cancellationToken);
}
