using BotService.Commands.Understanding;

namespace BotService.Commands;

/// <summary>Commands whose words stand in no attribute, such as those of a ledger's file.</summary>
internal interface ICommandSource
{
    IEnumerable<CommandEntry> Entries { get; }
}

/// <summary>Looks at a message before the documented words are looked for, or at what they were taken for.</summary>
internal interface IReadingStep
{
    /// <param name="otherwise">What it means without this step.</param>
    Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise);
}
