using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Features.LedgerLists;

/// <summary>Reads what stands behind a verb: a day, words that say something.</summary>
internal sealed partial class LedgerWording(LedgerDays days)
{
    public const int LongestText = 500;

    /// <summary>Behind a result that was dated back.</summary>
    public const string Late = "（补录）";

    private const int LeastResult = 4;

    private const int LeastBehindDay = 2;

    private const int DaysOfWeek = 7;

    private static readonly string[] Empty = ["完成", "已完成", "办结", "办好", "办完", "改好", "做完", "做好", "整改", "兑现", "结题", "达标", "办成", "搞定", "处理", "完毕", "好了", "已经", "全部", "都", "已", "了", "的", "事"];

    /// <summary>The same with every word that means the verb, longer ones first: 整改完成 is not 整改 and something else.</summary>
    private static readonly string[] Repeated = [.. LedgerVerbs.WordsOf(LedgerVerb.Claim).OrderByDescending(word => word.Length), .. Empty];

    /// <summary>A day at the head of a result, where 12.5万元 and 3-5层 say how much, 3号窗口 which, 10月1日起 since when, and 周三 is the one behind us; the rest of the words.</summary>
    public DateOnly? TakeDayOfResult(string words, out string rest)
    {
        var folded = FoldedText.Of(words);
        rest = words;

        if (Amount().IsMatch(folded) || NumberedThing().IsMatch(folded) || MonthlyThing().IsMatch(folded) || DayAt(words, out var end) is not { } day || IsBeginning(folded, end))
        {
            return null;
        }

        rest = Behind(words, end);
        return day > days.Today && PlainWeekday().IsMatch(folded) ? day.AddDays(-DaysOfWeek) : day;
    }

    /// <summary>The same for a time limit, which lies ahead: 9月30日 said in March is this year's, 12月31日 said in January too.</summary>
    public DateOnly? TakeDueDay(string words, out string rest)
    {
        var folded = FoldedText.Of(words);
        rest = words;

        // 10.20 处长出差 is a day and a reason; 3.5万元经费 is neither.
        if ((Amount().Match(folded) is { Success: true } amount && !amount.ValueSpan.Trim().Contains(' ')) || NumberedThing().IsMatch(folded) || DayAt(words, out var end) is not { } day)
        {
            return null;
        }

        rest = Behind(words, end);
        return Ahead(day, words.AsSpan(0, end), days.Today);
    }

    /// <summary>The day at the head, and where what follows it begins.</summary>
    private DateOnly? DayAt(string words, out int end)
    {
        var text = words.AsSpan().TrimStart();

        if (text.StartsWith("到") || text.StartsWith("至"))
        {
            text = text[1..].TrimStart();
        }

        var isDay = new ChineseDates(days.Now) { ReadsYearWords = true }.TryTakeDate(ref text, out var day);
        end = words.Length - text.Length;
        return isDay ? day : null;
    }

    private static string Behind(string words, int end) => words.AsSpan(end).TrimStart("前之止").Trim(" \u3000，,。：:、").ToString();

    /// <summary>；说明：先查线路 for what stands behind a time limit and says more than that it is one: 前完成 and 谢谢 do not.</summary>
    public static string Besides(string behind)
    {
        var words = behind.Replace('；', '，').Replace('\n', '，').Trim(' ', '\u3000', '，', ',', '。', '.', '！', '!', '~', '～', '：', ':', '、');
        return words.Any(char.IsLetterOrDigit) && !Limit().IsMatch(words) ? $"；说明：{words}" : string.Empty;
    }

    [GeneratedRegex(
        "^(?:[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?)?(?:上午|中午|下午|晚上|下班)?(?:之前|以前|前|止)?(?:要|须|务必|必须|请)*(?:完成|办结|办完|报送|上报|交齐|办好|到期)?"
        + "[，, ]*(?:谢谢|辛苦了?|麻烦了?|拜托了?|(?:请|务必)*(?:尽快|抓紧|尽早|及时)(?:办理|完成|落实)?)?$")]
    private static partial Regex Limit();

    /// <summary>10月1日起执行新办法 tells since when, 9月22日 起草完毕 when.</summary>
    private static bool IsBeginning(string folded, int end) => end > 0 && !FoldedText.IsSeparator(folded[end - 1]) && Since().IsMatch(folded.AsSpan(end));

    [GeneratedRegex("^起(?![草诉吊运火重码动底获飞])")]
    private static partial Regex Since();

    /// <summary>月底报表交了 tells of what every month has; 月底 已交 and 月底就能交了 name a day.</summary>
    [GeneratedRegex(@"^\s*月[底末](?![\s,。:已前之以才再能将]|可以|会(?!议)|就(?!业)).*了$")]
    private static partial Regex MonthlyThing();

    /// <summary>周三 已换新灯, 星期五下午换了; 周五的材料 is about that day.</summary>
    [GeneratedRegex("^\\s*(?:周|星期|礼拜)[一二三四五六日天1-7](?=[\\s,。:]|已|就|上午|下午|晚)")]
    private static partial Regex PlainWeekday();

    /// <summary>3.5公里, 12.5 万元, 3-5层 and 10/12户 are no days; 9.22换了 and 9/22已印发 are.</summary>
    [GeneratedRegex(@"^\s*[0-9]{1,2}(?:[.\-–—][0-9]+(?![0-9])\s*|/[0-9]+(?![0-9]))(?:万|亿|元(?!旦)|公[里斤顷分]|千|百|平[方米]|立方|[厘毫]?米|[亩吨件倍%％个套份栋条岁分]|年(?!底)|人(?![社大民])|台(?!账)|处(?!理)|次(?!日)|座(?!谈)|层(?!级)|户(?![外籍]))")]
    private static partial Regex Amount();

    /// <summary>3号窗口 and 二号电梯 are things that have a number; 22号换了灯 and 22号电话回访 say when.</summary>
    [GeneratedRegex(
        "^[\\s到至]*[0-9一二三四五六七八九十]{1,3}号(?:电(?:梯(?!公司|维保|维修|厂)|[机柜箱表杆缆桩站闸井房])|窗|机(?!关|构|制|要)|门(?!诊)|会议室|教室|宿舍|公寓|病[房区]|食堂|公厕|厕所|地块|标段|点位|配电|变压器|锅炉|岗亭|路(?!过)"
        + "|水[泵箱井表塔池管]|消[防火]栓|车(?!辆)|厂(?!家|商|方|长)|库(?!存)|站(?!长)|房(?!管|产|东|主)|[桥泵井仓馆栋炉塔柜梯闸阀巷弄渠坝]|棚(?!户)|提案|议案)")]
    private static partial Regex NumberedThing();

    /// <summary>Why that is no time limit: it lies further ahead than anybody plans. Null for a day that is one, and for words that name none.</summary>
    /// <param name="said">The day that was read; null when none was.</param>
    public Reply? TooFar(DateOnly? said, string words)
    {
        var isFar = said is { } day ? day > days.Furthest : FarYear().Match(FoldedText.Of(words)) is { Success: true } year && int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture) > days.Furthest.Year;
        return isFar ? Reply.Refuse($"日子太远，没有记下：最远写到{Furthest(days)}") : null;
    }

    /// <summary>Why a time limit lies behind today, where a day off stands for the working day before. Null when it does not.</summary>
    public Reply? Passed(DateOnly said)
    {
        var day = days.OrWorkingDayBefore(said);

        if (day >= days.Today)
        {
            return null;
        }

        var why = said < days.Today ? $"{LedgerDays.Long(said)}已经过了，没有记下。" : $"{LedgerDays.Long(said)}是休息日，前一个工作日{LedgerDays.Long(day)}已经过了，没有记下。";
        return Reply.Refuse($"{why}请换一个没过的日子再发，例如 {days.Example}");
    }

    /// <summary>9999-12-31前: a word that is a day with its year, whether the calendar has it or not; 2050年远景 is none.</summary>
    public static bool IsYearDay(string word) => YearDay().IsMatch(FoldedText.Of(word));

    [GeneratedRegex("^[0-9]{4,6}(?:年[0-9]{1,2}月(?:[0-9]{1,2}[日号]?|底|末)?|[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:之前|以前|前|止)?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearDay();

    public static string Furthest(LedgerDays days) => string.Create(CultureInfo.InvariantCulture, $"{days.Furthest.Year}年{LedgerDays.Long(days.Furthest)}");

    /// <summary>到 9999年, 9999-12-31: also where the calendar has no such day.</summary>
    [GeneratedRegex("^[ 到至]*([0-9]{4,6})(?:年|[-/.][0-9]{1,2}[-/.])", RegexOptions.NonBacktracking)]
    private static partial Regex FarYear();

    /// <summary>A month and a day that were said without their year are never of last year, when they are to be a time limit; 昨天 and 20261231 stay what they are.</summary>
    public static DateOnly Ahead(DateOnly day, ReadOnlySpan<char> said, DateOnly today) =>
        day.Year == today.Year - 1 && MonthFirst().IsMatch(said) ? day.AddYears(1) : day;

    /// <summary>10月20日, 10/20, 10.20; 2026-10-20 and 20261020 have a year.</summary>
    [GeneratedRegex("^[ 到至]*(?:[0-9０-９一二三四五六七八九十]{1,2}月|[0-9０-９]{1,2}[-/.－／．])", RegexOptions.NonBacktracking)]
    private static partial Regex MonthFirst();

    /// <summary>Something that looks like a day and is none: 9月31日, 9/31, 2027-02-29.</summary>
    public static string? WrongDay(string token, DateTime now)
    {
        var folded = FoldedText.Of(token);
        var text = folded.AsSpan();
        return MonthAndDay().IsMatch(folded) && !new ChineseDates(now).TryTakeDate(ref text, out _) ? token.TrimEnd('前', '之') : null;
    }

    /// <summary>Behind a stroke or a point only the last days of a month, and what a slip of the hand makes of them: 2.35 and 12/60 are other numbers.</summary>
    [GeneratedRegex("^(?:(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,3}[日号]?|(?:[0-9]{4}[-/.])?(?:0?[1-9]|1[0-2])(?:[-/](?:29|3[0-9])|\\.(?:29|3[01])))(?:前|之前)?$")]
    private static partial Regex MonthAndDay();

    /// <summary>下周, 年底, 10月中旬: when, but on no day that one could be held to.</summary>
    public static bool IsVagueDay(string word) => VagueDay().IsMatch(FoldedText.Of(word));

    [GeneratedRegex("^(?:(?:下*下|本|这)个?(?:周|星期|礼拜|月)(?:内|初|中|末|[上中下]旬)?|(?:今|明)?年(?:底|中|末|内|初)|[上下]半年|(?:[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|月)?[上中下]旬|(?:第?[一二三四1-4]|本|下)个?季度[初中末底]?)(?:之前|以前|前)?$")]
    private static partial Regex VagueDay();

    /// <summary>后年1月15日 of 后年1月15日前: so far ahead the year is written in figures. Null where the words name no such day.</summary>
    public static string? UnreadYear(string words) => YearAfterNext().Match(words) is { Success: true } day ? day.Value : null;

    public Reply AskYear(string day) => Reply.Refuse($"“{day}”没看懂，没有记下。请写出年份，例如：{days.Today.Year + 2}年1月15日");

    [GeneratedRegex("大?后年[0-9０-９一二三四五六七八九十]{1,2}月(?:[底末]|[0-9０-９一二三四五六七八九十]{1,3}[日号]?)(?:之前|以前|前|$)")]
    private static partial Regex YearAfterNext();

    /// <summary>What is still missing, as a reason: 还差一个插座 of 还差一个插座没换.</summary>
    public static string Missing(string clause) =>
        clause.LastIndexOf('没') is > 2 and var at && at == clause.Length - 2 && clause.Contains("还差", StringComparison.Ordinal) ? clause[..at] : clause;

    /// <summary>Words that only repeat the verb are no result; 9月22日 已换灯 is one.</summary>
    /// <param name="said">With the day before them.</param>
    public static bool IsResult(string said, string words)
    {
        var least = said.Length > words.Length ? LeastBehindDay : 1;
        return said.Count(char.IsLetterOrDigit) >= LeastResult && LettersBeside(Empty, words) >= least && LettersBeside(Repeated, words) > 0;
    }

    private static int LettersBeside(string[] known, string words)
    {
        var left = new string([.. words.Where(char.IsLetterOrDigit)]);

        foreach (var word in known)
        {
            left = left.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return left.Length;
    }

    /// <summary>At most so many letters, and no half of an emoji.</summary>
    public static string Clip(string words) => words.Length <= LongestText ? words : words[..(char.IsHighSurrogate(words[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
