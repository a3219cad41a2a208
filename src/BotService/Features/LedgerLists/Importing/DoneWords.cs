using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Whether the words of an office's list say that something is done, or only that it has begun.</summary>
internal static partial class DoneWords
{
    private const string Which = "(?:整改|问题|任务|工作|事项|全部|均|都|按期|按时|如期|逾期|超期)";

    /// <summary>Between 已于 and the verb a day stands and nothing else: 已于9月开工，预计12月完成 has begun.</summary>
    private const string Already = "已(?:经)?(?:[于在][0-9〇零一二三四五六七八九十年月日号上中下旬底末初前去今本当近周季度第半./ -]{2,14}?)?(?:全部|全面|均|都|按期|按时|如期)*";

    private const string Verb = "(?:完成|整改|销号|销[账帐]|办结|兑现|解决|落实|完结|办理完毕|验收)";

    /// <summary>Alone these are a whole cell or nothing: 完成 2 项，剩 1 项.</summary>
    private const string PlainVerb = "(?:完成|销号|销[账帐]|办结|完结|到位|完毕)";

    private const string Beginning = $"^(?:{Which}*{Already}{Verb}|{Which}+{PlainVerb}|完成(?:整改|全部|所有))";

    private const string Tail = "(?:全部|所有|各项|问题|整改(?:工作|任务|事项)?|任务|工作|事项|落实|完成|办结|销号|销[账帐]|验收|到位|完毕|结束|归档|了)*(?:100(?:\\.0+)?%)?";

    /// <summary>已销号9月20日, 已完成2026年9月; 已完成2026年度采购 is a part.</summary>
    private const string DayBehind = "[ ,(]?(?:[0-9]{4}[年./-])?[0-9]{1,2}[月./-](?:[0-9]{1,2}[日号]?|底|末|初|[上中下]旬|份)?(?:前|完成)?(?=$|[,.。;、:!) \\n])";

    /// <summary>A day, or its third of a month; of a month alone only a part may be meant, and 3/5 is no day.</summary>
    private const string Day = "(?:(?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号]|底|末|初|[上中下]旬)|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2})";

    private static readonly string[] NotDone = ["未", "没", "尚", "正在", "推进", "部分", "还", "基本", "大部", "但", "初步", "阶段", "一半", "%"];

    /// <summary>The day on which it was done, as words that say it name it: 已于9月20日办结, 9月20日已完成, 已完成（9月20日）. Null where they name none.</summary>
    public static string? DayIn(string text)
    {
        var folded = FoldedText.Of(text);
        return ((Match[])[DayAhead().Match(folded), DayBehindVerb().Match(folded), VerbWithDay().Match(folded)]).FirstOrDefault(named => named.Success)?.Groups["day"].Value;
    }

    /// <summary>The day of 9月20日办结 and 办结（9月20日）, which is done when the day is past and a plan before it; null of other words.</summary>
    public static string? DayOfPlainVerb(string text)
    {
        var folded = FoldedText.Of(text);
        var dated = ((Match[])[DatedVerb().Match(folded), VerbWithDay().Match(folded)]).FirstOrDefault(match => match.Success);
        return dated is null || TakesBack(folded) ? null : dated.Groups["day"].Value;
    }

    /// <summary>11月18日 and 已报送 of 11月18日已报送 and 已报送（11月18日）; no day where none stands there, or only until when.</summary>
    public static (string? Day, string Said) ApartFromDay(string text)
    {
        var folded = FoldedText.Of(text).Trim();
        var named = ((Match[])[DayBefore().Match(folded), DayAfter().Match(folded)]).FirstOrDefault(match => match.Success);
        return named is null ? (null, folded) : (named.Groups["day"].Value, named.Groups["said"].Value);
    }

    public static bool IsDone(string text)
    {
        if (YesNo.In(text) is { } answer)
        {
            return answer.IsYes && !TakesBack(FoldedText.Of(answer.More));
        }

        var folded = FoldedText.Of(text);
        return WholeShare().IsMatch(folded) || (!TakesBack(folded) && PartsOf(folded).All(IsDonePart));
    }

    /// <summary>已完成采购, 95%: a part of it is done.</summary>
    public static bool IsBegun(string text) => DoneHead().IsMatch(FoldedText.Of(text)) || text.EndsWith('%') || text.EndsWith('％');

    /// <summary>It speaks of what is done, is read as open, and says nowhere that it is: 已完成采购, 完成（2/3）, 前三项已整改.</summary>
    public static bool IsTakenForOpen(string text) =>
        FoldedText.Of(text) is var folded && (DoneHead().IsMatch(folded) || DoneAnywhere().IsMatch(folded)) && !IsDone(text) && !TakesBack(folded);

    /// <summary>未整改, 正在推进, 还差一处.</summary>
    public static bool SaysNotDone(string text) => NotDone.Any(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>1.已完成；2.已完成: each measure by itself; what has no numbers is one part.</summary>
    private static string[] PartsOf(string folded) =>
        PartNumber().Match(folded) is { Success: true, Index: 0 } ? [.. PartNumber().Split(folded).Skip(1).Select(part => part.TrimEnd(' ', ',', ';', '。'))] : [folded];

    private static bool IsDonePart(string part)
    {
        var said = Opening().Replace(part, string.Empty);
        return EndOf(said) is { } end && !Counted().IsMatch(said[end..]);
    }

    /// <summary>How far the words reach that say it is done; null when none do.</summary>
    private static int? EndOf(string folded) =>
        ((Match[])[DoneForm().Match(folded), ClosedForm().Match(folded), PlainForm().Match(folded)]).FirstOrDefault(form => form.Success)?.Length;

    private static bool TakesBack(string folded) => SaysNotDone(Whole().Replace(folded, string.Empty)) || Remainder().IsMatch(folded);

    /// <summary>已完成整改, 整改已完成, 按期完成: so it ends, or goes on behind a comma; what else is said to be done is a part of it.</summary>
    [GeneratedRegex($"{Beginning}{Tail}(?:$|(?=[,.。;、:!() \\n√✓—-]|/(?![0-9])|并|{DayBehind}))")]
    private static partial Regex DoneForm();

    /// <summary>What was struck off is done, whatever is said of it behind that.</summary>
    [GeneratedRegex($"^{Which}*{Already}(?:销号|销[账帐]|办结)(?!申请|前|中)")]
    private static partial Regex ClosedForm();

    [GeneratedRegex($"^{Which}*{PlainVerb}{Tail}[.。!]?$")]
    private static partial Regex PlainForm();

    [GeneratedRegex($"{Beginning}|^{PlainVerb}")]
    private static partial Regex DoneHead();

    /// <summary>屋面已全部完成, 逾期十天办结: somewhere it sounds done.</summary>
    [GeneratedRegex("已(?:经)?(?:全部|全面|均|都|按期|按时|如期)*(?:完成|整改|销号|销[账帐]|办结|兑现|解决)|已[^,.。;]*完毕(?=$|[,.。;])|^(?:逾期|超期|延期).*(?:完成|办结|销号)")]
    private static partial Regex DoneAnywhere();

    /// <summary>9月20日, 该问题, 截至目前, 立行立改: what may stand before 已完成 and says no more than when or what.</summary>
    [GeneratedRegex(
        $"^(?:目前|现在?|日前|近日|经(?:过)?整改|(?:该|此|本|上述|以上)(?:项|条|个)?(?:问题|事项|任务|工作|整改)?|立行立改|即知即改|立查立改|即行即改|当下改|立即整改|马上整?改"
        + $"|截[至止](?:目前|月底|{Day}|(?:[0-9]{{4}}年)?[0-9]{{1,2}}月份?)|[于在]?{Day})前?[,、;。:( ]*(?={Which}*已)")]
    private static partial Regex Opening();

    [GeneratedRegex($"^{Which}*(?:已(?:经)?)?[于在]?(?<day>{Day})[,:( ]*(?={Which}*(?:已|{Verb}|{PlainVerb}))")]
    private static partial Regex DayAhead();

    [GeneratedRegex($"(?:{Beginning}|^{PlainVerb}){Tail}[ (]?(?<day>{Day})(?:完成)?(?=$|[,.。;、!) \\n])")]
    private static partial Regex DayBehindVerb();

    [GeneratedRegex($"^[于在]?(?<day>{Day})[, ]?{Which}*{PlainVerb}{Tail}(?=$|[,.。;!])")]
    private static partial Regex DatedVerb();

    /// <summary>A part in brackets, as in 完成(2/3), is no day.</summary>
    [GeneratedRegex($"^{Which}*{PlainVerb}{Tail}[ ,:]*[(]?(?<day>{Day})[)]?[.。!]?$")]
    private static partial Regex VerbWithDay();

    [GeneratedRegex($"^[于在]?(?<day>{Day})(?!之?前|以前|起|[至到~-])[ ,:(]*(?<said>.+)$")]
    private static partial Regex DayBefore();

    [GeneratedRegex($"^(?<said>.+?)[ ,:]*[(](?<day>{Day})[)][.。!]?$")]
    private static partial Regex DayAfter();

    [GeneratedRegex("(?:(?:^|[;,。 ])\\s*[(]?[0-9]{1,2}[.、)](?![0-9])|[①-⑳])\\s*")]
    private static partial Regex PartNumber();

    [GeneratedRegex("^(?:整改|任务|工作|完成)*(?:进度|率)?:?100(?:\\.0+)?%$")]
    private static partial Regex WholeShare();

    [GeneratedRegex("100(?:\\.0+)?%")]
    private static partial Regex Whole();

    /// <summary>（2/3） and 2 项 right behind it: so many of them are done, and 3/3 is all.</summary>
    [GeneratedRegex("^[ :(]*(?<done>[0-9]+)/(?!\\k<done>(?![0-9]))[0-9]+(?![0-9/])|^ *[0-9一二两三四五六七八九十几]+ *[项件个处户条]")]
    private static partial Regex Counted();

    /// <summary>剩 1 项, 线路待布, 预计10月底完成; 更换灯具20余盏 and 待验收 leave nothing to do.</summary>
    [GeneratedRegex(
        "(?:剩(?:下|余)?|其余|余下|(?<![0-9十百千万])余)[的有: ]*[0-9一二两三四五六七八九十几]|(?:剩下|剩余|其余|余下)[^,.。;]*(?:待|将|继续|计划|预计|[月年日]前|下步)"
        + "|(?<![等接招对期看优善款亟])待(?!验收|销号|核|复[查核验]|检查|抽查|遇|业|命|人|客|岗|机)"
        + "|(?:预计|力争|拟(?![定订])|(?<![按照原])计划(?=[于在0-9年])|争取(?=[于在0-9年]))[^,.。;]{0,12}(?:完成|完工|竣工|办结|到位|解决|落实)")]
    private static partial Regex Remainder();
}
