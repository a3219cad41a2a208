namespace BotService.Commands;

/// <summary>What a command's word means in front of something numbered, such as 传8.</summary>
internal enum BesideNumber
{
    /// <summary>Its usual meaning: the numbered thing is only part of what was said.</summary>
    Itself,

    /// <summary>It takes the numbered thing back: 撤回 传8.</summary>
    TakesBack,

    /// <summary>It shows the numbered thing, where nothing more follows: 统计 传8.</summary>
    Shows,

    /// <summary>It is refused: 完成 传8 must not confirm the week's topic, and the sender is told that it did not.</summary>
    Refused,

    /// <summary>It is refused where nothing more follows; 请假 传8 那天 is a leave.</summary>
    RefusedAlone,
}
