using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BotService.Simulator.Api;

/// <summary>One request to the API, read completely.</summary>
internal sealed record ApiRequest(string Method, IQueryCollection Query, string ContentType, ReadOnlyMemory<byte> Body)
{
    // Names twice in one object are refused: which of them WeCom would take is nobody's guess.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public bool TryReadObject(out JsonElement body)
    {
        body = default;

        try
        {
            using var document = JsonDocument.Parse(Body, Strict);
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return false;
        }

        return body.ValueKind is JsonValueKind.Object;
    }
}
