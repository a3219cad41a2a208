using BotService.Messaging;
using BotService.WeCom.AiBot;

namespace BotService.Channels.AiBot;

/// <summary>Answers a group within its budget: what exceeds it waits and is said in one message. Of several counts the latest is enough, because the records are stored already.</summary>
internal sealed class GroupAnswers(AiBotClient client, ConversationBudget budget)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, WaitingAnswers> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public async Task SayAsync(string group, string reqId, Reply reply)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(group, out var waiting))
            {
                waiting.Add(reqId, reply);
                return;
            }

            if (!budget.TryTake(group, ConversationBudget.Replies, out _))
            {
                _waiting[group] = waiting = new WaitingAnswers();
                waiting.Add(reqId, reply);
                _ = SayLaterAsync(group);
                return;
            }
        }

        await SendAsync(reqId, reply.Text);
    }

    private async Task SayLaterAsync(string group)
    {
        WaitingAnswers waiting;

        while (true)
        {
            await Task.Delay(Look, TimeProvider.System);

            lock (_gate)
            {
                if (budget.TryTake(group, ConversationBudget.Replies, out _) && _waiting.Remove(group, out waiting!))
                {
                    break;
                }
            }
        }

        await SendAsync(waiting.ReqId, waiting.Text);
    }

    private Task SendAsync(string reqId, string text) => client.ReplyAsync(AiBotCommands.Respond, reqId, AiBotCard.Words(MarkdownText.Of(text)), CancellationToken.None);
}
