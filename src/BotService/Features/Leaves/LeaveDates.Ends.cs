using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <content>Until when: 到周五, 住院到月底, 明天出差两天.</content>
internal sealed partial record LeaveDates
{
    /// <summary>Behind these 到 goes on with a span that began before it, or is no 到 at all: 3日到5日, 去党校报到9月5日.</summary>
    private const string BeforeOtherUntil = "零〇一二三四五六七八九十两年月日号天点时报签";

    /// <summary>到下周三 住院 lasts from today; null where 到 goes to a place.</summary>
    private static LeaveDates? ReadUntil(ChineseDates dates, DateOnly today, string behind, string text)
    {
        var rest = behind.AsSpan();
        var isDay = dates.TryTakeDate(ref rest, out var last);

        if (isDay ? NumberedPlace().IsMatch(rest) : !ChineseDates.StartsWithWeekOrDate(behind))
        {
            return null;
        }

        return isDay && last >= today && !ChineseDates.StartsWithWeekOrDate(rest.TrimStart(Joints)) && !GoesOn().IsMatch(rest)
            ? new LeaveDates(today, last, ReasonIn(EndOfUntil().Replace(rest.ToString(), string.Empty)), Unclear: false)
            : new LeaveDates(null, null, ReasonIn(text), Unclear: true);
    }

    /// <summary>住院到月底 lasts from today, unless another day is named before it.</summary>
    private static LeaveDates ReadUntilAtEnd(ChineseDates dates, DateOnly today, DateOnly from, DateOnly to, string before, string text) =>
        from == to && to >= today && !HoldsDay(dates, before)
            ? new LeaveDates(today, to, ReasonIn(before), Unclear: false)
            : new LeaveDates(null, null, ReasonIn(text), Unclear: true);

    /// <summary>Behind the only day: 今天出差到周五 goes on until then, 明天出差两天 for so long, and 明天出差，周五回来 does not say until when.</summary>
    private static LeaveDates? ReadEnd(ChineseDates dates, DateOnly today, DateOnly from, DateOnly to, string behind)
    {
        if (from != to)
        {
            return NamesMore(dates, today, from, to, behind) ? new LeaveDates(null, null, ReasonIn(behind), Unclear: true) : null;
        }

        for (var at = 1; at < behind.Length; at++)
        {
            var rest = behind.AsSpan(at);

            if (!MayEndAt(behind, at) || !dates.TryTakeDate(ref rest, out var other))
            {
                continue;
            }

            if (ComesBack().IsMatch(rest))
            {
                return new LeaveDates(null, null, ReasonIn(behind), Unclear: true);
            }

            if (rest.Trim(Separators).IsEmpty && EndsWithUntil().Match(behind[..at]) is { Success: true } until)
            {
                return other > from
                    ? new LeaveDates(from, other, ReasonIn(behind.AsSpan(0, until.Index)), Unclear: false)
                    : new LeaveDates(null, null, ReasonIn(behind), Unclear: true);
            }

            // 周四有事，周五也有事: booking the first day alone would be silent.
            if (other != from && other >= today && !NumberedPlace().IsMatch(rest))
            {
                return new LeaveDates(null, null, ReasonIn(behind), Unclear: true);
            }

            at = behind.Length - rest.Length - 1;
        }

        if (DaysCounted().Match(behind) is not { Success: true } counted)
        {
            return null;
        }

        if (CountsFrom(counted.Groups["length"].Value, from, alsoDays: true) is not { } last)
        {
            return new LeaveDates(null, null, ReasonIn(behind), Unclear: true);
        }

        if (CourtesiesAlone().IsMatch(behind[counted.Length..]))
        {
            return new LeaveDates(from, last, ReasonIn(behind.AsSpan(0, counted.Length)), Unclear: false);
        }

        // 明天住院三天做手术 may mean three days or one of them: booking one would be silent.
        return last > from ? new LeaveDates(null, null, ReasonIn(behind), Unclear: true) : null;
    }

    /// <summary>这周孩子开学，周四下午请假: beside the days one more is named. When somebody is back is no such day.</summary>
    private static bool NamesMore(ChineseDates dates, DateOnly today, DateOnly from, DateOnly to, string behind)
    {
        var text = $" {behind}";
        return DaysInside(dates, today, text).Exists(day => (day.From, day.To) != (from, to) && !ComesBack().IsMatch(text[day.End..]));
    }

    /// <summary>Where the last day may be written: also as a number behind 到, as in 出差到9月25日.</summary>
    private static bool MayEndAt(string text, int at) =>
        DateStart.MayBeAt(text, at)
        || (at > 1 && (text[at - 1] is '到' or '至') && !char.IsDigit(text[at - 2]) && !BeforeOtherUntil.Contains(text[at - 2], StringComparison.Ordinal));

    /// <summary>到周五为止; 到周五为孩子办入学 goes on with a reason.</summary>
    [GeneratedRegex("^\\s*(?:为止|止(?=$|[\\s，,。、；;！!]))")]
    private static partial Regex EndOfUntil();

    /// <summary>What says nothing behind a length: 两天，谢谢.</summary>
    [GeneratedRegex("^(?:[\\s，,。.、；;！!~～]|左右|时间|谢谢您?|感谢|辛苦了|麻烦了?|恳?请|敬?望|予以|领导|书记|主任|老师|批准|批一下|批|吧|了|哈|啊|呢|的|假)*$", RegexOptions.NonBacktracking)]
    private static partial Regex CourtesiesAlone();

    /// <summary>到培训结束, 到孩子退烧, 到国庆后第一天: what it lasts until is no day. 到医院看病 names a place.</summary>
    [GeneratedRegex(
        "(?<![报签迟收看碰])[到至](?:[^，,。；;、\\s]{0,12}(?:结束|为止|期满|届满|完(?=$|[\\s，,。；;了后]))|" +
        "(?![^，,。；;、\\s]{0,5}(?:医院|院里|单位|市|省|县|区|镇|乡|村|局|厅|校|机场|车站|法院|现场|外地|家))" +
        "[^，,。；;、\\s]{0,8}(?:出院|退烧|退热|康复|痊愈|好转|拆线|复工|开学|放假|毕业|[办做忙跑考弄交搬]完|办好|病好|伤好|养好)|" +
        "(?:国庆|中秋|春节|元旦|端午|清明|五一|过年|除夕|年底|年末|假期|寒假|暑假|调休))")]
    private static partial Regex LastsUntilEvent();

    [GeneratedRegex("[\\s，,]*(?:一直|要|持续|延续)*[到至]了?\\s*$")]
    private static partial Regex EndsWithUntil();

    [GeneratedRegex("^[\\s，,]*(?:才|再|就|能|之?前|早上?|晚上?|上午|下午|中午)*(?:回|返|上班|到岗)")]
    private static partial Regex ComesBack();
}
