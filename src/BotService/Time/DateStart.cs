namespace BotService.Time;

/// <summary>Where a date may begin inside a text: not in the middle of a number or of a longer date, whose tail means another day.</summary>
internal static class DateStart
{
    private const string Numerals = "零〇一二三四五六七八九十两";

    private const string Joints = "年月第点时:：/.-至到";

    public static bool MayBeAt(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !IsNumeral(text[at]))
        {
            return true;
        }

        return !IsNumeral(text[at - 1]) && !Joints.Contains(text[at - 1], StringComparison.Ordinal);
    }

    private static bool IsNumeral(char c) => char.IsDigit(c) || Numerals.Contains(c, StringComparison.Ordinal);
}
