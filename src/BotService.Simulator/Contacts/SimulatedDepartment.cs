namespace BotService.Simulator;

/// <summary>One department; the root's parent is 0.</summary>
public sealed record SimulatedDepartment(int Id, string Name, int ParentId = 1, int Order = 100);
