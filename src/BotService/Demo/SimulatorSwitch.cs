namespace BotService.Demo;

/// <summary>Whether the stand-in for WeCom is there; section <c>Simulator</c>.</summary>
internal sealed class SimulatorSwitch
{
    public const string Section = "Simulator";

    public bool Enabled { get; set; } = true;
}
