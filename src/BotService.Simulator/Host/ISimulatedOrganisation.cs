namespace BotService.Simulator;

/// <summary>Who can be picked on the chat page; the host reads it from its store. Without one the page offers a free userid.</summary>
public interface ISimulatedOrganisation
{
    /// <summary>Everybody, in roster order, members of one group together.</summary>
    Task<IReadOnlyList<SimulatedPerson>> ListAsync(CancellationToken cancellationToken);
}
