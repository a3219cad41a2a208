using System.Runtime.InteropServices;

namespace BotService.Store.Disk;

/// <summary>Everything that holds people is for its owner alone.</summary>
internal static class OwnedFile
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute;

    private const uint ForOthers = 0x3F;

    /// <summary>From here on this process makes files and folders that nobody else can open, also those that libraries make.</summary>
    public static void MakeDefault()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(ForOthers);
        }
    }

    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return options;
    }

    /// <summary>One that is there already stays as it is.</summary>
    public static void MakeFolder(string folder) => _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, FolderMode);

    /// <summary>Closes files that an earlier version left open to others; those of another owner stay as they are.</summary>
    public static void Close(IEnumerable<string> files)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in files.Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, Mode);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
            {
                // Whoever owns it decides.
            }
        }
    }

#pragma warning disable SYSLIB1054 // One call with a number; generated marshalling would need unsafe code.
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
#pragma warning restore SYSLIB1054
}
