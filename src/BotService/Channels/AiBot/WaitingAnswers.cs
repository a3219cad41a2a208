using System.Text;

namespace BotService.Channels.AiBot;

/// <summary>What a group is still to be told. It is said as one message, so what no message holds goes, the oldest first.</summary>
internal sealed class WaitingAnswers
{
    private const int Most = 50;

    private const string Count = "已签到";

    private readonly List<string> _texts = [];

    /// <summary>Of the callback that came last.</summary>
    public string ReqId { get; private set; } = string.Empty;

    public string Text => string.Join('\n', _texts);

    /// <summary>What says the same again, and a number that a later one overtakes, is said once.</summary>
    public void Add(string reqId, string text)
    {
        ReqId = reqId;
        _texts.RemoveAll(known => known == text || (known.StartsWith(Count, StringComparison.Ordinal) && text.StartsWith(Count, StringComparison.Ordinal)));
        _texts.Add(text);

        while (_texts.Count > 1 && (_texts.Count > Most || Bytes() > MarkdownText.MostBytes))
        {
            _texts.RemoveAt(0);
        }
    }

    private int Bytes() => _texts.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
}
