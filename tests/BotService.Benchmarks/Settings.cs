using System.Globalization;

namespace BotService.Benchmarks;

/// <summary>What the command line said: names with values, and where things lie when it said nothing.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string Out => Text("out") ?? Path.Combine(Repository, "artifacts", "benchmarks");

    /// <summary>The service to measure: the newest published build, unless one was named.</summary>
    public string Service => Text("service") ?? Newest() ?? throw new InvalidOperationException("nothing is published yet: dotnet publish src/BotService -c Release");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);

            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BotService.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? Environment.CurrentDirectory;
        }
    }

    public static bool TryParse(string[] args, out Settings settings)
    {
        settings = new Settings();

        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                return false;
            }

            settings._values[args[i][2..]] = args[i + 1];
        }

        return true;
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public int Number(string name, int fallback) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;

    public IReadOnlyList<int> Numbers(string name, params int[] fallback) =>
        Text(name) is { } text ? [.. text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : fallback;

    private static string? Newest()
    {
        var published = Path.Combine(Repository, "artifacts", "publish", "BotService");
        return Directory.Exists(published)
            ? Directory.GetFiles(published, "BotService.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
            : null;
    }
}
