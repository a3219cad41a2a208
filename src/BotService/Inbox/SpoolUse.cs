using BotService.Store.Disk;

namespace BotService.Inbox;

/// <summary>Tells other processes of this machine that the spool is open here, so that none of them moves a damaged one from under it. The system takes it back from a process that died.</summary>
internal static class SpoolUse
{
    /// <summary>Held by everybody who has the spool open.</summary>
    /// <exception cref="IOException">Somebody is just replacing it.</exception>
    public static FileStream Shared(string path) => Take(path, FileShare.Read);

    /// <summary>Held by nobody else.</summary>
    /// <exception cref="IOException">Another process has the spool open.</exception>
    public static FileStream Alone(string path) => Take(path, FileShare.None);

    private static FileStream Take(string path, FileShare share)
    {
        var options = OwnedFile.Options(FileMode.OpenOrCreate);
        (options.Access, options.Share) = (FileAccess.Read, share);
        return new FileStream($"{path}.lock", options);
    }
}
