using System.Globalization;
using System.Text;

namespace BotService.Commands.Understanding;

/// <summary>The parts of what is called by a character and a number, for the features that name their things so.</summary>
internal static class NumberedName
{
    /// <summary>Wide digits and leading noughts made plain; 0 for what is no number.</summary>
    public static string Plain(string digits)
    {
        var plain = digits.Normalize(NormalizationForm.FormKC);
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "0";
    }

    /// <summary>What is said behind it, without what separates the two.</summary>
    public static string Behind(string text, int at) => text[at..].Trim(' ', '　', '，', ',', '。', '：', ':', '、');
}
