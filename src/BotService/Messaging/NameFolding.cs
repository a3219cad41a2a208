using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace BotService.Messaging;

/// <summary>Brings a name to the form by which names of people and groups are compared. What is stored and shown keeps its own spelling.</summary>
internal static class NameFolding
{
    private static readonly FrozenDictionary<Rune, Rune> Simplified = ReadForms();

    /// <summary>Compares two names as <see cref="Fold"/> sees them; for dictionaries with names as keys.</summary>
    public static IEqualityComparer<string> Comparer { get; } = new FoldedComparer();

    /// <summary>Without regard to width, spaces, middle dots, invisible characters, traditional forms, kinds of brackets and dashes, and case. Empty when nothing visible is there.</summary>
    public static string Fold(string name)
    {
        if (IsPlain(name))
        {
            return name;
        }

        var runes = Normalize(name).EnumerateRunes().Where(rune => !IsSpaceOrInvisible(rune)).ToList();
        var folded = new StringBuilder(name.Length);

        for (var i = 0; i < runes.Count; i++)
        {
            if (!IsMiddleDot(runes, i))
            {
                folded.Append(Rune.ToLowerInvariant(Shape(runes[i])).ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>The simplified form of a character that has one; half of an emoji has none.</summary>
    public static char Simplify(char c) => !char.IsSurrogate(c) && Simplified.TryGetValue(new Rune(c), out var simple) && simple.IsBmp ? (char)simple.Value : c;

    public static bool AreAlike(string one, string other) => string.Equals(one, other, StringComparison.Ordinal) || Fold(one) == Fold(other);

    /// <summary>True of white space in any width and of characters that leave no trace on paper, such as U+200B.</summary>
    public static bool IsSpaceOrInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || IsInvisible(rune);

    /// <summary>True of controls, format characters, variation selectors and fillers.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Most names need no work: ideographs of the basic block that have no other form, digits and small letters.</summary>
    private static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (!(char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || (c is >= '\u4E00' and <= '\u9FFF' && !Simplified.ContainsKey(new Rune(c)))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Half a surrogate pair cannot be normalised, so it is replaced first.</summary>
    private static string Normalize(string name) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    private static Rune Shape(Rune rune) => rune.Value switch
    {
        '[' or '{' or '〔' or '【' or '〖' or '〈' or '《' or '「' or '『' or '<' or '⟨' or '❨' => new Rune('('),
        ']' or '}' or '〕' or '】' or '〗' or '〉' or '》' or '」' or '』' or '>' or '⟩' or '❩' => new Rune(')'),
        >= 0x2010 and <= 0x2015 or 0x2212 or 0x2500 => new Rune('-'),
        _ => Simplified.GetValueOrDefault(rune, rune),
    };

    /// <summary>The dot between the parts of a name in all its spellings; a full stop between two digits is none (3.1 is not 31).</summary>
    private static bool IsMiddleDot(List<Rune> runes, int index) => runes[index].Value switch
    {
        0x00B7 or 0x0387 or 0x2022 or 0x2024 or 0x2027 or 0x2219 or 0x22C5 or 0x25CF or 0x2E31 or 0x30FB or 0x16EB or 0xFF65 or 0x3002 => true,
        '.' => !(index > 0 && index + 1 < runes.Count && Rune.IsDigit(runes[index - 1]) && Rune.IsDigit(runes[index + 1])),
        _ => false,
    };

    private static FrozenDictionary<Rune, Rune> ReadForms()
    {
        using var stream = typeof(NameFolding).Assembly.GetManifestResourceStream("traditional-forms.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.EnumerateRunes().ToArray())
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }

    private sealed class FoldedComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x is null || y is null ? ReferenceEquals(x, y) : AreAlike(x, y);

        public int GetHashCode(string obj) => Fold(obj).GetHashCode(StringComparison.Ordinal);
    }
}
