using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <summary>How long somebody wants to be away: 一周, 两个星期, 半个月. It counts from a day; 第2周 is no length but a week's number.</summary>
internal static partial class LeaveLength
{
    private const int MostSpoken = 4;

    private const int MostWritten = 8;

    /// <summary>The last day, when the text begins with a length; takes it from the text.</summary>
    /// <param name="alsoDays">三天 is clear only behind the day on which it begins.</param>
    public static bool TryTake(ref ReadOnlySpan<char> text, DateOnly from, bool alsoDays, out DateOnly to)
    {
        to = from;
        var match = Pattern().Match(text.ToString());

        if (!match.Success || NumberIn(match.Groups["count"].Value) is not { } count)
        {
            return false;
        }

        var counted = match.Groups["unit"].Value;
        var isSpoken = !char.IsAsciiDigit(match.Groups["count"].Value[0]);
        var isMany = match.Groups["many"].Success;

        if (count == 0 ? counted is not "月" || !isMany : counted switch
        {
            // 、二十八日 goes on with a day.
            "日" when isSpoken && match.Groups["count"].Length > 1 => true,
            "天" or "日" => !alsoDays || count > 92,
            "月" => !isMany || (!isSpoken && !alsoDays) || count > 3,
            _ => !(isSpoken && count <= MostSpoken) && (isMany ? !alsoDays : !IsFarOff(count, from)),
        })
        {
            return false;
        }

        to = (counted, count) switch
        {
            ("天" or "日", _) => from.AddDays(count - 1),
            ("月", 0) => from.AddDays(14),
            ("月", _) => from.AddMonths(count).AddDays(-1),
            _ => from.AddDays((7 * count) - 1),
        };
        text = text[match.Length..];
        return true;
    }

    /// <summary>In September 2周 cannot be January's second week.</summary>
    private static bool IsFarOff(int number, DateOnly today)
    {
        ReadOnlySpan<char> text = $"第{number}周";
        return number is > 0 and <= MostWritten && new ChineseDates(today.ToDateTime(TimeOnly.MinValue)).TryTakeWeek(ref text, out var week)
            && (week.Sunday < today || week.Monday > today.AddDays(7 * MostWritten));
    }

    /// <summary>Half is nought: only a month is halved.</summary>
    private static int? NumberIn(string text) => text switch
    {
        "半" => 0,
        _ when int.TryParse(text, out var number) && number > 0 => number,
        _ when text.Length > 1 && text.IndexOf('十', StringComparison.Ordinal) is >= 0 and var ten => (10 * (ten == 0 ? 1 : Digit(text[0]))) + (ten == text.Length - 1 ? 0 : Digit(text[^1])),
        _ when text.Length == 1 => text[0] is '两' ? 2 : "零一二三四五六七八九十".IndexOf(text[0], StringComparison.Ordinal) is > 0 and var number ? number : null,
        _ => null,
    };

    private static int Digit(char c) => "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);

    // 一周年庆典 is an anniversary, 两周后 a moment; 一周年假 is a week of annual leave.
    [GeneratedRegex("^\\s*(?<count>[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两半])\\s*(?<many>个)?(?<unit>天|日|周|星期|礼拜|月)(?!年(?!假|休))(?!岁|期|[之以]?[前后内])")]
    private static partial Regex Pattern();
}
