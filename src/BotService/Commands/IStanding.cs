using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Commands;

/// <summary>Says in one line how a person stands, to whoever only greets or thanks, from what was read along with the person.</summary>
internal interface IStanding : IRoundRead
{
    /// <summary>Null when nothing was read along.</summary>
    Standing? Of(Viewer viewer);
}

/// <summary>How a person stands.</summary>
/// <param name="Waits">Something waits for the person's answer.</param>
internal sealed record Standing(string Words, bool Waits)
{
    /// <summary>What the person can answer, by the names under which people speak of it.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
}
