using System.Text.Json.Serialization;
using BotService.WeCom.Api;

namespace BotService.WeCom.AiBot;

/// <summary>The body of a frame, in either direction; each command uses some of its fields (documents 101463, 100719, 101027, 101031).</summary>
public sealed record AiBotBody
{
    /// <summary>The bot that logs in.</summary>
    public string? BotId { get; init; }

    /// <summary>The secret of the long connection.</summary>
    public string? Secret { get; init; }

    /// <summary>Unique for each message and event; may come twice.</summary>
    [JsonPropertyName("msgid")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? MsgId { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? CreateTime { get; init; }

    /// <summary>The bot that was addressed.</summary>
    [JsonPropertyName("aibotid")]
    public string? AiBotId { get; init; }

    /// <summary>In a callback: "single" or "group".</summary>
    [JsonPropertyName("chattype")]
    public string? ChatKind { get; init; }

    /// <summary>A group's id as received; in a push also a person's.</summary>
    [JsonPropertyName("chatid")]
    public string? ChatId { get; init; }

    /// <summary>In a push: 1 single, 2 group.</summary>
    public int? ChatType { get; init; }

    /// <summary>Who did it; absent on disconnected_event.</summary>
    public AiBotSender? From { get; init; }

    /// <summary>Names the field that holds the content.</summary>
    [JsonPropertyName("msgtype")]
    public string? MsgType { get; init; }

    /// <summary>Plain words.</summary>
    public AiBotText? Text { get; init; }

    /// <summary>Words in Markdown, up to 20,480 bytes.</summary>
    public AiBotText? Markdown { get; init; }

    /// <summary>A text that can grow until it is finished.</summary>
    public AiBotGrowingText? Stream { get; init; }

    /// <summary>What was said, already written down.</summary>
    public AiBotText? Voice { get; init; }

    /// <summary>A picture.</summary>
    public AiBotMedia? Image { get; init; }

    /// <summary>A file.</summary>
    public AiBotMedia? File { get; init; }

    /// <summary>A film.</summary>
    public AiBotMedia? Video { get; init; }

    /// <summary>Words and pictures in turn.</summary>
    public AiBotMixed? Mixed { get; init; }

    /// <summary>The message that the person quoted; it has no id.</summary>
    public AiBotBody? Quote { get; init; }

    /// <summary>What happened.</summary>
    public AiBotEvent? Event { get; init; }

    /// <summary>A card; as an answer, in a push to a person, or in its changed form.</summary>
    public TemplateCard? TemplateCard { get; init; }

    /// <summary>"update_template_card" when a card changes.</summary>
    public string? ResponseType { get; init; }

    /// <summary>Who sees the changed card; absent is everybody.</summary>
    [JsonPropertyName("userids")]
    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>"file", "image", "voice" or "video" when media goes up.</summary>
    public string? Type { get; init; }

    /// <summary>Up to 256 bytes.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }

    /// <summary>Bytes in all.</summary>
    public long? TotalSize { get; init; }

    /// <summary>Pieces in all, up to 100.</summary>
    public int? TotalChunks { get; init; }

    /// <summary>Of all bytes, in hex.</summary>
    public string? Md5 { get; init; }

    /// <summary>An upload that has begun.</summary>
    public string? UploadId { get; init; }

    /// <summary>Which piece, from 0.</summary>
    public int? ChunkIndex { get; init; }

    /// <summary>One piece in Base64.</summary>
    public string? Base64Data { get; init; }

    /// <summary>What an upload became; good for three days.</summary>
    public string? MediaId { get; init; }

    /// <summary>When the media was made; unix seconds as text.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? CreatedAt { get; init; }

    /// <summary>Never what was said.</summary>
    public override string ToString() => $"{MsgType} {MsgId}";
}

/// <summary>Who wrote.</summary>
/// <param name="UserId">The userid, or an id that only this bot knows.</param>
public sealed record AiBotSender([property: JsonPropertyName("userid")] string? UserId);

/// <summary>Words.</summary>
/// <param name="Content">In a group it begins with @ and the bot's name.</param>
/// <param name="Feedback">Asks for a rating.</param>
public sealed record AiBotText(string? Content, FeedbackAsked? Feedback = null);

/// <summary>A text that replaces itself until it is finished.</summary>
/// <param name="Id">Ours; the first use makes the bubble.</param>
/// <param name="Finish">True closes it.</param>
/// <param name="Content">The whole text each time.</param>
/// <param name="Feedback">Asks for a rating; only in the first frame.</param>
public sealed record AiBotGrowingText(string? Id, bool Finish, string? Content, FeedbackAsked? Feedback = null);

/// <summary>A picture, file or film: with an address and a key when it comes, with a media id when it goes.</summary>
/// <param name="Url">Good for five minutes.</param>
/// <param name="AesKey">Base64, belongs to this address.</param>
/// <param name="MediaId">Of an upload.</param>
/// <param name="Title">Of a film.</param>
/// <param name="Description">Of a film.</param>
public sealed record AiBotMedia(string? Url = null, [property: JsonPropertyName("aeskey")] string? AesKey = null, string? MediaId = null, string? Title = null, string? Description = null);

/// <summary>Words and pictures in turn.</summary>
/// <param name="MsgItem">Each a body with msgtype text or image.</param>
public sealed record AiBotMixed(IReadOnlyList<AiBotBody>? MsgItem);
