using System.Globalization;
using System.Text;
using BotService.Messaging;

namespace BotService.Commands;

/// <summary>
/// A message reduced to its letters and digits, in one written form, each with its place in the original: what is compared
/// ignores width, case, spaces, punctuation and emoji; what is kept as a remark is cut from the original.
/// </summary>
internal readonly ref struct CommandText
{
    /// <summary>Far more than any command word; what lies behind is remark.</summary>
    public const int MaxLetters = 256;

    // Between a command and its remark; opening brackets, emoji, # and @ belong to the remark.
    private const string Separators = "，,。.、；;：:！!？?～~-—–_·•…|/\\+=)）]】}｝」』》>”’";

    private readonly ReadOnlySpan<char> _message;
    private readonly ReadOnlySpan<Letter> _places;

    private CommandText(ReadOnlySpan<char> message, ReadOnlySpan<char> letters, ReadOnlySpan<Letter> places)
    {
        _message = message;
        _places = places;
        Letters = letters;
    }

    public ReadOnlySpan<char> Letters { get; }

    /// <summary>Fills the caller's buffers, so that reading a message costs no allocation.</summary>
    public static CommandText Read(ReadOnlySpan<char> message, Span<char> letters, Span<Letter> places)
    {
        Span<char> folded = stackalloc char[32];
        int count = 0, at = 0;
        var apart = false;

        while (at < message.Length)
        {
            Rune.DecodeFromUtf16(message[at..], out var rune, out var length);
            var start = at;
            at += length;

            if (IsInvisible(rune))
            {
                // Variation selectors and the frame of a keycap belong to the character before them.
                ExtendLast(places[..count], start, at);
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.OtherNumber)
            {
                apart = true;
                continue;
            }

            var written = Fold(rune, folded);

            if (count + written > Math.Min(letters.Length, places.Length))
            {
                break;
            }

            for (var i = 0; i < written; i++)
            {
                letters[count] = folded[i];
                places[count++] = new Letter(start, at, apart);
                apart = false;
            }
        }

        return new CommandText(message, letters[..count], places[..count]);
    }

    /// <summary>The same without halves of characters, such as the last one of a text that was cut: the framework's normaliser throws on them.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The form in which words are kept for comparing; empty for a word of symbols, such as "?".</summary>
    public static string Normalise(string word)
    {
        Span<char> letters = stackalloc char[MaxLetters];
        Span<Letter> places = stackalloc Letter[MaxLetters];
        return Read(word, letters, places).Letters.ToString();
    }

    /// <summary>Symbols in their half-width form, for words that have no letters.</summary>
    public static char FoldSymbol(char symbol) => symbol is >= '！' and <= '～' ? (char)(symbol - 0xFEE0) : symbol;

    /// <summary>Whether something that people see stands between this letter and the one before.</summary>
    public bool IsApart(int index) => _places[index].Apart;

    public bool HasSpaceBefore(int index) => _message[_places[index - 1].End.._places[index].Start].ContainsAny(" \u3000\t\r\n");

    /// <summary>The original text directly behind that many letters.</summary>
    public ReadOnlySpan<char> Behind(int letterCount) => _message[_places[letterCount - 1].End..];

    /// <summary>The same as people meant it: without the separators in front.</summary>
    public string RestBehind(int letterCount)
    {
        if (letterCount == Letters.Length)
        {
            return "";
        }

        var rest = Behind(letterCount).TrimEnd();

        while (!rest.IsEmpty && (char.IsWhiteSpace(rest[0]) || Separators.Contains(rest[0], StringComparison.Ordinal)))
        {
            rest = rest[1..];
        }

        return rest.ToString();
    }

    /// <summary>One written form of a character.</summary>
    public static string Folded(Rune rune)
    {
        Span<char> folded = stackalloc char[32];
        return folded[..Fold(rune, folded)].ToString();
    }

    private static int Fold(Rune rune, Span<char> folded)
    {
        if (rune.IsAscii)
        {
            folded[0] = char.ToLowerInvariant((char)rune.Value);
            return 1;
        }

        if (rune.Value is >= 0x4E00 and <= 0x9FFF)
        {
            var character = (char)rune.Value;
            folded[0] = NameFolding.Simplify(character);
            return 1;
        }

        // Everything else is rare enough to ask the normaliser: full-width, circled and squared forms.
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var count = 0;

        foreach (var character in plain)
        {
            if (count < folded.Length && (char.IsLetterOrDigit(character) || char.IsSurrogate(character)))
            {
                folded[count++] = NameFolding.Simplify(character);
            }
        }

        return count;
    }

    private static bool IsInvisible(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static void ExtendLast(Span<Letter> places, int start, int end)
    {
        if (places.Length > 0 && places[^1].End == start)
        {
            places[^1] = places[^1] with { End = end };
        }
    }

    /// <summary>Where a letter stands in the original message.</summary>
    internal readonly record struct Letter(int Start, int End, bool Apart);
}
