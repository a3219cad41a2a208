namespace BotService.Simulator;

/// <summary>One tag over people and whole departments.</summary>
public sealed record SimulatedTag(int Id, string Name, IReadOnlyList<string> Users, IReadOnlyList<int> Departments);
