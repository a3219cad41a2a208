using BotService.Store.Disk;

namespace BotService.Inbox;

/// <summary>Everything in a spool's folder that holds messages or tells that the spool is open.</summary>
internal static class SpoolFiles
{
    /// <summary>Those that the service makes, and what lies there already: damaged copies, and files of a release before.</summary>
    public static IEnumerable<string> In(string folder)
    {
        var path = Path.Combine(folder, SpoolDatabase.Name);
        var kept = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{SpoolDatabase.Name}*").Concat(Directory.GetFiles(folder, "messages*")) : [];
        return [.. StoreFile.AllOf(path), .. StoreFile.AllOf($"{path}.new"), $"{path}.lock", .. kept];
    }
}
