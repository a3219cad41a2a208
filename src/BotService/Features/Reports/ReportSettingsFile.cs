using BotService.Settings;

namespace BotService.Features.Reports;

/// <summary>The file in the configured folder; where it lies in none, the one that was built in.</summary>
internal static class ReportSettingsFile
{
    public static SettingsNode Read(string folder, string name, ICollection<string> problems)
    {
        var path = Path.Combine(folder, name);
        var root = new SettingsNode(name, name);
        SettingsJson.Read(File.Exists(path) ? File.ReadAllBytes(path) : BuiltIn(name), root, problems);
        return root;
    }

    private static byte[] BuiltIn(string name)
    {
        using var stream = typeof(ReportSettingsFile).Assembly.GetManifestResourceStream($"config/{name}") ?? throw new InvalidOperationException($"{name} was not built in.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
