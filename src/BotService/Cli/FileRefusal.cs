using BotService.Store.Disk;

namespace BotService.Cli;

/// <summary>Why nothing is written under a name that the operator gave.</summary>
internal static class FileRefusal
{
    /// <summary>Null when it may be written.</summary>
    public static string? Refusal(this WrittenFile files, string target) => files.ObstacleTo(target) switch
    {
        WriteObstacle.Folder => $"{target} 是文件夹，请写出文件的名字。",
        WriteObstacle.Store => $"{target} 是正在使用的数据库自己的文件，写进去会毁掉全部数据；请换一个文件名。",
        WriteObstacle.InUse => $"{target} 是本服务自己在用的文件，还没处理的消息在里面，写进去会丢；请换一个文件名。",
        WriteObstacle.NotRegular => $"{target} 不是普通文件，没有写；请换一个文件名。",
        _ => null,
    };
}
