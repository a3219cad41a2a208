using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BotService.Store.Personal;

/// <summary>The words that lead to one person: userid, name, and what the person wrote; as they are and as JSON writes them.</summary>
internal sealed class ErasureTerms
{
    /// <summary>What stands in the place of a name or a text.</summary>
    public const string Gone = "已删除";

    /// <summary>Shorter texts say nothing about anybody and stand everywhere.</summary>
    private const int ShortestText = 4;

    /// <summary>Messages cut long texts, so their beginning leads to the person as well.</summary>
    private const int Head = 12;

    private readonly Regex _userId;
    private readonly Regex _name;
    private readonly Regex _words;
    private readonly Regex _heads;
    private readonly string _alias;

    public ErasureTerms(string userId, string name, IEnumerable<string> texts, string alias)
    {
        _alias = alias;
        var written = texts.Where(text => text.Length >= ShortestText).Distinct().ToList();

        // These characters may be part of a userid, so bob is not found in bob-2.
        _userId = new Regex($"(?<![A-Za-z0-9_.@-]){Regex.Escape(userId)}(?![A-Za-z0-9_.@-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        FirstLetter = name.EnumerateRunes().Select(rune => rune.ToString()).FirstOrDefault(string.Empty);

        // Lists space short names out: 王　伟. JSON may write that space in its own way, and the letters too.
        var letters = name.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).Select(rune => $"(?:{string.Join('|', Spellings(rune.ToString()).Distinct().Select(Regex.Escape))})");
        _name = new Regex(string.Join(@"(?:\s|\\u3000|\\u00A0)*", letters), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        _words = AnyOf([name, .. written.OrderByDescending(text => text.Length)]);
        _heads = AnyOf([name, .. written.Select(text => text.Length <= Head ? text : text[..Head])]);
    }

    /// <summary>It stands wherever the name does, spaced out or not: queries find by it what <see cref="IsNamedIn"/> looks at.</summary>
    public string FirstLetter { get; }

    /// <summary>Whether the name stands in the text, spaced out or not.</summary>
    public bool IsNamedIn(string text) => _name.IsMatch(text);

    /// <summary>Whether the text leads to the person.</summary>
    public bool In(string? text) => text is not null && (_userId.IsMatch(text) || _name.IsMatch(text) || _heads.IsMatch(text));

    /// <summary>The text without the person.</summary>
    public string Clean(string text) => _name.Replace(_words.Replace(_userId.Replace(text, _alias), Gone), Gone);

    private static Regex AnyOf(IEnumerable<string> terms) =>
        new(string.Join('|', terms.SelectMany(Spellings).Distinct().Select(Regex.Escape)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string[] Spellings(string term) =>
        [term, JsonEncodedText.Encode(term).ToString(), JsonEncodedText.Encode(term, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()];
}
