using System.Text;
using System.Text.Json;

namespace BotService.Simulator;

/// <summary>One message/send that WeCom accepted, as it was received.</summary>
public sealed record AcceptedSend
{
    /// <summary>Runs on over sends, chat lines and card changes of one simulator.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string MessageType { get; init; }

    /// <summary>Who gets it: without the invalid and the silently dropped ones, spelt as the service spelt them.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>Over 30 a minute or 1,000 an hour: accepted and never shown (document 90454).</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>The same JSON came within the duplicate check's interval: accepted and not delivered again.</summary>
    public required bool Duplicate { get; init; }

    public required string MessageId { get; init; }

    /// <summary>For one group-wide card update; null on messages that cannot be updated.</summary>
    public required string? ResponseCode { get; init; }

    public required ReadOnlyMemory<byte> Raw { get; init; }

    public string Json => Encoding.UTF8.GetString(Raw.Span);

    /// <summary>The object under the message type's name: <c>text</c>, <c>template_card</c> and so on.</summary>
    public JsonElement Content
    {
        get
        {
            using var document = JsonDocument.Parse(Raw);
            return document.RootElement.GetProperty(MessageType).Clone();
        }
    }

    public bool Reached(string userId) => !Duplicate && Users.Contains(userId, StringComparer.OrdinalIgnoreCase);
}
