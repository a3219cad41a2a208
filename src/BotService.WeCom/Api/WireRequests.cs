using System.Text.Json.Serialization;

namespace BotService.WeCom.Api;

/// <summary>The JSON of message/send in the order of document 90236; what is null is not written.</summary>
internal sealed record SendWire(
    [property: JsonPropertyName("touser")] string ToUser,
    [property: JsonPropertyName("msgtype")] string MessageType,
    [property: JsonPropertyName("agentid")] int AgentId)
{
    public TextWire? Text { get; init; }

    public TextWire? Markdown { get; init; }

    [JsonPropertyName("textcard")]
    public TextCardWire? TextCard { get; init; }

    public MediaWire? File { get; init; }

    public MediaWire? Image { get; init; }

    public TemplateCard? TemplateCard { get; init; }

    public int? EnableDuplicateCheck { get; init; }

    public int? DuplicateCheckInterval { get; init; }
}

internal sealed record TextWire(string Content);

internal sealed record TextCardWire(string Title, string Description, string Url, [property: JsonPropertyName("btntxt")] string? ButtonText);

internal sealed record MediaWire(string MediaId);

internal sealed record MenuWire(IReadOnlyList<MenuButtonWire> Button);

internal sealed record MenuButtonWire(string? Type, string? Name, string? Key, string? Url, IReadOnlyList<MenuButtonWire>? SubButton);
