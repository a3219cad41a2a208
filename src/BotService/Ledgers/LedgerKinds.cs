using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>All kinds there are: the shipped ones, and those that an operator changed or added under <c>ledgers/</c>.</summary>
internal sealed class LedgerKinds
{
    public const string Folder = "ledgers";

    private LedgerKinds(IReadOnlyList<LedgerKind> all) => All = all;

    /// <summary>Also those that are switched off, whose words then say so.</summary>
    public IReadOnlyList<LedgerKind> All { get; }

    /// <summary>Those in use whose items are due on a day and verified, so that people are reminded of them; a record is neither.</summary>
    public IEnumerable<LedgerKind> Followed => All.Where(kind => kind.IsOn && !kind.IsRecord);

    /// <summary>The list that takes what was seen; null where no file says so.</summary>
    public LedgerKind? ForProblems => All.FirstOrDefault(kind => kind.TakesProblems);

    /// <summary>The list that takes what is to be done; null where no file says so.</summary>
    public LedgerKind? ForTasks => All.FirstOrDefault(kind => kind.TakesTasks);

    public LedgerKind Of(string key) => All.First(kind => kind.Key == key);

    public LedgerKind? Find(string key) => All.FirstOrDefault(kind => kind.Key == key);

    public LedgerKind? ListedBy(string word) => All.FirstOrDefault(kind => kind.List == word || kind.AlsoList.Contains(word));

    public LedgerKind? RaisedBy(string word) => All.FirstOrDefault(kind => kind.Raise == word || kind.AlsoRaise.Contains(word));

    /// <summary>By anything that it is called: its key, its prefix, or one of its words.</summary>
    public LedgerKind? Called(string word) =>
        word.Length == 0 ? null : All.FirstOrDefault(kind => kind.Key == word || kind.Prefix == word) ?? ListedBy(word) ?? RaisedBy(word);

    /// <summary>A file of the folder stands for the shipped one of the same name.</summary>
    /// <param name="problems">Takes everything that is wrong with them; the service then does not start.</param>
    public static LedgerKinds Read(string configFolder, ICollection<string> problems)
    {
        var shipped = BuiltIn();
        var reader = new LedgerKindReader(new ShippedEntries([.. shipped.Select(file => EntriesOf(file.Key, file.Value, problems))], problems), problems);
        var files = new SortedDictionary<string, byte[]>(shipped, StringComparer.Ordinal);
        var folder = Path.Combine(configFolder, Folder);

        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            files[Path.GetFileName(path)] = File.ReadAllBytes(path);
        }

        List<LedgerKind> kinds = [];

        foreach (var (name, json) in files)
        {
            var root = EntriesOf(name, json, problems);

            if (root.Children.Count > 0 && reader.Read(root) is { } kind)
            {
                kinds.Add(kind);
            }
        }

        CheckTogether(kinds, problems);
        return new LedgerKinds([.. kinds.OrderBy(kind => kind.Position).ThenBy(kind => kind.Key, StringComparer.Ordinal)]);
    }

    private static SettingsNode EntriesOf(string name, byte[] json, ICollection<string> problems)
    {
        var root = new SettingsNode($"{Folder}/{name}", $"{Folder}/{name}");
        SettingsJson.Read(json, root, problems);
        return root;
    }

    private static SortedDictionary<string, byte[]> BuiltIn()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        const string Start = $"config/{Folder}/";

        foreach (var resource in typeof(LedgerKinds).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Start, StringComparison.Ordinal)))
        {
            using var stream = typeof(LedgerKinds).Assembly.GetManifestResourceStream(resource)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files[resource[Start.Length..]] = copy.ToArray();
        }

        return files;
    }

    private static void CheckTogether(List<LedgerKind> kinds, ICollection<string> problems)
    {
        var words = kinds.SelectMany(kind => (string[])[kind.Prefix, kind.Key, kind.Raise, .. kind.AlsoRaise, kind.List, .. kind.AlsoList], (kind, word) => (kind, word)).Where(pair => pair.word.Length > 0);

        foreach (var shared in words.GroupBy(pair => pair.word).Where(group => group.Count() > 1))
        {
            var last = shared.Last().kind;
            problems.Add($"{last.Where}：“{shared.Key}”已经用在 {shared.First().kind.Where}，请换一个");
        }
    }
}
