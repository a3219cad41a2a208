namespace BotService.Files;

/// <summary>Ends the reading of one file that takes longer than anybody would wait.</summary>
internal sealed class TableDeadline
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public void Check()
    {
        if (TimeProvider.System.GetElapsedTime(_started) > TableLimits.MostTime)
        {
            throw new TableRefusal($"读取超过 {TableLimits.MostTime.TotalSeconds:0} 秒，已停止，什么都没有导入。请把用不到的工作表和格式删掉，或分成几个文件。");
        }
    }
}
