namespace BotService.Simulator;

/// <summary>One programmed misbehaviour of WeCom.</summary>
public sealed record SimulatorFault
{
    public const int Forever = int.MaxValue;

    /// <summary>What the call's path ends with (<c>message/send</c>); empty is every call.</summary>
    public required string PathSuffix { get; init; }

    public required FaultKind Kind { get; init; }

    public int Times { get; init; } = 1;

    public int ErrorCode { get; init; }

    public int HttpStatus { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>The call is carried out first and only its answer is lost.</summary>
    public bool AfterAccept { get; init; }

    /// <summary>By which a switch of the page finds its own fault again.</summary>
    public string? Name { get; init; }

    public static SimulatorFault Error(string pathSuffix, int errorCode, int times = 1) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.ErrorCode, ErrorCode = errorCode, Times = times };

    public static SimulatorFault Status(string pathSuffix, int httpStatus, int times = 1) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.HttpStatus, HttpStatus = httpStatus, Times = times };

    /// <summary>Accepted, and the answer never arrives.</summary>
    public static SimulatorFault HangAfterAccept(string pathSuffix, int times = 1) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.Hang, AfterAccept = true, Times = times };

    public static SimulatorFault Slow(string pathSuffix, TimeSpan delay, int times = 1) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.Slow, Delay = delay, Times = times };

    public static SimulatorFault Reset(string pathSuffix, int times = 1, bool afterAccept = false) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.Reset, AfterAccept = afterAccept, Times = times };

    public static SimulatorFault Garbage(string pathSuffix, int times = 1, bool afterAccept = false) =>
        new() { PathSuffix = pathSuffix, Kind = FaultKind.Garbage, AfterAccept = afterAccept, Times = times };
}
