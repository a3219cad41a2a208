using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>The one spelling under which each group is kept: the stored one, else the one that stands first in the file.</summary>
internal sealed class GroupNames
{
    private readonly Dictionary<string, string> _kept = [];
    private readonly Dictionary<string, string> _byFold = [];

    public GroupNames(IEnumerable<StudyGroup> stored)
    {
        foreach (var group in stored.OrderBy(g => g.Id))
        {
            _kept[group.Name] = group.Name;
            _byFold.TryAdd(NameFolding.Fold(group.Name), group.Name);
        }
    }

    /// <summary>Spellings of the file that stand for a group of another spelling.</summary>
    public IEnumerable<(string Written, string Kept)> Alike => _kept.Where(pair => pair.Key != pair.Value).Select(pair => (pair.Key, pair.Value));

    public string Keep(string name)
    {
        if (_kept.TryGetValue(name, out var kept))
        {
            return kept;
        }

        var fold = NameFolding.Fold(name);
        return _kept[name] = fold.Length == 0 ? name : _byFold.TryGetValue(fold, out var alike) ? alike : _byFold[fold] = name;
    }

    public bool Knows(string name) => _kept.ContainsKey(name) || _byFold.ContainsKey(NameFolding.Fold(name));
}
