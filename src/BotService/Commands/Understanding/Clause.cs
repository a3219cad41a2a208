using System.Globalization;
using System.Text;

namespace BotService.Commands.Understanding;

/// <summary>A piece of a message between two separators.</summary>
/// <param name="Letters">What is compared: letters, digits and the few marks that mean something, in one written form.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="IsAsked">A question mark stands behind it.</param>
internal readonly record struct Clause(string Letters, int Start, int End, bool IsAsked)
{
    private const string Opening = "“\"‘'「『";

    private const string Closing = "”\"’'」』";

    /// <summary>Stands in <see cref="Letters"/> for a title in its brackets.</summary>
    public const char Title = '\u0001';

    /// <summary>Stands in <see cref="Letters"/> for the number of a topic, as on a button: #12.</summary>
    public const char Number = '\u0002';

    private const string Marks = "√✓✔✅☑";

    private const int MostClauses = 64;

    private const string Separators = "。.！!？?；;，,、：:~～…|/\\()（）[]【】“”「」『』\"'‘’\n\r\t \u3000\u00A0—–-·•";

    /// <summary>It stands in quotation marks, alone or with others: the words are spoken of and perhaps not said.</summary>
    public bool IsQuoted(string text)
    {
        if (Start > 0 && End < text.Length && Opening.Contains(text[Start - 1], StringComparison.Ordinal) && Closing.Contains(text[End], StringComparison.Ordinal))
        {
            return true;
        }

        // 海报上印着“学完了，做到了”: the mark before it is not closed until behind it. A message that is quoted from end to end says itself.
        var open = text.AsSpan(0, Start).LastIndexOfAny("“「『");
        return open > 0 && text.AsSpan(open, Start - open).IndexOfAny("”」』") < 0 && text.AsSpan(End).IndexOfAny("”」』") >= 0;
    }

    public static IReadOnlyList<Clause> Split(string text)
    {
        List<Clause> clauses = [];
        var letters = new StringBuilder();
        var start = 0;

        // Looked for once: a text of opening brackets alone would be gone through for each of them.
        var lastClose = text.LastIndexOf('》');

        for (var at = 0; at <= text.Length && clauses.Count < MostClauses; at++)
        {
            if (at < text.Length && text[at] is '《' && at < lastClose && text.IndexOf('》', at) is > 0 and var close)
            {
                letters.Append(Title);
                at = close;
                continue;
            }

            if (at < text.Length && text[at] is '#' or '＃' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                letters.Append(Number);

                while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
                {
                    at++;
                }

                continue;
            }

            // 11.17学习完毕: the dot of a date parts nothing.
            if (at < text.Length && text[at] is '.' && LengthOfDay(letters, text, at + 1) is > 0 and var day)
            {
                letters.Append('月').Append(text, at + 1, day).Append('日');
                at += day;
                continue;
            }

            if (at < text.Length && !Separators.Contains(text[at], StringComparison.Ordinal) && !(letters.Length > 0 && IsPicture(text, at)))
            {
                at += Append(letters, text, at) - 1;
                continue;
            }

            var asked = at < text.Length && text[at] is '？' or '?';

            if (letters.Length > 0)
            {
                clauses.Add(new Clause(letters.ToString(), start, at, asked));
                letters.Clear();
            }
            else if (asked && clauses.Count > 0)
            {
                clauses[^1] = clauses[^1] with { IsAsked = true };
            }

            start = at + 1;
        }

        return clauses;
    }

    /// <summary>学完了✌️打卡: a picture parts like a stop. Its second half, if it has one, means nothing.</summary>
    private static bool IsPicture(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol && !DenyingSigns.Is(rune) && !(rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal));
    }

    /// <summary>How many digits behind the dot are the day of the month that stands before it as all that was read; 0 when it is no date.</summary>
    private static int LengthOfDay(StringBuilder letters, string text, int at)
    {
        var length = 0;

        while (length < 3 && at + length < text.Length && char.IsAsciiDigit(text[at + length]))
        {
            length++;
        }

        return length == 2 && letters.Length is 1 or 2 && at + length < text.Length && char.IsLetter(text[at + length])
            && int.TryParse(letters.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.Parse(text.AsSpan(at, length), CultureInfo.InvariantCulture) is >= 1 and <= 31 ? length : 0;
    }

    private static int Append(StringBuilder letters, string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);

        if (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            letters.Append((char)rune.Value);
        }
        else if (DenyingSigns.Is(rune))
        {
            letters.Append(DenyingSigns.Cross);
        }
        else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber)
        {
            letters.Append(CommandText.Folded(rune));
        }

        return length;
    }
}
