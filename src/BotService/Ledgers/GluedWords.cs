using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Ledgers;

/// <summary>
/// Whether what stands right behind a verb, without a space, is said by it: 任12完成已发通知. 完成度, 退休 and 派出所 are longer words;
/// and because these verbs record something, only what can be nothing else is read.
/// </summary>
internal static partial class GluedWords
{
    /// <summary>管, 们管, 负责的: whatever is longer speaks of something else.</summary>
    private const int LongestEnd = 3;

    /// <summary>Behind 已 what was done begins like this: 已发通知, 已经整改. 已过半, 已来不及 and 已学 do not.</summary>
    private const string DoneBehindAlready = "发印换装修送补清拆贴铺通填寄报提整公签拨";

    /// <summary>What was done in one letter: 换了漏电开关.</summary>
    private const string Deeds = "换装修印送补清拆贴铺接通填寄";

    /// <summary>Behind a name or a day may follow without a space: 派王伟, 延期到10月20日.</summary>
    private static readonly HashSet<LedgerVerb> BeforeNameOrDay = [LedgerVerb.Assign, LedgerVerb.PutOff, LedgerVerb.Join, LedgerVerb.Leave, LedgerVerb.Verifier, LedgerVerb.Move];

    /// <summary>派出所, 派人, 派发 give the item to nobody; no name begins like this.</summary>
    private const string NoNames = "出人员发送驻遣";

    private static readonly string[] DaysOfItem = ["期限", "时限"];

    /// <summary>访5 改日期为9月29日 moves the visit.</summary>
    private static readonly string[] DaysOfVisit = ["期限", "时限", "日期", "时间"];

    private static readonly string[] NotMine = ["不归我", "这件不归我", "这事不归我", "不该我", "不是我负责", "不属于我"];

    private static readonly string[] Lacking = ["还差", "还有", "还没", "还缺", "仍", "差", "缺"];

    /// <summary>Not all of it is done, or somebody asks.</summary>
    private static readonly string[] Doubts =
        ["?", "吗", "吧", "没", "未", "还", "但", "不过", "部分", "一半", "过半", "大半", "基本", "除", "差", "剩", "%", "分之", "初稿", "计划", "准备", "打算", "预计", "争取", "力争", "下周", "明天",
        "不", "无", "难", "推迟", "延期", "什么", "多少", "谁", "哪", "怎么"];

    private static readonly string[] Questions = ["?", "吗", "谁", "哪", "什么", "多少", "如果"];

    /// <summary>改期限, 改内容: what every item has besides the fields of its kind.</summary>
    public static IReadOnlyList<string> Changeable { get; } = ["期限", "时限", "内容", "标题", "题目"];

    /// <summary>派王伟, 延期到10月20日.</summary>
    public static bool AreWhomOrWhen(LedgerVerb verb, string folded, int behind) => BeforeNameOrDay.Contains(verb) && behind < folded.Length && verb switch
    {
        LedgerVerb.PutOff or LedgerVerb.Move => folded[behind] == '到' || ChineseDates.StartsWithWeekOrDate(folded.AsSpan(behind)) || (verb is LedgerVerb.PutOff && HowLong().IsMatch(folded, behind)),
        LedgerVerb.Assign => folded[behind - 1] != '派' || !NoNames.Contains(folded[behind], StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>完成已发通知, 改好了换了漏电开关, 没改好还差一个插座, 退不归我管, 改期限.</summary>
    /// <param name="kind">Of the item before it; null where none is known.</param>
    public static bool SayMore(LedgerVerb verb, string folded, int at, LedgerKind? kind) => verb switch
    {
        LedgerVerb.Claim => BeginsDone(folded, at) && !Array.Exists(Doubts, word => folded.AsSpan(at).Contains(word, StringComparison.Ordinal)),
        LedgerVerb.Reject => Array.Exists(Lacking, word => FoldedText.At(folded, at, word)) && !Array.Exists(Questions, word => folded.AsSpan(at).Contains(word, StringComparison.Ordinal)),
        LedgerVerb.GiveBack => IsNotMine(ClauseAt(folded, at)),
        LedgerVerb.Problem => kind?.IsVisit is true && Seen().IsMatch(folded, at),
        LedgerVerb.Keep => kind?.IsVisit is true && AllTheSame().IsMatch(folded, at),
        LedgerVerb.Change => kind is not null && (NamesDay(folded, at, kind) || Changeable.Concat(kind.Fields.Select(field => field.Name)).Any(name => FoldedText.At(folded, at, name) && EndsField(folded, at + name.Length))),
        _ => false,
    };

    /// <summary>这件不归我管; 不属于我们管的配电箱 is a sentence about something else.</summary>
    public static bool IsNotMine(string clause) => Array.Exists(NotMine, words => clause.StartsWith(words, StringComparison.Ordinal) && clause.Length <= words.Length + LongestEnd);

    /// <summary>改期限10月20日: a day needs nothing before it.</summary>
    private static bool NamesDay(string folded, int at, LedgerKind kind) => Array.Exists(kind.IsVisit ? DaysOfVisit : DaysOfItem, name =>
    {
        var end = at + name.Length;
        return FoldedText.At(folded, at, name) && (EndsField(folded, end) || char.IsAsciiDigit(folded[end]));
    });

    private static bool EndsField(string folded, int at) => at == folded.Length || FoldedText.IsSeparator(folded[at]) || folded[at] is '为' or '成' or '到' or '至';

    private static bool BeginsDone(string folded, int at)
    {
        if (at + 1 < folded.Length && folded[at] == '已')
        {
            var deed = folded[at + 1] == '经' ? at + 2 : at + 1;
            return deed < folded.Length && DoneBehindAlready.Contains(folded[deed], StringComparison.Ordinal);
        }

        return at + 1 < folded.Length && folded[at + 1] == '了' && Deeds.Contains(folded[at], StringComparison.Ordinal);
    }

    private static string ClauseAt(string folded, int at)
    {
        var end = at;

        while (end < folded.Length && !FoldedText.IsSeparator(folded[end]))
        {
            end++;
        }

        return folded[at..end];
    }

    /// <summary>延期三天, 推迟一周吧; 推迟一周的会议 is something else.</summary>
    [GeneratedRegex(@"\G[0-9一二两三四五六七八九十半几]{1,3}个?(?:工作日|天|日|周|星期|礼拜|月)(?=$|[ \t\n,。、;:!?了吧行])")]
    private static partial Regex HowLong();

    /// <summary>访5 问题夜间值班只有一人; 问题不大, 问题解决了三个 and 问题较多 tell of problems, and a question asks for one.</summary>
    [GeneratedRegex(@"\G(?![不很较比已都还也基没无多少突集主是的有在解整改处清反移在就和与及])(?=.{6})(?!.*[?吗呢]$)", RegexOptions.Singleline)]
    private static partial Regex Seen();

    /// <summary>仍去只看夜间值班; 仍去不了 goes nowhere.</summary>
    [GeneratedRegex(@"\G(?![不没过])(?=.{2})(?!.*[?吗]$)", RegexOptions.Singleline)]
    private static partial Regex AllTheSame();
}
