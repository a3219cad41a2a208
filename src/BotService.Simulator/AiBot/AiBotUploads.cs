using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>Files that come up in pieces; what is whole gets a media id.</summary>
internal sealed class AiBotUploads
{
    private const int MostChunk = 512 * 1024;

    private readonly ConcurrentDictionary<string, SortedDictionary<int, byte[]>> _pieces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _media = new(StringComparer.Ordinal);
    private int _number;

    public byte[]? Find(string mediaId) => _media.GetValueOrDefault(mediaId);

    public int Take(string cmd, JsonObject body, JsonObject answer) => cmd switch
    {
        "aibot_upload_media_init" => Begin(body, answer),
        "aibot_upload_media_chunk" => Add(body),
        _ => End(body, answer),
    };

    private int Begin(JsonObject body, JsonObject answer)
    {
        if ((long?)body["total_size"] is not >= 5 || (int?)body["total_chunks"] is not (>= 1 and <= 100))
        {
            return 40008;
        }

        var id = $"up-{Interlocked.Increment(ref _number)}";
        _pieces[id] = [];
        answer["upload_id"] = id;
        return 0;
    }

    private int Add(JsonObject body)
    {
        var bytes = Convert.FromBase64String((string?)body["base64_data"] ?? string.Empty);

        if (bytes.Length > MostChunk || !_pieces.TryGetValue((string?)body["upload_id"] ?? string.Empty, out var pieces))
        {
            return 40008;
        }

        pieces[(int?)body["chunk_index"] ?? 0] = bytes;
        return 0;
    }

    private int End(JsonObject body, JsonObject answer)
    {
        if (!_pieces.TryRemove((string?)body["upload_id"] ?? string.Empty, out var pieces))
        {
            return 40008;
        }

        var id = $"media-{Interlocked.Increment(ref _number)}";
        _media[id] = [.. pieces.Values.SelectMany(piece => piece)];
        answer["type"] = "file";
        answer["media_id"] = id;
        answer["created_at"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return 0;
    }
}
