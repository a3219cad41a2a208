using BotService.Messaging;

namespace BotService.Commands.Understanding;

/// <summary>Finds who is named at the head of a text. Everybody who may be meant is looked at before a name is taken, and a name ends where something else begins.</summary>
internal static class NamesAtHead
{
    private const int LongestWritten = 80;

    private const string Ends = " \u3000\u00A0\t\n，,。.：:、；;！!（(的";

    private const string Joints = "、，,和与及 \u3000";

    /// <summary>The longest name that stands there, with everybody who bears it; nobody when none does.</summary>
    /// <param name="namesOf">The ways in which one person may be named.</param>
    /// <param name="mayFollow">What may follow a name without anything between.</param>
    public static NamedAtHead<T> Take<T>(string text, IEnumerable<T> people, Func<T, IEnumerable<string>> namesOf, Func<string, bool>? mayFollow = null) => Take(text, ByName(people, namesOf), mayFollow);

    private static Dictionary<string, List<T>> ByName<T>(IEnumerable<T> people, Func<T, IEnumerable<string>> namesOf) =>
        people.SelectMany(person => namesOf(person).Select(name => (Name: NameFolding.Fold(name), Person: person))).Where(pair => pair.Name.Length > 0)
            .GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(pair => pair.Person).Distinct().ToList(), StringComparer.Ordinal);

    private static NamedAtHead<T> Take<T>(string text, Dictionary<string, List<T>> byName, Func<string, bool>? mayFollow)
    {
        var start = text.Length - text.TrimStart().Length;

        for (var end = Math.Min(text.Length, start + LongestWritten); end > start; end--)
        {
            if ((end < text.Length && char.IsLowSurrogate(text[end])) || !byName.TryGetValue(NameFolding.Fold(text[start..end]), out var alike))
            {
                continue;
            }

            var rest = text[end..];

            if (rest.Length == 0 || Ends.Contains(rest[0], StringComparison.Ordinal) || Ends.Contains(text[end - 1], StringComparison.Ordinal) || mayFollow?.Invoke(rest) == true)
            {
                return new NamedAtHead<T>(alike, rest);
            }
        }

        return new NamedAtHead<T>([], text);
    }

    /// <summary>Everybody named one after the other: 张三、李华 and 张三和李华.</summary>
    /// <param name="mayFollow">What may follow a name without anything between, besides another name.</param>
    public static (IReadOnlyList<IReadOnlyList<T>> People, string Behind) TakeAll<T>(string text, IReadOnlyCollection<T> people, Func<T, IEnumerable<string>> namesOf, Func<string, bool>? mayFollow = null)
    {
        var byName = ByName(people, namesOf);
        List<IReadOnlyList<T>> found = [];
        var rest = text;

        while (TakeNext(rest) is { Alike.Count: > 0 } next)
        {
            found.Add(next.Alike);
            rest = next.Rest;
            var behind = rest.TrimStart(Joints.ToCharArray());

            if (TakeNext(behind).Alike.Count == 0)
            {
                break;
            }

            rest = behind;
        }

        return (found, rest);

        NamedAtHead<T> TakeNext(string from) => Take(from, byName, follows => Joints.Contains(follows[0], StringComparison.Ordinal) || mayFollow?.Invoke(follows) == true);
    }
}

/// <summary>Who was named, and what follows.</summary>
internal readonly record struct NamedAtHead<T>(IReadOnlyList<T> Alike, string Rest);
