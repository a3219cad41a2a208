namespace BotService.Demo;

/// <summary>What the demo begins with; section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>An empty store gets the sample organisation.</summary>
    public bool Seed { get; set; } = true;
}
