namespace BotService.Simulator;

/// <summary>Whom the app may see: people by name, departments with all below them, tags.</summary>
public sealed record SimulatedRange(IReadOnlyList<string> Users, IReadOnlyList<int> Departments, IReadOnlyList<int> Tags);
