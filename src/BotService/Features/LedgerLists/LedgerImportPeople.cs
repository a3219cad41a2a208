using System.Text.RegularExpressions;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Whom the cells of an office's own list mean, and which unit.</summary>
internal sealed partial class LedgerImportPeople
{
    /// <summary>As much as an item holds of names that are not on the roster.</summary>
    public const int LongestOwner = 64;

    private const int LongestUnit = 100;

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

    public (int? Id, string? Text) UnitOf(string? cell, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return (null, null);
        }

        var text = SpreadsheetText.Plain(cell.Trim());

        if (_groups.FirstOrDefault(g => NameFolding.AreAlike(g.Name, text)) is { } group)
        {
            return (group.Id, null);
        }

        if (!_keepsUnknown)
        {
            wrong.Add($"单位“{text}”不是组名");
        }
        else if (text.Length > LongestUnit)
        {
            wrong.Add($"单位太长（最多 {LongestUnit} 字）");
        }

        return (null, text);
    }

    /// <summary>The first is the owner, the others help; who is not on the roster stays as text.</summary>
    /// <param name="unit">The unit beside them, which tells people of one name apart.</param>
    public (Member? Owner, IReadOnlyList<Member> Team, string? Text) OwnersOf(string? cell, int? unit, List<string> wrong)
    {
        List<Member> found = [];
        List<string> unknown = [];

        foreach (var name in NamesIn(cell))
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
        var text = unknown.Count == 0 ? null : found.Count == 0 ? SpreadsheetText.Plain(cell!.Trim()) : string.Join('、', unknown);

        if (!_keepsUnknown)
        {
            wrong.AddRange(unknown.Select(name => $"责任人“{name}”不在名单"));
        }
        else if (text is { Length: > LongestOwner })
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

        foreach (var name in NamesIn(cell))
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

    private IReadOnlyList<string> NamesIn(string? cell) => ImportWords.NamesIn(WithBrackets().Replace(SpreadsheetText.Plain((cell ?? string.Empty).Trim()), AccountOf));

    /// <summary>王伟（wangwei）: the account tells which of them is meant; anything else in brackets is a duty.</summary>
    private string AccountOf(Match named) =>
        _byAccount.TryGetValue(UserKey.Of(named.Groups["inside"].Value), out var member) && NameFolding.AreAlike(member.Name, named.Groups["name"].Value) ? member.UserId : named.Value;

    /// <summary>A name, whose letters may be set apart, and what stands in brackets behind it.</summary>
    [GeneratedRegex("(?<name>\\p{Lo}(?:[ 　]+\\p{Lo}){1,3}|[^、，,;；/\\n（()） 　]{1,64})[ 　]*[（(](?<inside>[^（()）]{1,64})[）)]")]
    private static partial Regex WithBrackets();
}
