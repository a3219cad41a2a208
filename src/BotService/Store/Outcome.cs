namespace BotService.Store;

/// <summary>The six things that can have become of one person's topic; together they are always 应到.</summary>
internal enum Outcome
{
    Pending,
    OnTime,
    Late,
    Excused,
    NotStudied,
    Unreachable,
}

/// <summary>What each outcome is called in chat and in files.</summary>
internal static class OutcomeWords
{
    public static string Word(this Outcome outcome) => outcome switch
    {
        Outcome.OnTime => "按时",
        Outcome.Late => "补学",
        Outcome.Excused => "请假",
        Outcome.NotStudied => "没学",
        Outcome.Unreachable => "未送达",
        _ => "未报",
    };

    /// <summary>True once the person, or the liaison for the person, has said something: nobody is reminded any more.</summary>
    public static bool HasReply(this Outcome outcome) => outcome is Outcome.OnTime or Outcome.Late or Outcome.NotStudied or Outcome.Excused;
}
