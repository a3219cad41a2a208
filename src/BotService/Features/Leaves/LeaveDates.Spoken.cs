using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <content>Days as they are spoken of: 到周五, 一周从下周一开始, 病假两天, 今明两天, 周三四.</content>
internal sealed partial record LeaveDates
{
    /// <summary>How many, in figures or in words: 3, 15, 十五.</summary>
    private const string Count = "(?:[1-9][0-9]{0,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])";

    private const string Weekdays = "一二三四五六日";

    /// <summary>What may stand behind weekdays: 周三四点 is a time.</summary>
    private const string RowEnds = "(?=$|[\\s，,。；;：:（(）)出请去休培开外在参住看探值要有不回办陪带送接身孩我都]|家[里中有]|两天)";

    /// <summary>What is kept of a length until its first day is said: read again in front of that day, it is that many days from there.</summary>
    /// <param name="reason">A reason that was written with the length.</param>
    public static string Since(string length, string reason) => reason.Length == 0 ? $"共{length}自" : $"共{length}〔{reason.Replace("〔", string.Empty, StringComparison.Ordinal).Replace("〕", string.Empty, StringComparison.Ordinal)}〕自";

    private static LeaveDates ReadSince(ChineseDates dates, string length, string reason, string behind, string text)
    {
        var rest = behind.AsSpan().TrimStart(BeforeFirstDay);

        if (!dates.TryTakeRange(ref rest, out var from, out var to))
        {
            return new LeaveDates(null, null, ReasonIn(text), Unclear: true);
        }

        TakeDaysInRow(dates, ref rest, from, ref to);
        rest = rest.TrimStart(Separators);

        foreach (var opener in (ReadOnlySpan<string>)["开始", "算起", "起"])
        {
            rest = rest.StartsWith(opener) ? rest[opener.Length..] : rest;
        }

        // Two days are said and three were wanted.
        return CountsFrom(length, from, alsoDays: true) is { } last && (from == to || to == last) && !ChineseDates.StartsWithWeekOrDate(rest.TrimStart(Joints)) && !GoesOn().IsMatch(rest.ToString())
            ? new LeaveDates(from, last, string.Join('，', ((string[])[reason, ReasonIn(rest)]).Where(part => part.Length > 0)), Unclear: false)
            : new LeaveDates(null, null, ReasonIn(text), Unclear: true);
    }

    /// <summary>The last day of a length that is all of the text; null for what is none.</summary>
    private static DateOnly? CountsFrom(string length, DateOnly from, bool alsoDays)
    {
        ReadOnlySpan<char> rest = length;
        return LeaveLength.TryTake(ref rest, from, alsoDays, out var last) && rest.IsEmpty ? last : null;
    }

    /// <summary>三天，从明天起: the length in front of its first day, as it is written; null for what is none.</summary>
    private static string? SaidBeforeItsDay(ChineseDates dates, DateOnly today, string text) =>
        LengthAtHead().Match(text) is { Success: true } head && CountsFrom(head.Groups["length"].Value, today, alsoDays: true) is not null && BeginsOn(dates, text[head.Length..])
            ? head.Groups["length"].Value
            : null;

    /// <summary>从下周一起, or days and no more: a length in front of it counts from there. 三天 周三手术 leaves it open.</summary>
    private static bool BeginsOn(ChineseDates dates, string behind)
    {
        var rest = behind.AsSpan().TrimStart(Separators);
        var isOpened = rest is ['从' or '自' or '由', ..];
        rest = rest.TrimStart(BeforeFirstDay);

        if (!dates.TryTakeRange(ref rest, out var from, out var to))
        {
            return false;
        }

        TakeDaysInRow(dates, ref rest, from, ref to);
        rest = rest.TrimStart(Separators);
        return isOpened || from != to || rest.IsEmpty || Begins().IsMatch(rest);
    }

    /// <summary>3天 出差, 病假三天: from which day is asked, and the reason kept; null where no days are counted.</summary>
    private static LeaveDates? WithLength(ChineseDates dates, DateOnly today, string text)
    {
        if (DaysCounted().Match(text) is not { Success: true } counted)
        {
            return null;
        }

        var (length, before, behind) = (counted.Groups["length"].Value, ReasonIn(WithoutAskingAtEnd(counted.Groups["before"].Value.TrimStart('请'))), text[counted.Length..]);

        // 158天 is longer than can be asked for at once, and no other days are meant by it.
        if (CountsFrom(length, today, alsoDays: true) is null)
        {
            return new LeaveDates(null, null, ReasonIn(text), Unclear: true);
        }

        if (BeginsOn(dates, behind))
        {
            return ReadSince(dates, length, before, behind, text);
        }

        var reason = string.Join('，', ((string[])[before, ReasonIn(behind)]).Where(part => part.Length > 0));
        var unclear = new LeaveDates(null, null, reason, Unclear: true);
        return HoldsDay(dates, before) || HoldsDay(dates, behind) ? unclear : unclear with { HowLong = length.Replace(" ", string.Empty, StringComparison.Ordinal) };
    }

    /// <summary>产假三个月，从今天开始: the length behind the reason and in front of its first day; null for what is none.</summary>
    private static LeaveDates? WithLengthAndDay(ChineseDates dates, DateOnly today, string text)
    {
        if (LengthInside().Match(text) is not { Success: true } counted || CountsFrom(counted.Groups["length"].Value, today, alsoDays: true) is null)
        {
            return null;
        }

        var (before, behind) = (counted.Groups["before"].Value, text[counted.Length..]);
        return !HoldsDay(dates, before) && behind.AsSpan().TrimStart(Separators) is ['从' or '自' or '由', ..] && BeginsOn(dates, behind)
            ? ReadSince(dates, counted.Groups["length"].Value, ReasonIn(WithoutAskingAtEnd(before)), behind.TrimEnd('请', '。', '！', '!'), text)
            : null;
    }

    /// <summary>老婆生了，请 十五天: the last word asks and is no reason.</summary>
    private static string WithoutAskingAtEnd(string before) => before is [.., '，' or ',' or ' ' or '。', '请'] ? before[..^1] : before;

    private static bool HoldsDay(ChineseDates dates, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);

            if (DateStart.MayBeAt(text, at) && (dates.TryTakeDate(ref rest, out _) || dates.TryTakeWeek(ref rest, out _)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>明天开始到周五: a beginning and its end.</summary>
    private static bool TakeLastDayBehind(ChineseDates dates, ref ReadOnlySpan<char> text, DateOnly from, ref DateOnly to)
    {
        if (from != to || BeginsUntil().Match(text.ToString()) is not { Success: true } until)
        {
            return false;
        }

        var behind = text[until.Length..];

        if (!dates.TryTakeDate(ref behind, out var last) || last < from || NumberedPlace().IsMatch(behind))
        {
            return false;
        }

        to = last;
        text = behind;
        return true;
    }

    /// <summary>明天起三天: behind its first day a length is clear.</summary>
    private static bool TakeLengthBehind(ref ReadOnlySpan<char> text, DateOnly from, ref DateOnly to)
    {
        var behind = text.TrimStart(Separators);

        foreach (var opener in (ReadOnlySpan<string>)["开始", "起", "一共", "共", "大概", "大约", "差不多", "请", "休"])
        {
            behind = behind.StartsWith(opener) ? behind[opener.Length..].TrimStart(Separators) : behind;
        }

        if (from == to && LeaveLength.TryTake(ref behind, from, alsoDays: true, out var last))
        {
            to = last;
            text = behind;
        }

        return true;
    }

    /// <summary>周三四 and 下周一二三: further days of the same week, each behind the one before.</summary>
    private static void TakeWeekdaysInRow(ReadOnlySpan<char> whole, ref ReadOnlySpan<char> text, DateOnly from, ref DateOnly to)
    {
        var taken = whole[..^text.Length];

        if (from == to && WeekdayAtEnd().IsMatch(taken) && WeekdayRow().Match(text.ToString()) is { Success: true } row
            && Weekdays.Contains($"{taken[^1]}{row.Value.Replace('天', '日')}", StringComparison.Ordinal))
        {
            to = to.AddDays(row.Length);
            text = text[row.Length..];
        }
    }

    /// <summary>周一三五: not one leave.</summary>
    private static bool IsBrokenRow(string text)
    {
        var days = WeekdaysAtHead().Match(text).Groups["days"].Value.Replace('天', '日');
        return days.Length > 1 && !Weekdays.Contains(days, StringComparison.Ordinal);
    }

    /// <summary>今明两天, 明早 and 下午 in the words in which days are read.</summary>
    private static string InKnownWords(string text)
    {
        text = FromMonday().Replace(text, "${day}开始");
        text = TwoDays().Replace(text, match => match.Value[0] is '今' ? "今天至明天" : "明天至后天");
        text = PartOfDay().Replace(text, match => $"{match.Value[0]}天{(match.Value[1] is '晚' ? "晚上" : "早上")}");
        return PartAtHead().IsMatch(text) ? $"今天{text.TrimStart()}" : text;
    }

    [GeneratedRegex("^共(?<length>\\S{2,6}?)(?:〔(?<reason>[^〔〕]*)〕)?自")]
    private static partial Regex SinceADay();

    [GeneratedRegex("^\\s*(?<length>(?:" + Count + "|半)\\s*个?(?:天|周|星期|礼拜|月))(?!年(?!假|休))(?!岁|期|末|[之以]?[前后内])")]
    private static partial Regex LengthAtHead();

    /// <summary>这两天 and 发烧两天了 count nothing that is asked for.</summary>
    [GeneratedRegex("^(?<before>[^0-9]{0,20}?)(?<![这那前近头第每过后今明最几数0-9零一二三四五六七八九十两])(?<length>" + Count + "\\s*天|(?<=^\\s*)[1-9]个月)(?:的?假)?(?![之以]?[前后内]|期|了|一次|两头|[一两]晚)")]
    private static partial Regex DaysCounted();

    [GeneratedRegex("^(?<before>[^0-9]{0,30}?)(?<![这那前近头第每过后今明最几数0-9零一二三四五六七八九十两])(?<length>(?:" + Count + "|半)\\s*个?(?:天|周|星期|礼拜|月))(?:的?[病事年产婚丧]?假)?(?![之以]?[前后内]|期|末|岁|年(?!假|休))")]
    private static partial Regex LengthInside();

    [GeneratedRegex("^(?:开始|算起|起(?!草|诉|居))")]
    private static partial Regex Begins();

    [GeneratedRegex("^[\\s，,]*(?:开始|算起|起)[\\s，,]*(?:一直)?[到至]\\s*")]
    private static partial Regex BeginsUntil();

    [GeneratedRegex("^\\s*(?:一直|直)?[到至]了?\\s*")]
    private static partial Regex UntilADay();

    [GeneratedRegex("^\\s*半天假?")]
    private static partial Regex HalfDay();

    /// <summary>自下周一起: behind 从 and the like 一起 is no word.</summary>
    [GeneratedRegex("(?<=[从自由])(?<day>(?:[上下本这]个?)?(?:周|星期|礼拜)一)起")]
    private static partial Regex FromMonday();

    [GeneratedRegex("(?<=^|[\\s，,、；;：:。我])(?:今明|明后)[两二2]?天")]
    private static partial Regex TwoDays();

    [GeneratedRegex("(?<=^|[\\s，,、；;：:。我])[今明](?:早上?|晚上?|晨)(?![期点会饭餐报班0-9])")]
    private static partial Regex PartOfDay();

    /// <summary>早上发烧了 tells a reason.</summary>
    [GeneratedRegex("^\\s*(?:上午|下午|中午|早上|晚上|傍晚)(?!.*了[。！!]*$)")]
    private static partial Regex PartAtHead();

    [GeneratedRegex("(?:周|星期|礼拜)[一二三四五六]$")]
    private static partial Regex WeekdayAtEnd();

    [GeneratedRegex("^(?>[二三四五六日天]+)" + RowEnds)]
    private static partial Regex WeekdayRow();

    [GeneratedRegex("^\\s*(?:[上下本这]个?)?(?:周|星期|礼拜)(?<days>(?>[一二三四五六日天]+))" + RowEnds)]
    private static partial Regex WeekdaysAtHead();

    /// <summary>下个月 and 国庆期间: when, and not on which days.</summary>
    [GeneratedRegex("^\\s*(?:[下本]月|[下这]个月|[一二三四五六七八九十]{1,2}月份?(?![一二三四五六七八九十两]?次)|月[初中]|[这本下上]?个?周末|国庆|中秋|春节|元旦|端午|清明|五一|节[前后])")]
    private static partial Regex SpanWithoutDays();
}
