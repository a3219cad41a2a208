namespace BotService.Time;

/// <summary>Where a date may begin inside a text: not in the middle of a number or of a longer date, whose tail means another day.</summary>
internal static class DateStart
{
    private const string Numerals = "零〇一二三四五六七八九十两";

    /// <summary>Behind these a number always belongs to what stands before.</summary>
    private const string Units = "年月第点时";

    /// <summary>Behind these it does where a date or a time stands before, as in 17:30; 时间：9月5日 begins one.</summary>
    private const string Marks = ":：/.-";

    /// <summary>Behind these a span ends, but not in 截至9月5日 and 截止到9月5日.</summary>
    private const string Until = "至到";

    public static bool MayBeAt(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !IsNumeral(text[at]))
        {
            return true;
        }

        var (before, further) = (text[at - 1], at > 1 ? text[at - 2] : ' ');
        return !IsNumeral(before)
            && !Units.Contains(before, StringComparison.Ordinal)
            && !(Marks.Contains(before, StringComparison.Ordinal) && EndsDate(further))
            && !(Until.Contains(before, StringComparison.Ordinal) && further is not ('截' or '止'));
    }

    private static bool EndsDate(char c) => IsNumeral(c) || c is '日' or '号' or '点' or '时' or '分';

    private static bool IsNumeral(char c) => char.IsDigit(c) || Numerals.Contains(c, StringComparison.Ordinal);
}
