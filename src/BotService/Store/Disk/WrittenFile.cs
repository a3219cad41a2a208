using Microsoft.Extensions.Options;

namespace BotService.Store.Disk;

/// <summary>Files that the operator has us write or read: which names they must not have.</summary>
internal sealed class WrittenFile(IOptions<StoreOptions> options, IEnumerable<FilesInUse> others)
{
    /// <summary>What forbids to write there; null when nothing does.</summary>
    public WriteObstacle? ObstacleTo(string target)
    {
        var path = Path.GetFullPath(target);

        if (Directory.Exists(path))
        {
            return WriteObstacle.Folder;
        }

        if (IsOfStore(path))
        {
            return WriteObstacle.Store;
        }

        if (LeadsToOne(path, others.SelectMany(files => files.All())))
        {
            return WriteObstacle.InUse;
        }

        return File.Exists(path) && FileIdentity.Of(path) is { IsRegular: false } ? WriteObstacle.NotRegular : null;
    }

    /// <summary>Whether the path, by whatever name, leads to the store or what SQLite keeps beside it.</summary>
    public bool IsOfStore(string path) => StoreFile.Of(options.Value) is { } store && LeadsToOne(path, StoreFile.AllOf(store));

    private static bool LeadsToOne(string path, IEnumerable<string> files)
    {
        var real = Real(path);
        var identity = FileIdentity.Of(path);
        return files.Any(file => Real(file) == real || (identity is not null && FileIdentity.Of(file) == identity));
    }

    /// <summary>The path without links, as far as it exists.</summary>
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var file = new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
        var folder = Path.GetDirectoryName(file);
        return folder is null ? file : Path.Combine(RealFolder(new DirectoryInfo(folder)), Path.GetFileName(file));
    }

    private static string RealFolder(DirectoryInfo folder)
    {
        var target = folder.LinkTarget is not null && folder.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo end ? end : folder;
        return target.Parent is null ? target.FullName : Path.Combine(RealFolder(target.Parent), target.Name);
    }
}

/// <summary>Why a file is not written.</summary>
internal enum WriteObstacle
{
    Folder,

    /// <summary>It belongs to the store that is in use.</summary>
    Store,

    /// <summary>The running service keeps it for something else, such as messages that wait.</summary>
    InUse,

    /// <summary>A device, a pipe or the like.</summary>
    NotRegular,
}
