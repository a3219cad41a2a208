using BotService.Commands.Understanding;
using BotService.Time;

namespace BotService.Features.Study.Answers;

/// <summary>What somebody's own words beside an answer do to it: they speak of others or another week, ask, joke, or take it back.</summary>
internal static class OwnSentences
{
    private const int LongestQuestion = 8;

    /// <summary>确认 名单 and 已学 人数 ask for figures.</summary>
    private static readonly HashSet<string> FigureWords = ["情况", "名单", "人数", "人员", "数据", "比例", "率", "进度", "统计"];

    private static readonly string[] NotToKeep = ["别", "不要", "先不", "勿", "不用"];

    private static readonly string[] Jokes = ["开玩笑", "别当真", "梦里", "梦中", "做梦", "才怪", "骗你", "逗你", "假装", "意念", "说着玩", "吹牛", "骗人", "替我看", "替我学", "替我读", "反正你们", "反正也没人", "反正没人", "你说学了就", "你说是就是", "说学了就学了", "就当我学"];

    private static readonly string[] Conditions = ["要是", "如果", "假如", "假设", "万一", "就算", "即使", "等我", "等俺", "只要", "除非", "一旦", "倘若"];

    private static readonly string[] AskingEnds = ["是吧", "对吧", "行不行", "好不好", "行不", "对不对"];

    private static readonly string[] QuestionWords = ["谁", "怎么", "多少", "什么意思", "几个", "几点", "是不是", "能不能", "有没有", "怎样", "如何"];

    /// <summary>真希望，一觉醒来就学完了.</summary>
    private static readonly string[] Wishes = ["希望", "但愿", "巴不得", "恨不得", "盼着", "祈祷"];

    /// <summary>代王芳签一下，已学 and 已学 第45周和第46周: own words that name another person's part or another week.</summary>
    public static Doubt? Doubted(IReadOnlyList<Clause> clauses, List<Sense> senses, int first, Func<string, bool> isCommand)
    {
        for (var i = 0; i < senses.Count; i++)
        {
            if (TakesBack(clauses[i].Letters))
            {
                return Doubt.Denied;
            }

            if (i != first && PersonWords.IsPassedOn(clauses[i].Letters) && clauses[first].Letters.IndexOfAny(['我', '俺']) < 0)
            {
                return Doubt.Others;
            }

            if (i != first && clauses[first].Letters.IndexOfAny(['我', '俺']) < 0 && (Asides.IsOrder(clauses[i].Letters) || (i < first && LeadReading.IsWritten(clauses[i].Letters))))
            {
                return Doubt.Unclear;
            }

            // 我要是回“学完了”你就记上是吧 only imagines it.
            if (i < first && (Conditions.Any(word => clauses[i].Letters.Contains(word, StringComparison.Ordinal)) || Wishes.Any(word => clauses[i].Letters.EndsWith(word, StringComparison.Ordinal))))
            {
                return Doubt.Unclear;
            }

            if (senses[i].Kind is not SenseKind.Words)
            {
                continue;
            }

            if (i < first && clauses[i].Letters[0] is '代' or '替' or '帮' && !Asides.AsksToKeep(clauses[i].Letters))
            {
                return Doubt.Others;
            }

            // 麻烦跟书记说一声，我学完了 asks for a report to somebody else.
            if (i < first && PersonWords.IsForSomebodyElse(clauses[i].Letters))
            {
                return Doubt.WhoseIsIt;
            }

            // 学完了，打卡 says it twice.
            if (i > first && clauses[i].Letters != "打卡" && isCommand(clauses[i].Letters))
            {
                return Doubt.WhoseIsIt;
            }

            if (IsQuestion(clauses[i]) || (i > first && FigureWords.Contains(clauses[i].Letters)))
            {
                return Doubt.Asked;
            }

            if (i > first && ChineseDates.LengthOfWeek(clauses[i].Letters) > 0 && !"本这下".Contains(clauses[i].Letters[0], StringComparison.Ordinal))
            {
                return Doubt.SeveralWeeks;
            }
        }

        return null;
    }

    /// <summary>先别给我记 and 开玩笑的.</summary>
    private static bool TakesBack(string letters) =>
        Jokes.Any(word => letters.Contains(word, StringComparison.Ordinal)) || (letters.Contains('记', StringComparison.Ordinal) && NotToKeep.Any(word => letters.Contains(word, StringComparison.Ordinal)));

    /// <summary>A sentence of one's own asks when it says so at its end; a question word in a long remark is part of a thought.</summary>
    public static bool IsQuestion(Clause clause)
    {
        var letters = clause.Letters;

        if (clause.IsAsked || letters[^1] is '吗' or '么' || AskingEnds.Any(end => letters.EndsWith(end, StringComparison.Ordinal)))
        {
            return true;
        }

        if (letters.Length > LongestQuestion)
        {
            return false;
        }

        // 没什么 and 没记住多少 ask nothing.
        return QuestionWords.Any(word => letters.Contains(word, StringComparison.Ordinal) && !(word is "多少" && letters.Contains('没', StringComparison.Ordinal)))
            || (letters.Contains("什么", StringComparison.Ordinal) && !letters.Contains('没', StringComparison.Ordinal));
    }
}
