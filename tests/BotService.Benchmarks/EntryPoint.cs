using BotService.Benchmarks.Verbs;

namespace BotService.Benchmarks;

/// <summary>Measures the service from outside, as anybody can: one verb per question.</summary>
internal static class EntryPoint
{
    private const string Usage = """
        usage: BotService.Benchmarks VERB [--name value]...
          micro      open+parse+seal, command match, planner   [--filter *]
          load       callbacks against the service in its own process
                     [--people 20000] [--seconds 15] [--connections 32] [--low-rate 50] [--postgres CONNECTION-STRING] [--skip-low yes]
          turns      two builds beside each other, by turns in short bursts   --before PATH [--turns 40] [--postgres ...]
          soak       minutes of steady load and the memory after each   [--minutes 10] [--rate 400] [--people 20000] [--postgres ...]
          scale      organisations of 5,000 and 100,000 people with a year of data   [--people 5000,100000] [--weeks 51] [--postgres ...]
          footprint  cold start to ready and idle memory of the published build      [--starts 5]
        Every verb takes --service PATH of BotService.dll (default: what `dotnet publish src/BotService -c Release` made)
        and --out FOLDER (default: artifacts/benchmarks).
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args.Length == 0 || !Settings.TryParse(args[1..], out var settings))
        {
            await System.Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        switch (args[0])
        {
            case "micro": return MicroVerb.Run(settings);
            case "load": return await LoadVerb.RunAsync(settings);
            case "turns": return await TurnsVerb.RunAsync(settings);
            case "soak": return await SoakVerb.RunAsync(settings);
            case "scale": return await ScaleVerb.RunAsync(settings);
            case "footprint": return await FootprintVerb.RunAsync(settings);
            case "bare": return await Far.BareServer.RunAsync(settings.Number("port", 0));
            default:
                await System.Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
