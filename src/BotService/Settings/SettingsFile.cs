namespace BotService.Settings;

/// <summary>Reads a file that an operator edits, line by line known; comments and a comma too many are allowed. What it leaves out is what was built in.</summary>
internal static class SettingsFile
{
    /// <summary>The entries of a section: the file's, and over them what environment and command line say.</summary>
    /// <param name="problems">Takes what cannot be read.</param>
    public static SettingsNode Read(string folder, string name, IConfigurationSection overrides, IReadOnlyDictionary<string, string> olderNames, ICollection<string> problems)
    {
        var path = Path.Combine(folder, name);
        var root = new SettingsNode(name, name);
        SettingsJson.Read(File.Exists(path) ? File.ReadAllBytes(path) : BuiltIn(name), root, problems);

        foreach (var stranger in root.Children.Where(node => !node.Is(overrides.Key)))
        {
            problems.Add(stranger.Problem($"不认识 {stranger.Name}；这个文件里只有一个 {overrides.Key}"));
        }

        var section = root[overrides.Key] ?? root.Add(overrides.Key, name);
        var builtIn = BuiltIn(name, overrides.Key);
        builtIn.Children.Where(entry => section[entry.Name] is null).ToList().ForEach(section.Adopt);
        Rename(section, olderNames);

        foreach (var (key, value) in LeavesOf(overrides))
        {
            var steps = (olderNames.GetValueOrDefault(key) ?? key).Split(ConfigurationPath.KeyDelimiter);
            Put(section, steps, value, $"设置 {overrides.Key}__{key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal)}");
        }

        return section;
    }

    /// <summary>The entries of the repository's file, so that the defaults are written once.</summary>
    public static SettingsNode BuiltIn(string name, string section)
    {
        var root = new SettingsNode(name, name);
        SettingsJson.Read(BuiltIn(name), root, []);
        return root[section]!;
    }

    private static byte[] BuiltIn(string name)
    {
        using var stream = typeof(SettingsFile).Assembly.GetManifestResourceStream($"config/{name}") ?? throw new InvalidOperationException($"{name} was not built in.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static bool Is(this SettingsNode node, string name) => string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A group of entries may come with a value of its own, an empty one, which says nothing.</summary>
    private static IEnumerable<(string Key, string Value)> LeavesOf(IConfigurationSection overrides)
    {
        var all = overrides.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null && pair.Key.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return all.Where(pair => !all.Exists(other => other.Key.StartsWith(pair.Key + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase))).Select(pair => (pair.Key, pair.Value!));
    }

    private static void Rename(SettingsNode section, IReadOnlyDictionary<string, string> olderNames)
    {
        foreach (var old in section.Children.Where(child => child.Value is not null && olderNames.ContainsKey(child.Name)).ToList())
        {
            section.Remove(old);
            Put(section, olderNames[old.Name].Split(ConfigurationPath.KeyDelimiter), old.Value!, old.Where);
        }
    }

    private static void Put(SettingsNode at, IEnumerable<string> steps, string value, string place)
    {
        var target = steps.Aggregate(at, (node, step) => node[step] ?? node.Add(step, place));
        target.Write(value, place);
    }
}
