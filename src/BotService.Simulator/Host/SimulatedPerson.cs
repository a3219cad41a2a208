namespace BotService.Simulator;

/// <summary>One person of the picker.</summary>
// IsAdmin: Admin by the roster or by configuration, whatever the role in the group.
public sealed record SimulatedPerson(string UserId, string Name, string Group, SimulatedRole Role, bool IsAdmin);
