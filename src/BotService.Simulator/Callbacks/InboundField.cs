namespace BotService.Simulator;

/// <summary>One element of an inbound message.</summary>
public sealed record InboundField(string Name, string Value, bool IsNumber = false)
{
    public static InboundField Text(string name, string value) => new(name, value);

    public static InboundField Number(string name, long value) => new(name, $"{value}", IsNumber: true);
}
