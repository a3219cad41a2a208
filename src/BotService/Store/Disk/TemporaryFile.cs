using System.Diagnostics;
using System.Globalization;

namespace BotService.Store.Disk;

/// <summary>Files that are being written, for their owner alone. Their names tell whose they are, so that those of a process that died can be told from those at work.</summary>
internal static class TemporaryFile
{
    private const string Ending = ".draft";

    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];

    /// <summary>An empty one beside the target, on the same disk so that it can take the target's place in one step.</summary>
    public static string Beside(string target)
    {
        var path = Path.GetFullPath(target);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SweepBeside(path);
        return Create(path);
    }

    /// <summary>An empty one in the machine's folder for such files.</summary>
    public static string Elsewhere()
    {
        var common = Path.Combine(Path.GetTempPath(), "botservice");
        SweepBeside(common);
        return Create(common);
    }

    public static void Discard(string draft)
    {
        foreach (var companion in Companions)
        {
            File.Delete(draft + companion);
        }
    }

    /// <summary>Deletes what processes that died have left where <see cref="Elsewhere"/> makes them.</summary>
    public static void Sweep() => SweepBeside(Path.Combine(Path.GetTempPath(), "botservice"));

    /// <summary>Deletes what processes that died have left beside a target.</summary>
    public static void SweepBeside(string target)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;

        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder, $"{Path.GetFileName(target)}.*{Ending}*").Where(file => IsLeft(file, Path.GetFileName(target))))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, in a folder that we share.
            }
        }
    }

    private static string Create(string target)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}{Ending}");
        new FileStream(draft, OwnedFile.Options(FileMode.CreateNew)).Dispose();
        return draft;
    }

    private static bool IsLeft(string file, string target)
    {
        var digits = Path.GetFileName(file)[(target.Length + 1)..].Split('-')[0];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsAtWork(process, file);
    }

    /// <summary>Process numbers repeat in a container: a file with our number that is older than this process belongs to one that died.</summary>
    private static bool IsAtWork(int number, string file)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return number != Environment.ProcessId || File.GetLastWriteTimeUtc(file) >= process.StartTime.ToUniversalTime().AddSeconds(-1);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
