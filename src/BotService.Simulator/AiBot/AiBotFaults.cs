using System.Collections.Concurrent;
using BotService.Simulator.State;

namespace BotService.Simulator.AiBot;

/// <summary>What goes wrong on the far side.</summary>
public sealed class AiBotFaults
{
    private const string PlannedReason = "simulated fault";

    private readonly ConcurrentDictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _silent = new(StringComparer.Ordinal);

    /// <summary>Asked before each frame of a bot: what goes wrong with it. Nothing is set: nothing goes wrong with any.</summary>
    public Func<string, AiBotFault>? Next { get; set; }

    /// <summary>Every log-in is answered with 853000.</summary>
    public bool RefuseLogins { get; set; }

    /// <summary>Answers a command with this code and does nothing; 0 ends it.</summary>
    public void Answer(string cmd, int code) => _codes[cmd] = code;

    /// <summary>Takes a command and says nothing.</summary>
    public void KeepSilent(string cmd, bool on = true) => _silent[cmd] = on;

    internal BrokenRule? RefusalOf(string cmd) => _codes.TryGetValue(cmd, out var code) && code != 0 ? Planned(code) : null;

    /// <summary>No rule is broken: it was to go wrong.</summary>
    internal static BrokenRule Planned(int code) => new(code, PlannedReason);

    internal bool Swallows(string cmd) => _silent.TryGetValue(cmd, out var on) && on;
}
