using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Clauses whose words say one thing and their sense another: beside an answer a complaint, a denied denial, what others did; and an answer that mocks itself.</summary>
internal static partial class Asides
{
    /// <summary>Takes the doubt out of them where the message holds an answer of its own.</summary>
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        ClosingWords.Settle(clauses, senses);
        PairedClauses.Settle(clauses, senses);
        Corrections.Settle(clauses, senses);
        Slips.Settle(clauses, senses);
        Unfinished.Settle(clauses, senses);
        OtherDeeds.Settle(clauses, senses);

        for (var i = 0; i < senses.Count; i++)
        {
            // 中，学完了: of Henan, and no part of a week.
            senses[i] = clauses[i].Letters == "中" ? new Sense(SenseKind.Neutral)
                : KeptAsNotDone().IsMatch(clauses[i].Letters) ? new Sense(SenseKind.NotDone)
                : senses[i].Kind is SenseKind.Done && Mockery().IsMatch(clauses[i].Letters) ? new Sense(SenseKind.Denied)
                : i > 0 && SaysAnswer(senses[i]) && senses.Skip(i + 1).Any(SaysAnswer) && Slip().IsMatch(clauses[i - 1].Letters) ? new Sense(SenseKind.Neutral)
                : senses[i];
        }

        var answer = senses.FindIndex(sense => sense.Kind is SenseKind.Done or SenseKind.NotDone && (sense.Lead.Length == 0 || PersonWords.IsOfOneself(sense.Lead) || LikelyOwnDeed.In(sense.Lead)));

        if (answer < 0)
        {
            return;
        }

        for (var i = 0; i < senses.Count; i++)
        {
            if (i != answer && IsBeside(clauses, senses, answer, i))
            {
                senses[i] = new Sense(SenseKind.Neutral);
            }
        }

        SettleOthers(clauses, senses);
    }

    private static bool IsBeside(IReadOnlyList<Clause> clauses, List<Sense> senses, int answer, int i)
    {
        var kind = senses[answer].Kind;
        var letters = clauses[i].Letters;

        if (LetMeBe().IsMatch(letters) || AsksToKeep(letters)
            || (i < answer && Correction().IsMatch(letters)) || (IsOrder(letters) && clauses[answer].Letters.IndexOfAny(['我', '俺']) >= 0) || (i > answer && SideQuestion().IsMatch(letters) && !AboutTheRecord().IsMatch(letters)))
        {
            return true;
        }

        return kind is SenseKind.NotDone
            ? (i > answer ? WhyNot.Is(letters) : WhyNot.IsShortOfTime(letters))
            : LateTelling.Is(letters) || Complaint().IsMatch(letters) || DeniedDenial().IsMatch(letters) || Rhetoric().IsMatch(letters) || InOrder().IsMatch(letters)
                || NothingLeft().IsMatch(letters) || NotNeeded().IsMatch(letters) || (OnesNotes().IsMatch(letters) && !LeftOver().IsMatch(letters)) || (i < answer && Thought().IsMatch(letters))
                || (!AnswersToo(senses[i]) && OtherWeek().IsMatch(letters) && ThisWeek().IsMatch(clauses[answer].Letters));
    }

    /// <summary>这周的学了，上周的也学了: it answers for the other week, and does not only speak of it.</summary>
    private static bool AnswersToo(Sense sense) => sense is { Kind: SenseKind.Done or SenseKind.NotDone or SenseKind.Week, Lead.Length: 0 };

    /// <summary>李明学了，我没学: where the sender speaks of 我, what is said of others is theirs.</summary>
    private static void SettleOthers(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        var own = senses.Where((sense, i) => (sense.Lead.Length == 0 || PersonWords.IsOfOneself(sense.Lead)) && SaysAnswer(sense) && Self().IsMatch(clauses[i].Letters)).Select(sense => sense.Kind).Distinct().ToList();

        if (own is not [SenseKind.Done or SenseKind.NotDone])
        {
            return;
        }

        for (var i = 0; i < senses.Count; i++)
        {
            if (senses[i].Kind is SenseKind.Others || (SaysAnswer(senses[i]) && senses[i].Lead.Length > 0 && !PersonWords.IsOfOneself(senses[i].Lead)))
            {
                senses[i] = new Sense(SenseKind.Neutral);
            }
        }
    }

    /// <summary>帮我登记下吧, 可以把我标成已学了: what the bot is to do with the answer that stands beside it.</summary>
    public static bool AsksToKeep(string letters) => ToKeep().IsMatch(letters);

    /// <summary>没空看，先帮我算已学吧 wants what it denies.</summary>
    public static bool AsksToKeepAsDone(string letters) => AsDone().IsMatch(letters);

    /// <summary>这还用问？ waits for no answer, whatever mark stands behind it.</summary>
    public static bool IsRhetorical(string letters) => Rhetoric().IsMatch(letters) || Complaint().IsMatch(letters) || DeniedDenial().IsMatch(letters);

    /// <summary>快去学: said to somebody else.</summary>
    public static bool IsOrder(string letters) => Order().IsMatch(letters);

    public static bool IsDeniedDenial(string letters) => DeniedDenial().IsMatch(letters);

    /// <summary>现在没学 says nothing of what comes.</summary>
    public static bool IsOnlySoFar(string letters) => SoFar().IsMatch(letters);

    private static bool SaysAnswer(Sense sense) => sense.Kind is SenseKind.Done or SenseKind.NotDone or SenseKind.NotYet;

    /// <summary>还学完了呢.</summary>
    [GeneratedRegex("^(我)?还(能|会|说|给你)?(学|看|读)(完|好|习)?了(呢|哩|呐|咧)|还(能|会|说)?(学|看|读)(完|好)了?(呢|哩|呐)$", RegexOptions.NonBacktracking)]
    private static partial Regex Mockery();

    /// <summary>昨天点错了“没学”，我学完了: what was pressed by mistake.</summary>
    [GeneratedRegex("((点|按|发|说|打|记|报|填|选|回)错(成|了)?|误(点|按|发|报)了?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Slip();

    /// <summary>怎么还催我, 为啥还显示未报.</summary>
    [GeneratedRegex("^(怎么|咋|为啥|为什么|干嘛|干啥|凭啥)(还|又|老是?|总是?|一直)(在)?(催|提醒|显示|发|问我|没给|没有给|没记|没有记|说我|是未报|叫我)", RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();

    /// <summary>别再提醒我了, 不用催啦: beside an answer the intent is fulfilled by the answer.</summary>
    [GeneratedRegex("^(就|请|求求?(你|您)?|麻烦|拜托)?(别|不要|不用|不必|无需|甭|莫)(再|老是?|总是?|一直|天天|又)?(催|提醒|通知|叫|艾特|推送|发|打扰)(我|俺)?(了|啦|吧|咯|哈|喽|嘛)*$", RegexOptions.NonBacktracking)]
    private static partial Regex LetMeBe();

    /// <summary>我不是没看, 谁说我没学的.</summary>
    [GeneratedRegex("^我?(不是|可不是|又不是|并不是|谁说我)(还)?(没|没有|未)(学|看|读|完成)(完|的|啊|习)?$", RegexOptions.NonBacktracking)]
    private static partial Regex DeniedDenial();

    /// <summary>这还用问, 哪能不学呢: of course.</summary>
    [GeneratedRegex("^(这|那)?(还|也|哪里?|何)?(用得着|需要|用|要)(问|说|催)(吗|嘛|么|呀|啊|呢)?$|" +
        "^(我)?(哪里?|怎么|怎|岂|咋)(能|会|敢|可能)(不|没|没有|不去|忘了?)(学|看|读|完成|学习|学完|看完)(呢|啊|呀|嘛|吗|的)?$|^(我)?(能|敢|会)不(学|看)(吗|嘛|么)$|^那?必须的?$|^这?有(什么|啥)好问的$|^(我|这|真|也|是)*没谁了(哈|呵|啊|呀)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Rhetoric();

    /// <summary>先看的视频，后看的文件: 的 puts both behind.</summary>
    [GeneratedRegex("^(我|是)*(先|后|再|又|最后|接着|随后|然后)(是)?(看|学|读|听)完?的(是)?(视频|文件|材料|文章|原文|文字|音频|讲话|课件|内容|资料)(材料|的)?$", RegexOptions.NonBacktracking)]
    private static partial Regex InOrder();

    [GeneratedRegex("^(你们?|您|大家|小\\p{Lo}|老\\p{Lo})?((快|赶紧|赶快|抓紧|速速?|还不|务必|记得|都|给我|先|麻溜)(点|时间|儿)*)*" +
        "((快|速|还不|务必|记得|你们?|大家)(点|时间|儿)*(去|来|给我)?(学|看|读|补)(学|看|习|一下|完)?|(去|给我)(学|看|读|补)(学|看|习|一下|完)?)(吧|啊|呀|哈|去|啦)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Order();

    [GeneratedRegex("^[^别不没未勿误错滑刚]*((记|登记|算|标|勾|挂|填|报|当|写|点|改|按)(成|为|个|上|作|一下|一个|我)*(已学|学完|已完成|完成|学过|学了)(来|报|算|记|登记|处理)*|打个?勾)" +
        "(了|的|吧|呗|哈|行吗|行不|得了|算了|就行|就好)*$", RegexOptions.NonBacktracking)]
    private static partial Regex AsDone();

    [GeneratedRegex("^(哦|噢|啊|呃|额|诶|哎)?(不|不对|不是|错了)+$|^(说|发|打|点|按|记)错了$|" +
        "^我?(刚|才|刚才|刚刚)?想起来了?$|" +
        "^(更正)?(刚才|刚刚|之前|前面|昨天|早上|上午|原来)(我)?(跟|给)?(你|您)?" +
        "(说|报|回|发|点|填|记|选)(你|您)?(说|的|了|成|是|为)*(还)?(没|未)(学|看|完成)?(完)?$|" +
        "^回(复)?\\p{Lo}{2,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Correction();

    /// <summary>已学，另外请问心得要写多少字？</summary>
    [GeneratedRegex("^(另外|顺便|对了|还有|再问|请问|想问|问一?下|顺便问|(这|你|您)(个|台|是)?机器人)", RegexOptions.NonBacktracking)]
    private static partial Regex SideQuestion();

    [GeneratedRegex("(学|看|完|算|记|报|确认|已).{0,3}(了|上|数|吗|没|么)$|(学|看)完|已学|(没|未).{0,3}(看|学|读|听|补)|剩|差|除", RegexOptions.NonBacktracking)]
    private static partial Regex AboutTheRecord();

    [GeneratedRegex("^(但|可|不过|而)?(是)?(我|俺|本人)", RegexOptions.NonBacktracking)]
    private static partial Regex Self();

    private const string ToKeepHead = "^(那|就|先|请|麻烦|烦请|劳烦|辛苦|可以|直接|你|您|本周|这周|这次)*(给|帮|替|把)?(我|忙|俺|本人)?(就)?(记录?|登记|报上?|上报|填|标|算|按|当|写|录|确认|点|打勾|打个勾|更新|改)(一?下|成|为|个|上|作|做)*(我)?";

    [GeneratedRegex(ToKeepHead + "(已学|已学习|已学完|学完|已完成|完成|确认)?(的|了|吧|哈|啊|就行|就好|就可以|好了|即可)*$", RegexOptions.NonBacktracking)]
    private static partial Regex ToKeep();

    /// <summary>给我记没学吧, 登记没学就行, 本周就报没学吧.</summary>
    [GeneratedRegex("^(那|就|请|麻烦|烦请|劳烦|辛苦|可以|直接|你|您|本周|这周|这次)*(给|帮|替|把)?(我|忙|俺|本人)?(就)?(记录?|登记|报上?|上报|填|标|算|按|当|写|录)(一?下|成|为|个|上|作|做)*(我)?(没学|未学|没有学|没学完|没看|没完成|未完成)(的|了|吧|哈|啊|就行|就好|就可以|好了|即可|算了|处理)*$", RegexOptions.NonBacktracking)]
    private static partial Regex KeptAsNotDone();

    /// <summary>一点没剩, 没落下一个字.</summary>
    [GeneratedRegex("^(我)?一(点儿?|个字|句|字|篇|章|页|节)(都|也)?(没|不|未)(有)?(剩|落|漏|拉|差|少|掉)(下)?(了|的)?$|^(没|不|未)(有)?(落|漏|拉|剩|差|少)(下)?一(点|个字|句|字|篇|章|页|节)(了|的)?$", RegexOptions.NonBacktracking)]
    private static partial Regex NothingLeft();

    /// <summary>不用等周五, 没在手机上看: when and where it was not done.</summary>
    [GeneratedRegex("^(就|也)?(不用|不必|无需|没有?|不)再?(等到?|拖到?)(周|星期|礼拜|明|后天|下班|截止|最后|提醒|催).{0,5}$|^(没|没有|不是)(在|用|拿)(手机|电脑|平板|网|线|电视|家|单位|办公室)(上|里)?(看|学|读|听)的?$", RegexOptions.NonBacktracking)]
    private static partial Regex NotNeeded();

    /// <summary>心得容后补: no part of the studying.</summary>
    [GeneratedRegex("^(但|就是|只是|不过)?(学习)?(心得|体会|笔记|感想|摘抄)(体会)?(还没|没|未|容|稍|晚|随|回头|过|明|后|再|得)", RegexOptions.NonBacktracking)]
    private static partial Regex OnesNotes();

    [GeneratedRegex("(没|未).{0,4}(看|学|读)|[章节篇]|后面|剩", RegexOptions.NonBacktracking)]
    private static partial Regex LeftOver();

    /// <summary>以为学不完，结果真学完了.</summary>
    [GeneratedRegex("^(我|本来|原本|还|一?开始|起初|原来)*以为", RegexOptions.NonBacktracking)]
    private static partial Regex Thought();

    [GeneratedRegex("^(上|前)(个|一)?(周|礼拜|星期|期|次)", RegexOptions.NonBacktracking)]
    private static partial Regex OtherWeek();

    [GeneratedRegex("^(但|不过)?(这|本)(个|一)?(周|礼拜|星期|期|次)", RegexOptions.NonBacktracking)]
    private static partial Regex ThisWeek();

    [GeneratedRegex("^(我|还)?(现在|目前|暂时|到现在|截至目前|截止目前|截至现在|此刻|今天)", RegexOptions.NonBacktracking)]
    private static partial Regex SoFar();
}
