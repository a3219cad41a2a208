using BotService.Store;

namespace BotService.Features.Speaking;

/// <summary>The turns of the week that a tick opens, as they were settled for the card.</summary>
internal sealed class OpeningTurns
{
    public int? WeekKey { get; private set; }

    public IReadOnlyList<OpeningTurn> All { get; private set; } = [];

    public void Keep(int weekKey, IReadOnlyList<OpeningTurn> turns) => (WeekKey, All) = (weekKey, turns);
}

/// <summary>One of them.</summary>
/// <param name="LapsedId">Who was asked to swap and did not answer in time.</param>
internal sealed record OpeningTurn(SpeakingTurn Turn, int? LapsedId);
