namespace BotService.Simulator;

/// <summary>What a person is inside the own study group.</summary>
public enum SimulatedRole
{
    Member,
    Liaison,
    Admin,
}
