using BotService.WeCom.AiBot;

namespace BotService.Channels.AiBot;

/// <summary>Answers a group within its budget: what would be too much waits and is said together. It holds nothing of anybody, so the latest number will do; the record stands already.</summary>
internal sealed class GroupAnswers(AiBotClient client, ConversationBudget budget)
{
    private const string Count = "已签到";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public async Task SayAsync(string group, string reqId, string text)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(group, out var waiting))
            {
                waiting.Add(reqId, text);
                return;
            }

            if (!budget.TryTake(group, ConversationBudget.Replies, out _))
            {
                _waiting[group] = waiting = new Waiting();
                waiting.Add(reqId, text);
                _ = SayLaterAsync(group);
                return;
            }
        }

        await SendAsync(reqId, text);
    }

    private async Task SayLaterAsync(string group)
    {
        Waiting waiting;

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

        await SendAsync(waiting.ReqId, string.Join('\n', waiting.Texts));
    }

    private Task SendAsync(string reqId, string text) => client.ReplyAsync(AiBotCommands.Respond, reqId, AiBotCard.Words(MarkdownText.Of(text)), CancellationToken.None);

    private sealed class Waiting
    {
        public string ReqId { get; private set; } = string.Empty;

        public List<string> Texts { get; } = [];

        public void Add(string reqId, string text)
        {
            ReqId = reqId;
            Texts.RemoveAll(known => known == text || (known.StartsWith(Count, StringComparison.Ordinal) && text.StartsWith(Count, StringComparison.Ordinal)));
            Texts.Add(text);
        }
    }
}
