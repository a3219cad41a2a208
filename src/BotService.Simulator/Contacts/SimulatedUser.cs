namespace BotService.Simulator;

/// <summary>One person in the contacts.</summary>
// Status: 1 active, 2 disabled, 4 not activated, 5 left.
public sealed record SimulatedUser(string UserId, string Name, IReadOnlyList<int> Departments, string Position = "", int Status = 1);
