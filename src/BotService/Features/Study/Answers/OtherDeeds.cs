using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Clauses that known words fill like an answer and that tell of another deed, or of one still ahead: 已确认参会, 打卡完成, 作业做完了, 吃完饭学完. They are asked about.</summary>
internal static partial class OtherDeeds
{
    private const int LongestClause = 40;

    /// <summary>Words with the letters of an end that end nothing before the studying.</summary>
    private static readonly string[] NotOver = ["完整", "完完整整", "完成", "了解"];

    /// <summary>作业做完了，本周主题已学: where another clause answers, nothing speaks against it.</summary>
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        var others = Enumerable.Range(0, senses.Count).Where(i => senses[i].Kind is SenseKind.Done && Is(clauses[i].Letters)).ToHashSet();

        if (others.Count == 0 || !senses.Where((sense, i) => !others.Contains(i) && sense is { Kind: SenseKind.Done or SenseKind.NotDone, Lead.Length: 0 }).Any())
        {
            return;
        }

        foreach (var other in others)
        {
            senses[other] = new Sense(SenseKind.Neutral);
        }
    }

    public static Doubt? In(IReadOnlyList<Clause> clauses, List<Sense> senses, int first) =>
        senses[first].Kind is SenseKind.Done && Is(clauses[first].Letters) ? Doubt.Unclear : null;

    private static bool Is(string letters)
    {
        if (letters.Length > LongestClause)
        {
            return false;
        }

        letters = letters.IndexOf("谢谢", StringComparison.Ordinal) is > 0 and var thanks ? letters[..thanks] : letters;
        return Attends().IsMatch(letters) || Pressed().IsMatch(letters) || CheckedIn().IsMatch(letters) || OtherStudy().IsMatch(letters)
            || Work().IsMatch(letters) || WorkBehind().IsMatch(letters) || Book().IsMatch(letters) || IsAfterDeed(letters);
    }

    /// <summary>下了班学完 may still lie ahead, 下了班学完了 does not. 收到了学完 only begins with a greeting.</summary>
    private static bool IsAfterDeed(string letters)
    {
        if (BareEnd().Match(letters) is not { Success: true } end)
        {
            return false;
        }

        var before = NotOver.Aggregate(letters[..end.Index], (left, word) => left.Replace(word, string.Empty, StringComparison.Ordinal));
        return before.AsSpan().IndexOfAny('了', '完') >= 0 && !Behind().IsMatch(before)
            && ClauseReader.Words(before)?.All(word => word is WordClass.Polite or WordClass.Title or WordClass.Particle or WordClass.Self or WordClass.Finished or WordClass.Le) is not true;
    }

    private const string Lead = "(我们?|本人|今天|今日|昨天|本周|这周|这次|本次|这|那|本|该|所有|全部|手头|手上|全|都|均|也|已经?|现|刚刚?|终于|总算|参加|把|将|的|了)*";

    private const string Since = "(我|也|都|均|全部?|已经?|终于|总算|刚刚?|基本|顺利|圆满|按时)*";

    private const string Tail = "(了|啦|咯|喽|嘞|哒|的|啊|哈|哦)*$";

    private const string Attending = "(参会|到会|到场|在场|参加|出席|出勤|收到|已收到|查收|收悉|知悉|知晓|明白|了解|知道|看到|签到|打卡|报到|报名|返回|值班|就餐)";

    private const string Duties = "(家庭作业|作业|工作任务|工作|活儿|活|报表|台账|调查研究|调研|调查|研究|走访|宣讲|督导|督查|巡察|排查|整改|检查|普查|慰问|帮扶)";

    /// <summary>已确认参会, 确认收到, 参会已确认.</summary>
    [GeneratedRegex($"^(好的?|嗯|兹|特此|{Lead})*确认(了|过|完毕|我|能|会|可以|将|已经?|按时|准时|如期|全程|提前)*{Attending}[^学看读阅完]*$|^{Lead}(参会|到会|到场|参加|出席|出勤|签到|报名){Since}确认(了|过|完毕|无误)*{Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex Attends();

    /// <summary>点了已学 tells of a button.</summary>
    [GeneratedRegex($"^{Lead}(点击|点|按|选|发|回|戳|勾)(了|过)(一下|个|一个|一条|两次|一次)?(已学|已学完|确认){Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex Pressed();

    /// <summary>打卡完成, 完成签到: being there is recorded elsewhere.</summary>
    [GeneratedRegex($"^{Lead}(早上|上午|下午)?(打卡|签到|签退|报到|考勤)(任务|工作)?{Since}(完成|完毕|结束|搞定|成功|完|好){Tail}|^{Lead}(完成|搞定|做完)了?(今天|今日)?的?(打卡|签到|签退|报到){Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex CheckedIn();

    /// <summary>党课学习完成, 补完课了. 培训间隙学完了 tells only when.</summary>
    [GeneratedRegex(
        $"^{Lead}(党课|党校|会议|培训|党日|主题党日|讲座|研讨班|研讨会|网课|党小组会|支部大会|民主生活会|组织生活会|座谈会|夜校|业务)(课程|课|班|活动|任务)*的?(集中|统一)?(学习)?{Since}" +
        $"(完成|完毕|结束|(学习?|看|听|读)(完成?|完毕|过|好|毕)?){Tail}|^{Lead}补(完|好|了)+(课|觉){Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex OtherStudy();

    /// <summary>作业做完了, 调研完成了, 已办. To read about 调研 takes a word of studying.</summary>
    [GeneratedRegex($"^{Lead}{Duties}(工作|任务|活动|课题)?{Since}(做|写|弄|搞|办|干|改|补|交|处理|整理|开展|完成|结束|完)(完|好|成|毕|掉|定|完成|完毕|结束)*{Tail}|^{Lead}办(理|结|完|好|妥|毕|成)*{Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex Work();

    /// <summary>做完作业了, 完成调研.</summary>
    [GeneratedRegex($"^{Lead}(做|写|弄|搞|办|干|完成)(完|好|成|掉|了)*(本周|这周|这次|本次|今天)?的?{Duties}(工作|任务)?{Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex WorkBehind();

    [GeneratedRegex($"^{Lead}书{Since}(看|读|翻|啃|念)(完|过|好|毕|了)+{Tail}|^{Lead}(看|读|翻|啃)完了?(这|那)?本?书{Tail}", RegexOptions.NonBacktracking)]
    private static partial Regex Book();

    [GeneratedRegex("(学习?|看|读|补|听|刷|啃)(完成?|好|毕)(吧|啊|呀|哈|哦|噢)*$")]
    private static partial Regex BareEnd();

    /// <summary>What says of itself that it lies behind, how long it took, or that it was studied itself: 看完视频又把文件看完.</summary>
    [GeneratedRegex("[已才刚就昨]|终于|总算|前天|前晚|上午|今早|今晨|凌晨|[用花费]了|拖|趁|利用|(学|看|读|听|刷|翻)(完|了|好)([^病诊房展]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Behind();
}
