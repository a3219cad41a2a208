using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BotService.Store.Disk;

/// <summary>What a path leads to: the same file may have several names, and a name may lead to something that is no file.</summary>
internal readonly record struct FileIdentity(long Device, ulong Number, bool IsRegular)
{
    private const int Here = -100;
    private const uint TypeAndNumber = 0x1 | 0x100;
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Of what the path leads to, links followed; null when there is nothing, or where nobody can tell.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // struct statx of Linux, which looks alike on every processor.
        var told = new byte[256];

        if (Statx(Here, path, 0, TypeAndNumber, told) != 0)
        {
            return null;
        }

        var kind = BinaryPrimitives.ReadUInt16LittleEndian(told.AsSpan(28)) & KindMask;
        return new FileIdentity(BinaryPrimitives.ReadInt64LittleEndian(told.AsSpan(136)), BinaryPrimitives.ReadUInt64LittleEndian(told.AsSpan(32)), kind == Regular);
    }

#pragma warning disable SYSLIB1054, CA2101 // Paths are UTF-8. One call with plain arguments; generated marshalling would need unsafe code.
    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] told);
#pragma warning restore SYSLIB1054, CA2101
}
