using Microsoft.Extensions.Options;

namespace BotService.Store.Disk;

/// <summary>Files that the operator has us write or read: which names they must not have.</summary>
internal sealed class WrittenFile(IOptions<StoreOptions> options)
{
    /// <summary>Why nothing is written there, for the operator; null when it may be.</summary>
    public string? Refusal(string target)
    {
        var path = Path.GetFullPath(target);

        if (Directory.Exists(path))
        {
            return $"{target} 是文件夹，请写出文件的名字。";
        }

        if (IsOfStore(path))
        {
            return $"{target} 是正在使用的数据库自己的文件，写进去会毁掉全部数据；请换一个文件名。";
        }

        return File.Exists(path) && FileIdentity.Of(path) is { IsRegular: false } ? $"{target} 不是普通文件，没有写；请换一个文件名。" : null;
    }

    /// <summary>Whether the path, by whatever name, leads to the store or what SQLite keeps beside it.</summary>
    public bool IsOfStore(string path)
    {
        if (StoreFile.Of(options.Value) is not { } store)
        {
            return false;
        }

        var real = Real(path);
        var identity = FileIdentity.Of(path);
        return StoreFile.AllOf(store).Any(file => Real(file) == real || (identity is not null && FileIdentity.Of(file) == identity));
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
