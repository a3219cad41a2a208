using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Gives each process on a machine a spool file of its own, and the one that starts next what a dead one left behind.</summary>
internal sealed partial class SpoolFolder(IOptions<SpoolOptions> options, ILogger<SpoolFolder> logger)
{
    private const int MostProcesses = 8;

    /// <summary>The first file that nobody holds; with everything in it that waits in files nobody holds.</summary>
    public SpoolFile Open()
    {
        Make(options.Value.Directory);
        SpoolFile? mine = null;

        for (var number = 1; number <= MostProcesses; number++)
        {
            var path = PathOf(number);

            if ((mine is not null && !File.Exists(path)) || TryOpen(path) is not { } file)
            {
                continue;
            }

            if (mine is null)
            {
                mine = file;
                continue;
            }

            using (file)
            {
                Adopt(file, mine);
            }
        }

        return mine ?? throw new IOException("Every spool file is held by another process.");
    }

    private static void Adopt(SpoolFile left, SpoolFile mine)
    {
        // Not a query: LINQ asks only the last element of what it shall return the last of.
        foreach (var payload in left.All())
        {
            mine.Flush(mine.Append(payload));
        }

        while (left.Count > 0)
        {
            left.Drop();
        }
    }

    private SpoolFile? TryOpen(string path)
    {
        try
        {
            var file = SpoolFile.Open(path);
            Report(file);
            return file;
        }
        catch (IOException) when (IsHeld(path))
        {
            return null;
        }
    }

    private string PathOf(int number) => Path.Combine(options.Value.Directory, number == 1 ? "messages.spool" : $"messages-{number}.spool");

    private static bool IsHeld(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return File.Exists(path);
        }
    }

    private void Report(SpoolFile file)
    {
        if (file.Count > 0 || file.Torn > 0)
        {
            Log.Opened(logger, file.Count, file.Torn);
        }

        if (file.Damaged > 0)
        {
            Log.Damaged(logger, file.Damaged);
        }
    }

    /// <summary>One that is there already stays as it is.</summary>
    private static void Make(string folder) => _ = OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Opened a spool with {Count} waiting messages; {Torn} bytes of an unfinished one were cut.")]
        public static partial void Opened(ILogger logger, int count, long torn);

        [LoggerMessage(2, LogLevel.Error, "{Bytes} bytes of the spool are damaged; a copy was kept beside it and the whole messages around them are processed.")]
        public static partial void Damaged(ILogger logger, long bytes);
    }
}
