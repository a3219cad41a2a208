using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Which states count in figures, and which are open. Queries say the same with <see cref="LedgerQueries"/>.</summary>
internal static class LedgerStates
{
    /// <summary>What somebody has accepted and nobody has made void: 发现.</summary>
    public static readonly LedgerState[] Counted = [LedgerState.Doing, LedgerState.Claimed, LedgerState.Closed, LedgerState.Standing];

    public static bool IsCounted(this LedgerState state) => state is not (LedgerState.Raised or LedgerState.Void);

    /// <summary>Something is still to be done with it, if only to accept it.</summary>
    public static bool IsOpen(this LedgerState state) => state is not (LedgerState.Closed or LedgerState.Void);
}
