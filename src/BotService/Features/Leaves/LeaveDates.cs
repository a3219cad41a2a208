using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <summary>The days and the reason that a person wrote, in either order; what looks like a date but is none is asked back.</summary>
/// <param name="From">Null when no days were written; where it is unclear, the days that are probably meant.</param>
/// <param name="Unclear">The text begins like a date or a length that could not be read.</param>
internal sealed partial record LeaveDates(DateOnly? From, DateOnly? To, string Reason, bool Unclear)
{
    private const string Separators = " \u3000\t\r\n，,。.、；;：:！!-—~()（）[]【】";

    private const string Joints = Separators + "和及与跟/";

    /// <summary>明天和后天: between two days that are one leave. Behind a comma something else may begin.</summary>
    private const string DayJoints = "、和及与跟";

    private const string BeforeFirstDay = Separators + "就是从自由";

    /// <summary>我想 and 老师 say only that a leave is asked for, 下午 and 两天 only how much of one.</summary>
    public bool HasReason => !AsksOnly().IsMatch(CommandText.Normalise(Reason)) && !LengthAlone().IsMatch(Reason);

    /// <summary>How many days, as it was written, where nothing says from which; null where days or a reason were written.</summary>
    public string? HowLong { get; init; }

    private static readonly string[] Openers = ["原因", "事由", "因为", "因"];

    /// <param name="now">The local time at which it was written.</param>
    public static LeaveDates Read(string text, DateTime now)
    {
        var (dates, today) = (new ChineseDates(now), DateOnly.FromDateTime(now));

        if (SinceADay().Match(text) is { Success: true } since)
        {
            return ReadSince(dates, since.Groups["length"].Value, since.Groups["reason"].Value, text[since.Length..], text);
        }

        text = InKnownWords(text);

        if (SaidBeforeItsDay(dates, today, text) is { } length)
        {
            return ReadSince(dates, length, string.Empty, text.TrimStart()[length.Length..], text);
        }

        if (IsBrokenRow(text))
        {
            return new LeaveDates(null, null, ReasonIn(text), Unclear: true);
        }

        if (HalfDay().Match(text) is { Success: true } half)
        {
            var behind = Read(text[half.Length..].TrimStart(Separators.ToCharArray()), now);
            return behind is { From: null, Unclear: false, HowLong: null } ? behind with { From = today, To = today } : behind;
        }

        if (UntilADay().Match(text) is { Success: true } until && ReadUntil(dates, today, text[until.Length..], text) is { } untilThen)
        {
            return untilThen;
        }

        var howLong = LengthAlone().Match(text.Trim(Separators.ToCharArray())) is { Success: true } alone ? alone.Groups["length"].Value.Replace(" ", string.Empty, StringComparison.Ordinal) : null;

        // 就两周 counts from today, as 两周 does.
        if (howLong is not null && CountsFrom(howLong, today, alsoDays: false) is { } last)
        {
            return new LeaveDates(today, last, string.Empty, Unclear: false);
        }

        if (howLong is not null && CountsFrom(howLong, today, alsoDays: true) is not null)
        {
            return new LeaveDates(null, null, string.Empty, Unclear: false) { HowLong = howLong };
        }

        var plain = text.Normalize(NormalizationForm.FormKC);
        ReadOnlySpan<char> rest = text;

        if (TryTake(dates, today, ref rest, out var from, out var to))
        {
            // Another day behind the days, or the tail of a longer intent, is no reason: booking a part of it would be silent.
            return ChineseDates.StartsWithWeekOrDate(rest.TrimStart(Joints)) || GoesOn().IsMatch(rest.ToString()) || LastsUntilEvent().IsMatch(rest.ToString())
                ? new LeaveDates(null, null, ReasonIn(text), Unclear: true)
                : ReadEnd(dates, today, from, to, rest.ToString()) ?? new LeaveDates(from, to, ReasonIn(rest), Unclear: false);
        }

        if ((WithLengthAndDay(dates, today, text) ?? WithLength(dates, today, text)) is { } asked)
        {
            return asked;
        }

        var looksLikeDate = Length().IsMatch(plain) || LooksLikeDate().IsMatch(plain);

        for (var at = 1; at < text.Length && !looksLikeDate; at++)
        {
            rest = text.AsSpan(at);

            if (MayEndAt(text, at) && TryTake(dates, today, ref rest, out from, out to) && rest.Trim(Separators).IsEmpty)
            {
                if (EndsWithUntil().Match(text[..at]) is { Success: true } ending)
                {
                    return ReadUntilAtEnd(dates, today, from, to, text[..ending.Index], text);
                }

                // 长假，从12月15号开始，大概一个月: a length at the end counts from today where no other day is named.
                var end = text.AsSpan(at);
                var isLength = LeaveLength.TryTake(ref end, today, alsoDays: false, out _);
                return NamesAnotherDay(dates, today, from, isLength ? from : to, text[..at])
                    ? new LeaveDates(null, null, ReasonIn(text), Unclear: true)
                    : new LeaveDates(from, to, ReasonIn(text.AsSpan(0, at)), Unclear: false);
            }
        }

        return looksLikeDate ? new LeaveDates(null, null, ReasonIn(text), Unclear: true) : ReadInside(dates, today, text, plain);
    }

    /// <summary>明天后天 and 周四、周五: each is the day behind the one before.</summary>
    private static void TakeDaysInRow(ChineseDates dates, ref ReadOnlySpan<char> text, DateOnly from, ref DateOnly to)
    {
        for (var isOneDay = from == to; isOneDay;)
        {
            var behind = text.TrimStart(DayJoints);
            isOneDay = dates.TryTakeDate(ref behind, out var next) && next == to.AddDays(1);

            if (isOneDay)
            {
                to = next;
                text = behind;
            }
        }
    }

    /// <summary>2027 年没有 2月29日: what to say of a day that no such month has; null when none is written.</summary>
    public static string? MissingDayIn(string text, int year)
    {
        foreach (Match day in MonthAndDay().Matches(text.Normalize(NormalizationForm.FormKC)))
        {
            var (month, number) = (int.Parse(day.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(day.Groups[2].ValueSpan, CultureInfo.InvariantCulture));

            if (month is >= 1 and <= 12 && number > DateTime.DaysInMonth(year, month))
            {
                return $"{year} 年没有 {month}月{number}日";
            }
        }

        return null;
    }

    private static bool TryTake(ChineseDates dates, DateOnly today, ref ReadOnlySpan<char> text, out DateOnly from, out DateOnly to)
    {
        from = today;

        if (LeaveLength.TryTake(ref text, today, alsoDays: false, out to))
        {
            return true;
        }

        if (Length().IsMatch(text.ToString()))
        {
            return false;
        }

        if (dates.TakeWeeks(ref text) is { } weeks)
        {
            (from, to) = weeks.Count == 0 ? default : (weeks.Min().Monday, weeks.Max().Sunday);
            return weeks.Count > 0 && weeks.Distinct().Count() == (to.DayNumber - from.DayNumber + 1) / 7;
        }

        var whole = text;

        if (!dates.TryTakeRange(ref text, out from, out to))
        {
            return false;
        }

        TakeWeekdaysInRow(whole, ref text, from, ref to);
        TakeDaysInRow(dates, ref text, from, ref to);
        return TakeLastDayBehind(dates, ref text, from, ref to) || TakeLengthBehind(ref text, from, ref to);
    }

    private static string ReasonIn(ReadOnlySpan<char> text)
    {
        var reason = text.Trim(Separators);

        foreach (var opener in Openers)
        {
            if (reason.StartsWith(opener))
            {
                return reason[opener.Length..].TrimStart(Separators).ToString();
            }
        }

        return reason.ToString();
    }

    [GeneratedRegex("^(我们?|本人|俺|领导|老师|书记|主任|联络员|您好|你好|小助手|想|要|得|需要|申请|打算|准备|可以|能不能|可不可以|能|请问|麻烦|请|一下|一个|个|几天|上午|下午|中午|早上|晚上|傍晚|全天|一整天|整天|半天|一天|当天|假|吗|了|吧|哈|啊|呢|的|嘛)*$", RegexOptions.NonBacktracking)]
    private static partial Regex AsksOnly();

    /// <summary>请两天, 大概三天吧.</summary>
    [GeneratedRegex("^(?:我|想|要|请|就|大概|大约|差不多|只|需要|先|得)*(?<length>(?:" + Count + "|半) *个?(?:天|周|星期|礼拜|月))(?:时间|左右|的?假|吧|了|哈|啊|呢|就行|就够了?|就可以)*$")]
    private static partial Regex LengthAlone();

    // 三天 says how long, not when; 两周后 says neither.
    [GeneratedRegex("^([\\d零一二三四五六七八九十两半]+)(天|小时|个(周|星期|礼拜|月|小时)|(周|星期|礼拜)[之以]?[前后内])")]
    private static partial Regex Length();

    [GeneratedRegex("^(\\d|[零一二三四五六七八九十两]+[日号周]|第[\\s\\d零一二三四五六七八九十两、，,和及与到至~第周—-]+个?(周|星期|礼拜)|[本这上下]个?(周|星期|礼拜)[至到~-])")]
    private static partial Regex LooksLikeDate();

    [GeneratedRegex("(\\d\\s*[日号天周]|第\\s*[\\d零一二三四五六七八九十两]+\\s*个?(周|星期|礼拜))$")]
    private static partial Regex EndsLikeDate();

    [GeneratedRegex("\\d\\s*月\\s*\\d|[一二三四五六七八九十]月[一二三四五六七八九十]{1,3}[日号]|[明后去]年[\\d一二三四五六七八九十]")]
    private static partial Regex HoldsDate();

    [GeneratedRegex("^(会议室|会场|报告厅|教室|楼|院|馆|室|厅|门|窗|路|线|车|库|厂|桥|站|地块|点位|村)")]
    private static partial Regex NumberedPlace();

    [GeneratedRegex("(?<![\\d年-])([0-9]{1,2})\\s*月\\s*([0-9]{1,2})(?!\\d)")]
    private static partial Regex MonthAndDay();

    [GeneratedRegex("^\\s*(起(?!草|诉|居)|开始|[、，,和及与至到~-]\\s*第?\\s*[\\d零一二三四五六七八九十两]+\\s*(周|星期|礼拜|日|号))")]
    private static partial Regex GoesOn();
}
