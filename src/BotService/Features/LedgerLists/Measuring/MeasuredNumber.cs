using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Measuring;

/// <summary>A number as offices write it: 12.5, 1,200, 3.5万.</summary>
/// <param name="Unit">What it is counted in: one, or as many as 万 and 亿 are.</param>
internal readonly partial record struct MeasuredNumber(decimal Count, decimal Unit)
{
    /// <summary>Such a number, in what <see cref="Folded"/> makes of a text. 3万5 and 3.5万亿 are none.</summary>
    public const string Pattern =
        "(?<number>-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\\.[0-9]{1,6})?)(?![0-9])(?![,\uFE50][0-9]{3}(?![0-9]))"
        + "(?:(?<unit>[万亿])|\\s(?<unit>[万亿])(?=[元件人次户吨亩]|$|[\\s,。;、]))?(?![万亿0-9])";

    private const decimal TenThousand = 10_000;

    private const decimal HundredMillion = 100_000_000;

    /// <summary>How many times another a number without a unit may be and still be meant in the other's.</summary>
    private const decimal FarthestBeside = 10;

    public decimal Value => Count * Unit;

    public string Written => Count.ToString("0.####", CultureInfo.InvariantCulture) + Word;

    private string Word => Count == 0 ? string.Empty : Unit switch
    {
        TenThousand => "万",
        HundredMillion => "亿",
        _ => string.Empty,
    };

    /// <summary>The letters in one form. A Chinese comma before a digit stays another one than that of 1,200: 48，120户抽查 holds two numbers.</summary>
    public static string Folded(string text) => FoldedText.Of(ChineseComma().Replace(text, "\uFE50"));

    /// <summary>The first number of a text; null when it holds none, or none that is clear.</summary>
    public static MeasuredNumber? In(string? text) => Of(First().Match(Folded(text ?? string.Empty)));

    /// <summary>Whether the first number of a text is one of a hundred: 35%.</summary>
    public static bool IsShare(string text) => Share().IsMatch(Folded(text));

    /// <summary>What the pattern found.</summary>
    public static MeasuredNumber? Of(Match found) =>
        found.Success && decimal.TryParse(found.Groups["number"].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var count)
            ? new MeasuredNumber(count, found.Groups["unit"].Value switch { "万" => TenThousand, "亿" => HundredMillion, _ => 1 })
            : null;

    /// <summary>The same in another's unit where it was said without one: 2.8 beside 3.5万 is 2.8万, and 28000 is not.</summary>
    public MeasuredNumber Beside(MeasuredNumber other) =>
        Unit == 1 && other.Unit > 1 && Math.Abs(Count) * other.Unit <= Math.Abs(other.Value) * FarthestBeside ? this with { Unit = other.Unit } : this;

    [GeneratedRegex("，(?=[0-9０-９])")]
    private static partial Regex ChineseComma();

    [GeneratedRegex("^[^0-9\\-]*" + Pattern + "\\s*[%％]")]
    private static partial Regex Share();

    [GeneratedRegex("^[^0-9\\-]*" + Pattern + "(?![.\\-][0-9])")]
    private static partial Regex First();
}
