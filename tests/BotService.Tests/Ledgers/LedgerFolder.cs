namespace BotService.Tests.Ledgers;

/// <summary>A config folder like the shipped one, with files of a test under <c>ledgers/</c>.</summary>
internal static class LedgerFolder
{
    public static string With(params (string Name, string Json)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-kinds-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "ledgers"));

        foreach (var source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "config"), "*.json"))
        {
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
        }

        Directory.CreateDirectory(Path.Combine(folder, "holidays"));

        foreach (var source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "config", "holidays")))
        {
            File.Copy(source, Path.Combine(folder, "holidays", Path.GetFileName(source)));
        }

        foreach (var (name, json) in files)
        {
            File.WriteAllText(Path.Combine(folder, "ledgers", name), json);
        }

        return folder;
    }

    /// <summary>A shipped kind as an operator switches it off.</summary>
    public static (string Name, string Json) SwitchedOff(string name) =>
        (name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", "ledgers", name)).Replace("\"Prefix\":", "\"On\": false, \"Prefix\":", StringComparison.Ordinal));
}
