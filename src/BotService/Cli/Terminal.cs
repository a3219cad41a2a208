namespace BotService.Cli;

/// <summary>Where a verb answers: results to one stream, trouble to the other.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    public static Terminal Console { get; } = new(System.Console.Out, System.Console.Error);

    public int Say(params IEnumerable<string> lines)
    {
        Write(Output, lines);
        return Done;
    }

    public int Fail(params IEnumerable<string> lines)
    {
        Write(Error, lines);
        return Failed;
    }

    /// <summary>What was asked for cannot be meant, whatever the store holds.</summary>
    public int Misused(string line)
    {
        Write(Error, [line]);
        return WrongUsage;
    }

    private static void Write(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
