using System.Text;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Takes a person out of what the spool keeps for a person to look at; the service may be running.</summary>
internal sealed class SpoolErasure(IOptions<SpoolOptions> options)
{
    private string Folder => options.Value.Directory;

    private string FilePath => Path.Combine(Folder, SpoolDatabase.Name);

    /// <summary>A file in which something still waits to be done or looked at; null when there is none.</summary>
    public string? Waiting()
    {
        var left = Directory.Exists(Folder) ? OldSpool.Files(Folder).Concat(Directory.GetFiles(Folder, "*.damaged")).FirstOrDefault(file => new FileInfo(file).Length > 0) : null;

        if (left is not null || !File.Exists(FilePath))
        {
            return left;
        }

        using var database = SpoolDatabase.Open(FilePath);
        return database.Count(aside: false) > 0 ? FilePath : null;
    }

    /// <summary>Returns how many messages of this person were set aside; in a dry run they stay.</summary>
    public int Remove(string userId, bool dryRun)
    {
        if (!File.Exists(FilePath))
        {
            return 0;
        }

        using var database = SpoolDatabase.Open(FilePath);
        var theirs = database.All(aside: true).FindAll(message => IsBy(message.Payload, UserKey.Of(userId)));

        if (!dryRun && theirs.Count > 0)
        {
            theirs.ForEach(message => database.Remove(message.Number));
            database.Sweep();
        }

        return theirs.Count;
    }

    /// <summary>Also when another release wrote it and only the name in it can be told.</summary>
    private static bool IsBy(byte[] payload, string userKey) => SpoolJson.Read(payload) is { } message
        ? UserKey.Of(message.Sender) == userKey
        : Encoding.UTF8.GetString(payload).Contains($"\"{userKey}\"", StringComparison.OrdinalIgnoreCase);
}
