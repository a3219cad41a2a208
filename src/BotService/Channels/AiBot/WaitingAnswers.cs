using System.Text;
using BotService.Messaging;

namespace BotService.Channels.AiBot;

/// <summary>What a group is still to be told. It is said as one message, so what no message holds goes, the oldest first.</summary>
internal sealed class WaitingAnswers
{
    private const int Most = 50;

    private readonly List<Reply> _replies = [];

    /// <summary>Of the callback that came last.</summary>
    public string ReqId { get; private set; } = string.Empty;

    public string Text => string.Join('\n', _replies.Select(reply => reply.Text));

    /// <summary>The same text is said once, and so is what a later answer supersedes.</summary>
    public void Add(string reqId, Reply reply)
    {
        ReqId = reqId;
        _replies.RemoveAll(known => known.Text == reply.Text || (known.Supersedes is not null && known.Supersedes == reply.Supersedes));
        _replies.Add(reply);

        while (_replies.Count > 1 && (_replies.Count > Most || Bytes() > MarkdownText.MostBytes))
        {
            _replies.RemoveAt(0);
        }
    }

    private int Bytes() => _replies.Sum(reply => Encoding.UTF8.GetByteCount(reply.Text) + 1);
}
