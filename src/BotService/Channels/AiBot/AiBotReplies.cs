using BotService.Commands;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using BotService.WeCom.AiBot;

namespace BotService.Channels.AiBot;

/// <summary>Answers one person under the number of what was said. What cannot be said so any more is owed as a push, once.</summary>
internal sealed partial class AiBotReplies(AiBotClient client, ConversationBudget budget, SenderAddresses senders, StoreWriter store, TimeProvider time, ILogger<AiBotReplies> logger)
{
    public async Task SayAsync(string reqId, IncomingMessage message, Reply reply)
    {
        if (!await TrySayAsync(AiBotCommands.Respond, reqId, message, AiBotCard.Words(MarkdownText.Of(reply.Text))))
        {
            await OweAsync(message, reply);
            return;
        }

        // The words above say how to answer; buttons only make it easier.
        var taskId = Guid.NewGuid().ToString("N");

        if ((reply.Question is { } question ? AiBotCard.Question(question, taskId) : AiBotCard.Offers(reply.Offers, taskId)) is { } card)
        {
            await TrySayAsync(AiBotCommands.Respond, reqId, message, card);
        }
    }

    /// <summary>Within five seconds or not at all: tomorrow the person is welcomed again.</summary>
    public async Task WelcomeAsync(string reqId, IncomingMessage message, Reply reply) =>
        await TrySayAsync(AiBotCommands.Welcome, reqId, message, new AiBotBody { MsgType = "text", Text = new AiBotText(reply.Text) });

    /// <summary>Says that too much came, if the budget of pushes allows it, so that answers to accepted messages keep theirs. Nothing is owed later.</summary>
    public Task TurnAwayAsync(string reqId, IncomingMessage message) => budget.TryTake(message.Sender, ConversationBudget.Pushes, out _)
        ? client.ReplyAsync(AiBotCommands.Respond, reqId, AiBotCard.Words(SenderLimit.TooFast), CancellationToken.None)
        : Task.CompletedTask;

    /// <summary>The card shows what became of the press; what does not fit on it follows as a message.</summary>
    public async Task ChangeCardAsync(AiBotFrame frame, IncomingMessage message, Reply reply)
    {
        var title = reply.ButtonText ?? (message.Answers is null ? null : "已答复");
        var isShown = title is not null && frame.Body?.Event?.PressedCard is { Length: > 0 } card
            && await TrySayAsync(AiBotCommands.UpdateCard, frame.ReqId, message, AiBotCard.Pressed(title, reply.Text, card, message.Sender));

        if (!isShown || reply.ButtonText is null)
        {
            await OweAsync(message, reply);
        }
    }

    /// <summary>True also where nobody said whether it arrived: saying it twice would be worse, and asking again gets the same answer.</summary>
    private async Task<bool> TrySayAsync(string cmd, string reqId, IncomingMessage message, AiBotBody body)
    {
        if (!budget.TryTake(message.Sender, ConversationBudget.Replies, out _))
        {
            return false;
        }

        var answer = await client.ReplyAsync(cmd, reqId, body, CancellationToken.None);

        if (!answer.IsOk)
        {
            Log.NotTaken(logger, cmd, answer.Code);
        }

        return answer.IsOk || answer.MayHaveArrived;
    }

    private async Task OweAsync(IncomingMessage message, Reply reply)
    {
        // Of somebody we do not know nothing is kept, not even an answer.
        if ((await senders.FindAsync(message.Channel, message.Sender, CancellationToken.None)).UserKey is null)
        {
            return;
        }

        var text = reply.HoldsSecret ? Reply.Refuse("刚才的回复没能发出来，请把那句话再发一次。") : reply;
        await store.RunAsync(
            async (_, db, token) =>
            {
                await db.OweAnswerAsync(message, text, time.GetUtcNow(), token);
                return true;
            },
            CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The bot's {Command} was not taken ({Code}); what matters of it follows as a push.")]
        public static partial void NotTaken(ILogger logger, string command, int code);
    }
}
