using System.IO.Compression;

namespace BotService.Files;

internal static class PackedSize
{
    /// <summary>What the parts of a packed file say of themselves, each counted only so far that the sum cannot overflow.</summary>
    public static bool ClaimMoreThan(this IEnumerable<ZipArchiveEntry> parts, long most) => parts.Sum(part => Math.Min(part.Length, most + 1)) > most;
}
