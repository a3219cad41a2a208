using BotService.Settings;

namespace BotService.Messaging;

/// <summary>What people read without having asked, in the operator's words: <c>messages.zh-CN.json</c>. A text that the file leaves out is the built-in one.</summary>
[OwnKeys]
internal sealed class PushTexts
{
    public const string File = "messages.zh-CN.json";

    public const string Section = "Messages";

    private static readonly Dictionary<string, string> NoOlderNames = [];

    private readonly List<TextKind> _kinds;

    private readonly Dictionary<(string Section, string Name), TextTemplate> _texts = new(TextName.Comparer);

    private readonly List<string> _problems = [];

    private readonly Dictionary<(string Section, string Name), SettingsNode> _added = new(TextName.Comparer);

    /// <param name="kinds">Everybody who writes one of them.</param>
    public PushTexts(string folder, IConfigurationSection overrides, IEnumerable<ITextKinds> kinds)
    {
        _kinds = [.. kinds.SelectMany(some => some.Kinds)];

        foreach (var section in SettingsFile.BuiltIn(File, Section).Children)
        {
            foreach (var text in section.Children)
            {
                _texts[(section.Name, text.Name)] = new TextTemplate([.. LinesOf(text).Select(line => line.Value!)]);
            }
        }

        var root = Read(folder, overrides, _problems);
        root.AllowOnly(_problems, [.. TextKind.Sections]);

        foreach (var section in root.Children.Where(node => TextKind.Sections.Any(node.Is)))
        {
            foreach (var text in section.Children)
            {
                Take(TextKind.Sections.First(section.Is), text);
            }
        }
    }

    /// <summary>The file as it is in force.</summary>
    public static SettingsNode Read(string folder, IConfigurationSection overrides, ICollection<string> problems) => SettingsFile.Read(folder, File, overrides, NoOlderNames, problems);

    /// <summary>What stops the start.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Texts that are not built in: a rule must use each, or it is a slip.</summary>
    public IReadOnlyDictionary<(string Section, string Name), SettingsNode> Added => _added;

    /// <summary>Null for a text that the section does not know and that no rule may add.</summary>
    public TextKind? KindOf(string section, string name)
    {
        var known = _kinds.Where(kind => kind.Section == section).ToList();
        return known.Find(kind => string.Equals(kind.Only, name, StringComparison.OrdinalIgnoreCase)) ?? known.Find(kind => kind.Only is null);
    }

    public bool Has(string section, string name) => _texts.ContainsKey((section, name));

    public IEnumerable<string> NamesIn(string section) => _texts.Keys.Where(key => key.Section == section).Select(key => key.Name);

    public IReadOnlyList<string> LinesOf(string section, string name) => _texts[(section, name)].Lines;

    public string Write(string section, string name, IReadOnlyDictionary<string, object> fields) => _texts[(section, name)].Write(fields);

    private static IReadOnlyList<SettingsNode> LinesOf(SettingsNode text) => text.Value is null ? text.Children : [text];

    private void Take(string section, SettingsNode text)
    {
        var lines = LinesOf(text);

        if (KindOf(section, text.Name) is not { } kind)
        {
            _problems.Add(text.Problem($"{section} 里没有叫 {text.Name} 的文字，这里可以写 {string.Join("、", NamesIn(section))}"));
            return;
        }

        if (lines.Count == 0 || lines.Any(line => line.Value is null))
        {
            _problems.Add(text.Problem($"{text.Name} 要写一行文字 \"…\"，或几行 [\"…\", \"…\"]"));
            return;
        }

        var standing = _texts.GetValueOrDefault((section, text.Name));
        _texts[(section, text.Name)] = new TextTemplate([.. lines.Select(line => line.Value!)]);

        if (standing is null)
        {
            _added[(section, text.Name)] = text;
        }

        // What is built in has been tried by the tests; only other words need to be tried at the start.
        foreach (var line in lines.Where(line => standing?.Lines.Contains(line.Value!) is not true))
        {
            if (TextTemplate.ProblemOf(line.Value!, kind.Fields) is { } problem)
            {
                _problems.Add(line.Problem($"{text.Name} {problem}"));
            }
        }
    }
}
