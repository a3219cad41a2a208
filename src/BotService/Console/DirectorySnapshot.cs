using System.Text.Encodings.Web;
using System.Text.Json;
using BotService.Messaging;

namespace BotService.Console;

/// <summary>What was read of a directory, as it waits in the store for the button.</summary>
internal static class DirectorySnapshot
{
    // Nobody but us reads it: as short as it can be.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(DirectoryRange range) => JsonSerializer.SerializeToUtf8Bytes(range, Plain);

    public static DirectoryRange Read(byte[] content) => JsonSerializer.Deserialize<DirectoryRange>(content, Plain)!;
}
