namespace BotService.Demo;

/// <summary>Whether the stand-in for WeCom is there; section <c>Simulator</c>.</summary>
internal sealed class SimulatorSwitch
{
    public const string Section = "Simulator";

    public bool Enabled { get; set; } = true;

    /// <summary>Whether it also plays the far side of the 智能机器人.</summary>
    public bool Bot { get; set; }
}
