namespace BotService.Store.Rounds;

/// <summary>Settings of the database's planner that hold for a batch of prepared statements alone.</summary>
/// <param name="First">Stands before them.</param>
/// <param name="AndThen">Stands behind them, where the transaction goes on.</param>
internal sealed record PlannerSettings(PreparedStatement First, PreparedStatement AndThen);
