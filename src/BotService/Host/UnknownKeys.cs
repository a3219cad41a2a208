using BotService.Cli;
using BotService.Settings;
using BotService.Simulator;

namespace BotService.Host;

/// <summary>Stops the start over keys that nobody reads, wherever they are written, and names file, key and the key that may be meant.</summary>
internal static class UnknownKeys
{
    private static readonly ConfigurationKeys Keys = new([typeof(UnknownKeys).Assembly, typeof(SimulatorOptions).Assembly]);

    /// <summary>Whether the service reads a section at all.</summary>
    public static bool IsOurs(string section) => Keys.Knows(section);

    public static void RefuseUnknownKeys(this IConfiguration configuration, string folder, IEnumerable<string> files)
    {
        List<string> problems = [];
        HashSet<string> ofFiles = new(StringComparer.OrdinalIgnoreCase);

        foreach (var file in files.Where(file => File.Exists(Path.Combine(folder, file))))
        {
            var root = new SettingsNode(file, file);
            List<string> unreadable = [];
            SettingsJson.Read(File.ReadAllBytes(Path.Combine(folder, file)), root, unreadable);
            problems.AddRange(unreadable);
            problems.AddRange(Keys.ProblemsOf(root));
            ofFiles.UnionWith(KeysOf(root, string.Empty));
        }

        problems.AddRange(Keys.ProblemsOf(configuration, ofFiles));

        if (problems.Count > 0)
        {
            throw new StartRefusedException($"配置有误，请改正后再试：{string.Join('；', problems.Distinct())}");
        }
    }

    private static IEnumerable<string> KeysOf(SettingsNode node, string path) =>
        node.Children.SelectMany(child => KeysOf(child, $"{path}{child.Name}:").Prepend($"{path}{child.Name}"));
}
