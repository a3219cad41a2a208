namespace BotService.Simulator;

/// <summary>The faults still to happen, first planned first used.</summary>
public sealed class FaultPlan
{
    private readonly List<Planned> _planned = [];
    private readonly Lock _gate = new();

    /// <summary>What is still to come, with the times that are left.</summary>
    public IReadOnlyList<SimulatorFault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _planned.Select(planned => planned.Fault with { Times = planned.Left })];
            }
        }
    }

    public void Add(SimulatorFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        lock (_gate)
        {
            _planned.Add(new Planned(fault) { Left = fault.Times });
        }
    }

    public void Remove(string name)
    {
        lock (_gate)
        {
            _planned.RemoveAll(planned => planned.Fault.Name == name);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    internal SimulatorFault? Take(string path)
    {
        lock (_gate)
        {
            var next = _planned.Find(planned => path.EndsWith(planned.Fault.PathSuffix, StringComparison.Ordinal));

            if (next is null)
            {
                return null;
            }

            // "For ever" is not counted down: a benchmark could reach its end.
            if (next.Fault.Times != SimulatorFault.Forever && --next.Left <= 0)
            {
                _planned.Remove(next);
            }

            return next.Fault;
        }
    }

    private sealed class Planned(SimulatorFault fault)
    {
        public SimulatorFault Fault => fault;

        public required int Left { get; set; }
    }
}
