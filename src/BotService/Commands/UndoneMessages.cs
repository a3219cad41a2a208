using BotService.Inbox;

namespace BotService.Commands;

/// <summary>Messages that this node could not process and keeps on its disk, in words for an admin.</summary>
internal sealed class UndoneMessages(MessageSpool spool)
{
    public IEnumerable<string> Lines()
    {
        if (spool.Count > 0)
        {
            yield return $"暂存：{spool.Count} 条消息等数据库恢复后处理";
        }

        if (spool.AsideCount is > 0 and var left)
        {
            yield return $"处理不了：{left} 条消息还留在暂存里。请维护人员按 docs/failures.md 排除原因后重启服务，重启时会再试";
        }
    }
}
