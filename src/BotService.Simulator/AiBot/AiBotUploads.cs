using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>Files that come up in pieces; what is whole gets a media id for three days.</summary>
internal sealed class AiBotUploads(TimeProvider time, AiBotRate rate)
{
    private const int LeastBytes = 5;
    private const int MostChunk = 512 * 1024;
    private const int MostNameBytes = 256;
    private const int Megabyte = 1024 * 1024;

    /// <summary>Uploads at once: what was begun and left makes room.</summary>
    private const int MostBegun = 10;

    /// <summary>Of all files that are kept: two of the largest.</summary>
    private const int MostKept = 40 * Megabyte;

    /// <summary>30 a minute and 1,000 an hour for the bot; no conversation has an empty name.</summary>
    private const string OfTheBot = "";

    private static readonly BrokenRule NoSuchUpload = new(AiBotCodes.BadForm, "no such upload, or over 30 minutes old");
    private static readonly Dictionary<string, int> MostBytes = new() { ["file"] = 20 * Megabyte, ["image"] = 2 * Megabyte, ["voice"] = 2 * Megabyte, ["video"] = 10 * Megabyte };
    private static readonly TimeSpan UploadLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly Recent<Media> _media = new(200, MostKept, media => media.Content.Length);
    private int _number;

    public Media? Find(string mediaId) => _media.Snapshot().LastOrDefault(kept => kept.Id == mediaId) is { } media && time.GetUtcNow() - media.At < MediaLife ? media : null;

    public BrokenRule? Take(string cmd, JsonObject body, JsonObject answer) => cmd switch
    {
        "aibot_upload_media_init" => Begin(body, answer),
        "aibot_upload_media_chunk" => Add(body),
        _ => End(body, answer),
    };

    private BrokenRule? Begin(JsonObject body, JsonObject answer)
    {
        var (kind, size, chunks) = (JsonText.Of(body, "type"), JsonText.NumberOf(body, "total_size") ?? 0, JsonText.NumberOf(body, "total_chunks") ?? 0);

        if (!MostBytes.TryGetValue(kind, out var most))
        {
            return new(AiBotCodes.BadForm, $"an upload cannot be '{kind}'");
        }

        if (size < LeastBytes || size > most)
        {
            return new(AiBotCodes.BadForm, $"{kind} of {size} bytes, {LeastBytes} to {most} fit");
        }

        if (chunks is < 1 or > 100)
        {
            return new(AiBotCodes.BadForm, "an upload has 1 to 100 pieces");
        }

        if (Encoding.UTF8.GetByteCount(JsonText.Of(body, "filename")) is < 1 or > MostNameBytes)
        {
            return new(AiBotCodes.BadForm, "filename has 1 to 256 bytes");
        }

        if (rate.Take(OfTheBot) is { } refused)
        {
            return refused;
        }

        foreach (var (left, _) in _uploads.OrderBy(upload => upload.Value.Since).Take(_uploads.Count - MostBegun + 1).ToList())
        {
            _uploads.TryRemove(left, out _);
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"up-{Interlocked.Increment(ref _number)}");
        _uploads[id] = new Upload(kind, JsonText.Of(body, "filename"), (int)size, (int)chunks, JsonText.Of(body, "md5"), time.GetUtcNow());
        answer["upload_id"] = id;
        return null;
    }

    /// <summary>In any order; a piece that comes again changes nothing.</summary>
    private BrokenRule? Add(JsonObject body)
    {
        if (Known(body) is not { } upload)
        {
            return NoSuchUpload;
        }

        if (JsonText.NumberOf(body, "chunk_index") is not { } index || index < 0 || index >= upload.Chunks)
        {
            return new(AiBotCodes.BadForm, "chunk_index is below total_chunks");
        }

        var bytes = new byte[MostChunk];

        if (!Convert.TryFromBase64String(JsonText.Of(body, "base64_data"), bytes, out var length))
        {
            return new(AiBotCodes.BadForm, "a piece is Base64 of up to 512 KB");
        }

        // More than was announced never becomes whole, and is not kept till then.
        if (!upload.Pieces.ContainsKey((int)index) && upload.Pieces.Values.Sum(piece => piece.Length) + length > upload.Size)
        {
            return new(AiBotCodes.BadForm, "more bytes than were announced");
        }

        upload.Pieces.TryAdd((int)index, bytes[..length]);
        return null;
    }

#pragma warning disable CA5351 // The protocol's own check against a broken transfer.
    private BrokenRule? End(JsonObject body, JsonObject answer)
    {
        if (Known(body) is not { } upload)
        {
            return NoSuchUpload;
        }

        byte[] whole = [.. upload.Pieces.OrderBy(piece => piece.Key).SelectMany(piece => piece.Value)];

        if (upload.Pieces.Count != upload.Chunks || whole.Length != upload.Size)
        {
            return new(AiBotCodes.BadForm, "fewer pieces or bytes than were announced");
        }

        if (upload.Md5.Length > 0 && !string.Equals(upload.Md5, Convert.ToHexString(MD5.HashData(whole)), StringComparison.OrdinalIgnoreCase))
        {
            return new(AiBotCodes.BadForm, "md5 of other bytes");
        }

        _uploads.TryRemove(JsonText.Of(body, "upload_id"), out _);
        var id = string.Create(CultureInfo.InvariantCulture, $"media-{Interlocked.Increment(ref _number)}");
        _media.Add(new Media(id, upload.Kind, upload.Name, whole, time.GetUtcNow()));
        answer["type"] = upload.Kind;
        answer["media_id"] = id;
        answer["created_at"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return null;
    }
#pragma warning restore CA5351

    private Upload? Known(JsonObject body) =>
        _uploads.TryGetValue(JsonText.Of(body, "upload_id"), out var upload) && time.GetUtcNow() - upload.Since < UploadLife ? upload : null;

    /// <summary>A file that came up whole.</summary>
    internal sealed record Media(string Id, string Kind, string Name, byte[] Content, DateTimeOffset At);

    private sealed record Upload(string Kind, string Name, int Size, int Chunks, string Md5, DateTimeOffset Since)
    {
        public ConcurrentDictionary<int, byte[]> Pieces { get; } = new();
    }
}
