namespace BotService.Simulator.Page;

/// <summary>The misbehaviours that the page can switch on and off.</summary>
internal static class FaultSwitches
{
    private static readonly Dictionary<string, SimulatorFault> All = new[]
    {
        SimulatorFault.Error("message/send", -1, SimulatorFault.Forever) with { Name = "busy" },
        SimulatorFault.Slow("", TimeSpan.FromSeconds(3), SimulatorFault.Forever) with { Name = "slow" },
        SimulatorFault.Reset("", SimulatorFault.Forever) with { Name = "down" },
    }.ToDictionary(fault => fault.Name!, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, bool> States(WeComSimulator simulator)
    {
        var pending = simulator.Faults.Pending.Select(fault => fault.Name).ToHashSet();
        return All.Keys.ToDictionary(name => name, pending.Contains, StringComparer.Ordinal);
    }

    public static bool TryTurn(WeComSimulator simulator, string name, bool on)
    {
        if (!All.TryGetValue(name, out var fault))
        {
            return false;
        }

        simulator.Faults.Remove(name);

        if (on)
        {
            simulator.Faults.Add(fault);
        }

        return true;
    }
}
