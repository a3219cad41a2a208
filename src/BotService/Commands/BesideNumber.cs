namespace BotService.Commands;

/// <summary>What a command's word means before what is called by a character and a number, such as 传8.</summary>
internal enum BesideNumber
{
    /// <summary>What it always means: what has the number is only part of what is said.</summary>
    Itself,

    /// <summary>What has the number is taken back: 撤回 传8.</summary>
    TakesBack,

    /// <summary>What has the number is shown, where nothing more follows: 统计 传8.</summary>
    Shows,

    /// <summary>Nothing: 完成 传8 must not confirm the week's topic, and the sender hears that it did not.</summary>
    Refused,

    /// <summary>The same where nothing more follows; 请假 传8 那天 is a leave.</summary>
    RefusedAlone,
}
