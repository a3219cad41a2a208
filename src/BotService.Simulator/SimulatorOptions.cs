namespace BotService.Simulator;

/// <summary>The credentials that the stand-in shares with the service.</summary>
internal sealed class SimulatorOptions
{
    public string CorpId { get; set; } = "wwdemo0123456789";
}
