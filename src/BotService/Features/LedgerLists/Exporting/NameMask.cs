using System.Text;
using BotService.Features.LedgerLists.Importing;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>Where exports hold no names, these go out of sentences as well: 派 writes whom, and people name each other.</summary>
internal sealed class NameMask
{
    public const string Somebody = "某某";

    private const int ShortestName = 2;

    private readonly HashSet<string> _names;

    private readonly Dictionary<char, int[]> _lengths;

    private NameMask(IEnumerable<string> names)
    {
        // 王　伟 of the roster is written 王伟 as well.
        _names = [.. names.Select(name => Folded(name.Trim())).SelectMany(name => (string[])[name, string.Concat(name.Where(c => !char.IsWhiteSpace(c)))]).Where(name => name.Length >= ShortestName)];
        _lengths = _names.GroupBy(name => name[0]).ToDictionary(group => group.Key, group => group.Select(name => name.Length).Distinct().OrderDescending().ToArray());
    }

    /// <summary>Takes nobody out where the policy shows names.</summary>
    public static async ValueTask<NameMask> ReadAsync(BotDbContext db, PolicyOptions policy, CancellationToken cancellationToken) =>
        policy.NamesInExports ? new NameMask([]) : await ReadAsync(db, cancellationToken);

    /// <summary>Everybody who is or was on the roster, and whom older lists named.</summary>
    public static async ValueTask<NameMask> ReadAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.Members.Select(m => m.Name).Distinct().ToListAsync(cancellationToken);
        var others = await db.LedgerItems.Where(i => i.OwnerText != null).Select(i => i.OwnerText!).Distinct().ToListAsync(cancellationToken);
        return new NameMask([.. people, .. others.SelectMany(text => ImportWords.NamesIn(text))]);
    }

    public object? Of(object? cell) => cell is string text ? Of(text) : cell;

    public string Of(string text)
    {
        if (_names.Count == 0)
        {
            return text;
        }

        foreach (var names in (string?[])[Replaced.OwnerIn(text), Replaced.VerifierIn(text)])
        {
            text = names is { Length: > 0 } ? text.Replace(names, Somebody, StringComparison.Ordinal) : text;
        }

        var (folded, kept) = (Folded(text), new StringBuilder(text.Length));

        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfName(folded, at);
            kept.Append(length > 0 ? Somebody : text[at].ToString());
            at += Math.Max(1, length);
        }

        return kept.ToString();
    }

    private int LengthOfName(string folded, int at)
    {
        if (!_lengths.TryGetValue(folded[at], out var lengths) || (at > 0 && IsLatin(folded[at]) && IsLatin(folded[at - 1])))
        {
            return 0;
        }

        // Bob is not in Bobsleigh.
        return Array.Find(lengths, length => at + length <= folded.Length && _names.Contains(folded.Substring(at, length))
            && !(at + length < folded.Length && IsLatin(folded[at + length - 1]) && IsLatin(folded[at + length])));
    }

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);

    private static string Folded(string text) => FoldedText.Of(text).ToLowerInvariant();
}
