using System.Text.RegularExpressions;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Whom the cells of an office's own list mean, and which unit.</summary>
internal sealed partial class LedgerImportPeople
{
    /// <summary>As much as an item holds of names that are not on the roster.</summary>
    public const int LongestOwner = 64;

    private const int LongestUnit = 100;

    private static readonly char[] BetweenUnits = ['、', '，', ',', '；', ';', '/', '|', '｜', ' ', '　'];

    private static readonly char[] UnitJoints = ['和', '及', '与'];

    /// <summary>Nobody yet: as good as an empty cell.</summary>
    private static readonly string[] Undecided = ["待定", "待明确", "待确定"];

    private readonly IReadOnlyList<StudyGroup> _groups;
    private readonly ILookup<string, Member> _byName;
    private readonly Dictionary<string, Member> _byAccount;
    private readonly bool _keepsUnknown;

    public LedgerImportPeople(IReadOnlyList<Member> roster, IReadOnlyList<StudyGroup> groups, bool keepsUnknown)
    {
        (_groups, _keepsUnknown) = (groups, keepsUnknown);
        _byName = roster.ToLookup(member => NameFolding.Fold(member.Name), StringComparer.Ordinal);
        _byAccount = roster.ToDictionary(member => member.UserKey, StringComparer.Ordinal);
    }

    public static string OwnerTooLong { get; } = $"责任人太长（最多 {LongestOwner} 字）";

    /// <summary>The first of several units that are known is the one; the others are told.</summary>
    public (int? Id, string? Text, string? Others) UnitOf(string? cell, List<string> wrong)
    {
        var text = Said(cell);

        if (text.Length == 0)
        {
            return default;
        }

        if (GroupOf(text) is { } group)
        {
            return (group, null, null);
        }

        if (SeveralIn(text) is [var first, .. var others])
        {
            wrong.AddRange(others.Where(name => !_keepsUnknown && GroupOf(name) is null).Select(UnknownUnit));
            return (GroupOf(first), null, string.Join('、', others));
        }

        if (!_keepsUnknown)
        {
            wrong.Add(UnknownUnit(text));
        }
        else if (CellText.Length(text) > LongestUnit)
        {
            wrong.Add($"单位太长（最多 {LongestUnit} 字）");
        }

        return (null, text, null);
    }

    /// <summary>The first is the owner, the others help; who is not on the roster stays as text.</summary>
    /// <param name="unit">The unit beside them, which tells people of one name apart.</param>
    public (Member? Owner, IReadOnlyList<Member> Team, string? Text) OwnersOf(string? cell, int? unit, List<string> wrong)
    {
        List<Member> found = [];
        List<string> unknown = [];

        foreach (var name in NamesIn(cell, unit))
        {
            var alike = Called(name, unit);

            if (alike.Count > 1)
            {
                wrong.Add(WhichOf(name, alike));
            }
            else if (alike.Count == 1)
            {
                found.Add(alike[0]);
            }
            else
            {
                unknown.Add(name);
            }
        }

        found = [.. found.DistinctBy(m => m.Id)];
        var text = unknown.Count == 0 ? null : found.Count == 0 ? Said(cell) : string.Join('、', unknown);

        if (!_keepsUnknown)
        {
            wrong.AddRange(unknown.Select(name => $"责任人“{name}”不在名单"));
        }
        else if (text is not null && CellText.Length(text) > LongestOwner)
        {
            wrong.Add(OwnerTooLong);
        }

        return (found.FirstOrDefault(), [.. found.Skip(1)], text);
    }

    /// <summary>The first of those named who may verify: whoever did it or helps does not. Without one, the names that the roster does not know.</summary>
    public (Member? Verifier, string? Unknown) VerifierOf(string? cell, int? unit, Member? owner, IReadOnlyList<Member> team, List<string> wrong)
    {
        List<string> unknown = [];
        List<string> unclear = [];

        foreach (var name in NamesIn(cell, unit))
        {
            var alike = Called(name, unit);

            if (alike is [var one] && one.Id != owner?.Id && team.All(m => m.Id != one.Id))
            {
                return (one, null);
            }

            if (alike.Count > 1)
            {
                unclear.Add($"核实人{WhichOf(name, alike)}");
            }
            else if (alike.Count == 0)
            {
                unknown.Add(name);
            }
        }

        wrong.AddRange(unclear);
        return (null, unknown.Count == 0 ? null : string.Join('、', unknown));
    }

    /// <summary>Everybody of that name or account; of several the one who belongs to the unit.</summary>
    private List<Member> Called(string name, int? unit)
    {
        List<Member> alike = [.. _byName[NameFolding.Fold(name)]];

        if (_byAccount.TryGetValue(UserKey.Of(name), out var account) && alike.TrueForAll(m => m.Id != account.Id))
        {
            alike.Add(account);
        }

        return alike.Count > 1 && unit is { } id && alike.FindAll(m => m.GroupId == id) is { Count: 1 } own ? own : alike;
    }

    private string WhichOf(string name, List<Member> alike) =>
        $"有 {alike.Count} 位{name}：{string.Join('，', alike.Select(m => $"{_groups.FirstOrDefault(g => g.Id == m.GroupId)?.Name} {m.UserId}"))}；请用账号";

    private IReadOnlyList<string> NamesIn(string? cell, int? unit) => ImportNames.In(WithBrackets().Replace(Said(cell), AccountOf), name => Called(name, unit).Count > 0);

    private static string Said(string? cell)
    {
        var text = ImportWords.Said(SpreadsheetText.Plain((cell ?? string.Empty).Trim()));
        return Undecided.Contains(text) ? string.Empty : text;
    }

    private static string UnknownUnit(string name) => $"单位“{name}”不是组名";

    private int? GroupOf(string name) => _groups.FirstOrDefault(group => NameFolding.AreAlike(group.Name, name))?.Id;

    /// <summary>机关第一党支部、业务第二党支部: the first must be known; of A和B, which may be one name, both. Null for anything else.</summary>
    private string[]? SeveralIn(string text)
    {
        const StringSplitOptions Filled = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var parts = text.Split(BetweenUnits, Filled);

        if (parts.Length > 1)
        {
            return GroupOf(parts[0]) is null ? null : parts;
        }

        parts = text.Split(UnitJoints, Filled);
        return parts.Length > 1 && Array.TrueForAll(parts, part => GroupOf(part) is not null) ? parts : null;
    }

    /// <summary>王伟（wangwei）: the account tells which of them is meant; anything else in brackets is a duty.</summary>
    private string AccountOf(Match named) =>
        _byAccount.TryGetValue(UserKey.Of(named.Groups["inside"].Value), out var member) && NameFolding.AreAlike(member.Name, named.Groups["name"].Value) ? member.UserId : named.Value;

    /// <summary>A name, whose letters may be set apart, and what stands in brackets behind it.</summary>
    [GeneratedRegex("(?<name>\\p{Lo}(?:[ 　]+\\p{Lo}){1,3}|[^、，,;；/\\n（()） 　]{1,64})[ 　]*[（(](?<inside>[^（()）]{1,64})[）)]")]
    private static partial Regex WithBrackets();
}
