using System.Security.Cryptography;

namespace BotService.WeCom.AiBot;

/// <summary>Sends a file up the socket in pieces (document 101463).</summary>
public static class AiBotUpload
{
    /// <summary>Bytes of one piece before Base64.</summary>
    public const int ChunkBytes = 512 * 1024;

    /// <summary>The most a file may have.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The least the server takes.</summary>
    public const int LeastBytes = 5;

    /// <summary>The answer's body holds the media id when it is accepted; any piece that is not accepted ends it.</summary>
    /// <param name="client">A client that is logged in.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">Cut to 256 bytes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AiBotAnswer> UploadFileAsync(this AiBotClient client, ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        var chunks = (content.Length + ChunkBytes - 1) / ChunkBytes;
        var begun = await client.RequestAsync(AiBotCommands.UploadInit, Announce(content, fileName, chunks), cancellationToken);

        if (!begun.IsOk || begun.Body?.UploadId is not { } upload)
        {
            return begun;
        }

        for (var i = 0; i < chunks; i++)
        {
            var piece = content.Slice(i * ChunkBytes, Math.Min(ChunkBytes, content.Length - (i * ChunkBytes)));
            var taken = await client.RequestAsync(AiBotCommands.UploadChunk, new AiBotBody { UploadId = upload, ChunkIndex = i, Base64Data = Convert.ToBase64String(piece.Span) }, cancellationToken);

            if (!taken.IsOk)
            {
                return taken;
            }
        }

        return await client.RequestAsync(AiBotCommands.UploadFinish, new AiBotBody { UploadId = upload }, cancellationToken);
    }

#pragma warning disable CA5351, CA1308 // The protocol asks for MD5 in small hex; it guards against a broken transfer, not against people.
    private static AiBotBody Announce(ReadOnlyMemory<byte> content, string fileName, int chunks) => new()
    {
        Type = "file",
        FileName = WeComText.CutToBytes(fileName, 256),
        TotalSize = content.Length,
        TotalChunks = chunks,
        Md5 = Convert.ToHexString(MD5.HashData(content.Span)).ToLowerInvariant(),
    };
#pragma warning restore CA5351, CA1308
}
