using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <content>Days in the middle of a sentence: they are booked or asked about, and never replaced by the usual ones.</content>
internal sealed partial record LeaveDates
{
    /// <summary>本人9月28日至9月30日出差: two days in the middle are the days. One day there may as well belong to what is done, and is asked about.</summary>
    private static LeaveDates ReadInside(ChineseDates dates, DateOnly today, string text, string plain)
    {
        var found = DaysInside(dates, today, text);
        var unclear = new LeaveDates(null, null, ReasonIn(text), Unclear: true);

        if (LastsUntilEvent().IsMatch(text))
        {
            return unclear;
        }

        if (found.Count == 0)
        {
            return unclear with { Unclear = EndsLikeDate().IsMatch(plain) || HoldsDate().IsMatch(plain) || SpanWithoutDays().IsMatch(plain) || NamesTime().IsMatch(plain) || NamesLength().IsMatch(plain) };
        }

        var (from, to, start, end) = found[0];
        var behind = text[end..];
        var goesOn = GoesOn().IsMatch(behind) || Begins().IsMatch(behind) || UntilADay().IsMatch(behind) || ComesBack().IsMatch(behind) || LeavesHospital().IsMatch(behind);

        if (goesOn || NamesLength().IsMatch(plain) || (start > 0 && text[start - 1] is '到' or '至'))
        {
            return unclear;
        }

        if (found.Count > 1)
        {
            return InRow(found) is { } row ? unclear with { From = row.From, To = row.To } : unclear;
        }

        // 明天到5号会议室: 到 goes to a place there.
        if (NumberedPlace().IsMatch(behind))
        {
            return unclear;
        }

        var isClear = from != to && (StudyWeek.Of(from).Monday != from || from.AddDays(6) != to || StudyWeek.Of(today).Monday == from || ChineseDates.LengthOfWeek(text.AsSpan(start)) == 0);
        return new LeaveDates(from, to, ReasonIn(string.Concat(text.AsSpan(0, start).TrimEnd(Separators), behind.AsSpan().TrimStart(Separators))), Unclear: !isClear);
    }

    /// <summary>The days and weeks behind the first letter that are not over, with where they stand.</summary>
    private static List<(DateOnly From, DateOnly To, int Start, int End)> DaysInside(ChineseDates dates, DateOnly today, string text)
    {
        List<(DateOnly From, DateOnly To, int Start, int End)> found = [];

        for (var at = 1; at < text.Length; at++)
        {
            ReadOnlySpan<char> rest = text.AsSpan(at);

            if (!DateStart.MayBeAt(text, at))
            {
                continue;
            }

            if (!dates.TryTakeRange(ref rest, out var from, out var to))
            {
                if (!dates.TryTakeWeek(ref rest, out var week))
                {
                    continue;
                }

                (from, to) = (week.Monday, week.Sunday);
            }

            var end = text.Length - rest.Length;

            // 去5号会议室 names a place.
            if (to >= today && !(from == to && NumberedPlace().IsMatch(rest)))
            {
                found.Add((from, to, at, end));
            }

            at = end - 1;
        }

        return found;
    }

    /// <summary>我明天请假，后天也请假: one leave, when each begins on the day behind the one before.</summary>
    private static (DateOnly From, DateOnly To)? InRow(List<(DateOnly From, DateOnly To, int Start, int End)> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].From != found[i - 1].To.AddDays(1))
            {
                return null;
            }
        }

        return (found[0].From, found[^1].To);
    }

    /// <summary>A day or a week that is still to come and lies outside those that were read.</summary>
    private static bool NamesAnotherDay(ChineseDates dates, DateOnly today, DateOnly from, DateOnly to, string text) =>
        DaysInside(dates, today, $" {text}").Exists(day => day.To < from || day.From > to);

    /// <summary>直到年底, 下个月, 剩下的几周: a time that is no day.</summary>
    [GeneratedRegex("年底|年末|春节|过年|除夕|元旦|国庆|中秋|端午|清明|五一|暑假|寒假|[下这本]个?月(?!报|刊|度)|[全整]月|月[初中末]|[上中下]旬|周末|剩下?的?几|剩余的?几|半年")]
    private static partial Regex NamesTime();

    /// <summary>十五天 or 三个月, wherever it stands; 发烧两天了 and 这两天 count nothing that is asked for.</summary>
    [GeneratedRegex("(?<![这那前近头第每过后今明最几数0-9零一二三四五六七八九十两])(?:" + Count + "|半)\\s*(?:天|个?(?:周|星期|礼拜)|个月)(?!年|岁|期|末|[之以]?[前后内]|了|一次|两次|两头|[一两]晚)")]
    private static partial Regex NamesLength();

    [GeneratedRegex("^[\\s，,]*(?:才|再|就|能|可以)*(?:出院|结束|出来|到期)")]
    private static partial Regex LeavesHospital();
}
