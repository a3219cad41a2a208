namespace BotService.Simulator;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    ErrorCode,
    HttpStatus,
    Hang,
    Slow,
    Reset,
    Garbage,
}
