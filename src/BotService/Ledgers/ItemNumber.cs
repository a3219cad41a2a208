using System.Globalization;

namespace BotService.Ledgers;

/// <summary>The number of an item as people write it: 12, or spoken and written down, 十二.</summary>
internal static class ItemNumber
{
    private const int MostDigits = 7;

    private const string Numerals = "零一二三四五六七八九";

    /// <summary>The number at that place and its end; false when none stands there.</summary>
    public static bool TryRead(string folded, int at, out int number, out int end)
    {
        end = at;

        while (end < folded.Length && char.IsAsciiDigit(folded[end]) && end - at < MostDigits)
        {
            end++;
        }

        if (end > at)
        {
            return int.TryParse(folded.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        while (end < folded.Length && IsNumeral(folded[end]))
        {
            end++;
        }

        number = end > at ? ValueOf(folded.AsSpan(at, end - at)) : 0;
        return number > 0;
    }

    public static bool IsNumeral(char letter) => letter is '十' or '百' or '〇' || Numerals.Contains(letter, StringComparison.Ordinal);

    /// <summary>三, 十二, 二十三, 一百零五; nought for what is no number, such as 三四.</summary>
    private static int ValueOf(ReadOnlySpan<char> words)
    {
        var (total, digit, least) = (0, 0, 1000);

        foreach (var letter in words)
        {
            if (letter is '十' or '百')
            {
                var unit = letter is '十' ? 10 : 100;

                // 百 stands before 十, each once; 十 alone goes without a digit before it.
                if (unit >= least || (digit == 0 && (unit == 100 || total > 0)))
                {
                    return 0;
                }

                (total, digit, least) = (total + (Math.Max(digit, 1) * unit), 0, unit);
            }
            else if (digit > 0 || (letter is '零' or '〇' && total == 0))
            {
                return 0;
            }
            else
            {
                digit = Math.Max(0, Numerals.IndexOf(letter, StringComparison.Ordinal));
            }
        }

        return total + digit;
    }
}
