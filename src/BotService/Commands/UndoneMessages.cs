using BotService.Inbox;

namespace BotService.Commands;

/// <summary>What this node keeps on its disk instead of having done it, in words for an admin.</summary>
internal sealed class UndoneMessages(MessageSpool spool, DeadLetterFile aside)
{
    public IEnumerable<string> Lines()
    {
        if (spool.Count > 0)
        {
            yield return $"暂存：{spool.Count} 条消息等数据库恢复后处理";
        }

        if (aside.Count() is > 0 and var left)
        {
            yield return $"处理不了：{left} 条消息留在暂存文件夹的 {DeadLetterFile.Name} 里，请维护人员按 docs/failures.md 处理";
        }
    }
}
