using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Commands;

/// <summary>Says in one line how a person stands, to whoever only greets or thanks, from what was read along with the person.</summary>
internal interface IStatusLine : IRoundRead
{
    /// <summary>Null when nothing was read along.</summary>
    StatusLine? Of(Viewer viewer);
}

/// <summary>How a person stands.</summary>
/// <param name="Waits">Something waits for the person's answer.</param>
internal sealed record StatusLine(string Words, bool Waits)
{
    /// <summary>Said to whoever only acknowledges while it waits: that this was not taken for the answer.</summary>
    public string NoAnswer { get; init; } = string.Empty;
}
