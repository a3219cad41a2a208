namespace BotService.Commands;

/// <summary>Commands whose words stand in no attribute, such as those of a ledger's file.</summary>
internal interface ICommandSource
{
    IEnumerable<CommandEntry> Entries { get; }
}
