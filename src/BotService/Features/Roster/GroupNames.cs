using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>The one spelling under which each group is kept: the stored one, else the one that stands first in the file.</summary>
internal sealed class GroupNames
{
    /// <summary>A name of a hundred characters has no more of them.</summary>
    private const int MostPieces = 50;

    /// <summary>A name, its tier, and the spaces that somebody put between.</summary>
    private const int LongestWritten = 400;

    private readonly Dictionary<string, string> _kept = [];
    private readonly Dictionary<string, string> _byFold = [];

    /// <summary>Into how many values a cell with one name may fall, where names hold what separates them.</summary>
    private int _mostPieces = 1;

    public GroupNames(IEnumerable<StudyGroup> stored)
    {
        foreach (var group in stored.OrderBy(g => g.Id))
        {
            _kept[group.Name] = group.Name;
            _byFold.TryAdd(NameFolding.Fold(group.Name), group.Name);
            CountPieces(group.Name);
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

        CountPieces(name);
        var fold = NameFolding.Fold(name);
        return _kept[name] = fold.Length == 0 ? name : _byFold.TryGetValue(fold, out var alike) ? alike : _byFold[fold] = name;
    }

    public bool Knows(string name) => _kept.ContainsKey(name) || _byFold.ContainsKey(NameFolding.Fold(name));

    /// <summary>What a cell names: of the values in it those together that are a known group, the longest first, and each other one by itself.</summary>
    public IReadOnlyList<string> In(string cell)
    {
        if (_mostPieces == 1)
        {
            return CellText.Split(cell);
        }

        if (IsName(cell, 0, cell.Length))
        {
            return [cell];
        }

        var places = CellText.Places(cell);
        var names = new List<string>();

        for (var first = 0; first < places.Count;)
        {
            var last = Math.Min(places.Count, first + _mostPieces) - 1;

            while (last > first && !IsName(cell, places[first].From, places[last].To))
            {
                last--;
            }

            names.Add(cell[places[first].From..places[last].To]);
            first = last + 1;
        }

        return names;
    }

    private bool IsName(string cell, int from, int to)
    {
        if (to - from is 0 or > LongestWritten)
        {
            return false;
        }

        var text = cell[from..to];
        return Knows(text) || Knows(SecondGroup.Read(text).Name);
    }

    private void CountPieces(string name) => _mostPieces = Math.Clamp(name.Count(CellText.IsSeparator) + 1, _mostPieces, MostPieces);
}
