namespace BotService.Features.Study.Answers;

/// <summary>What the words of one clause say together.</summary>
internal static class ClauseMeaning
{
    public static SenseKind Of(IReadOnlyList<WordClass> words, bool isAsked)
    {
        // 学了没有 asks; 没有 alone denies.
        if (isAsked || Has(words, WordClass.Question) || (words.Count > 1 && words[^1] is WordClass.Not && Says(words)))
        {
            return Has(words, WordClass.Question) || Says(words) ? SenseKind.Asked : SenseKind.Neutral;
        }

        if (Has(words, WordClass.Cross))
        {
            return SenseKind.Denied;
        }

        // 我们主任没学 is the superior's; 报告主任，我没学 is the sender's.
        if (Says(words) && (Has(words, WordClass.Others) || words.Zip(words.Skip(1)).Any(pair => pair is (WordClass.Self, WordClass.Title)) || SpeaksOfTitle(words)))
        {
            return SenseKind.Others;
        }

        // 这周的还没顾上 names no deed and needs none.
        if (Has(words, WordClass.NotYet) && (Says(words) || words.All(word => word is WordClass.NotYet or WordClass.Particle or WordClass.Le or WordClass.Week or WordClass.De or WordClass.Self)))
        {
            return SenseKind.NotYet;
        }

        if (Has(words, WordClass.Deny))
        {
            return SenseKind.Denied;
        }

        if (IndexOf(words, WordClass.Forgot) is >= 0 and var forgot)
        {
            return !Has(words, WordClass.Not) && words.Skip(forgot + 1).Any(word => word is WordClass.Verb or WordClass.Complete) ? SenseKind.NotYet : SenseKind.Denied;
        }

        if (Has(words, WordClass.Not))
        {
            return NotDone(words);
        }

        if (Has(words, WordClass.Part))
        {
            return SenseKind.Part;
        }

        if (Has(words, WordClass.Future))
        {
            return Says(words) ? SenseKind.Future : SenseKind.When;
        }

        return Done(words);
    }

    /// <summary>昨天师傅看完了, 我的班长没学: an office between such a word and the deed is spoken of; 师傅我学完了 speaks to it.</summary>
    private static bool SpeaksOfTitle(IReadOnlyList<WordClass> words) => words.Zip(words.Skip(1), words.Skip(2)).Any(three =>
        three.First is WordClass.De or WordClass.Past or WordClass.Time or WordClass.Week or WordClass.Adverb or WordClass.Already
        && three.Second is WordClass.Title
        && three.Third is WordClass.Already or WordClass.Adverb or WordClass.Past or WordClass.Time or WordClass.Verb or WordClass.Complete or WordClass.Done or WordClass.Not or WordClass.NotYet or WordClass.Forgot);

    private static SenseKind Done(IReadOnlyList<WordClass> words)
    {
        var core = words.Where(word => word is WordClass.Already or WordClass.Verb or WordClass.Result or WordClass.Finished or WordClass.Le or WordClass.Complete or WordClass.Done or WordClass.Confirm or WordClass.Object).ToList();
        var isBehind = core.Exists(word => word is WordClass.Done or WordClass.Finished or WordClass.Le) || core.Contains(WordClass.Already)
            || Has(words, WordClass.Past) || words.LastOrDefault(word => word is not (WordClass.Particle or WordClass.Polite)) is WordClass.De;
        var isWhole = core.Exists(word => word is WordClass.Done or WordClass.Confirm or WordClass.Complete)
            || Follows(core, WordClass.Verb, WordClass.Result)
            || Follows(core, WordClass.Verb, WordClass.Finished)
            || Follows(core, WordClass.Verb, WordClass.Le)
            || IsHowItWasRead(words)
            || core.IndexOf(WordClass.Already) is >= 0 and var at && core.IndexOf(WordClass.Verb, at) >= 0;

        if (Has(words, WordClass.Closing) && !isBehind && (Has(words, WordClass.Please) || words[Math.Max(0, IndexOf(words, WordClass.Closing) - 1)] is WordClass.Adverb or WordClass.Manner))
        {
            // 看完就收工 is a plan.
            return SenseKind.Unclear;
        }

        if (!isWhole)
        {
            if (Has(words, WordClass.Closing))
            {
                return isBehind || !Has(words, WordClass.Time) ? SenseKind.Closed : SenseKind.Future;
            }

            return core.Exists(word => word is WordClass.Verb) ? SenseKind.Unclear : words.Any(word => word is WordClass.Week) ? SenseKind.Week : SenseKind.Neutral;
        }

        // 请确认 and 按时完成学习任务 ask for it.
        if (!isBehind && (Has(words, WordClass.Please) || Has(words, WordClass.Manner)))
        {
            return SenseKind.Unclear;
        }

        // 我下午学完 is a plan, 我下午学完了 is not.
        return isBehind || core.Contains(WordClass.Confirm) || !words.Any(word => word is WordClass.Time) ? SenseKind.Done : SenseKind.Future;
    }

    /// <summary>逐字逐句学的, 我在场一块学的. 要求逐字逐句学的 is an order.</summary>
    private static bool IsHowItWasRead(IReadOnlyList<WordClass> words) => words.Count > 2 && Has(words, WordClass.Manner) && !Has(words, WordClass.Please) && words[^1] is WordClass.De && words[^2] is WordClass.Verb;

    /// <summary>没学 and 没学完 say it; 没学的, 没学会, 没学过 and 没确认 are about something else.</summary>
    private static SenseKind NotDone(IReadOnlyList<WordClass> words)
    {
        var at = IndexOf(words, WordClass.Not);
        var behind = words.Skip(at + 1).ToList();

        if (!Says(words))
        {
            return SenseKind.Denied;
        }

        // 材料没看完视频看了: the other part was.
        if (behind.Zip(behind.Skip(1), behind.Skip(2)).Any(three => three is (WordClass.Object, WordClass.Verb, WordClass.Le) or (WordClass.Object, WordClass.Complete, WordClass.Le)))
        {
            return SenseKind.Part;
        }

        var isAnswer = behind.TrueForAll(MayFollowNot) && behind.Exists(word => word is WordClass.Verb or WordClass.Complete);
        return isAnswer && !words.Take(at).Any(word => word is WordClass.Already or WordClass.Done or WordClass.Complete) ? SenseKind.NotDone : SenseKind.Denied;
    }

    /// <summary>Behind 没 it leaves the answer what it is.</summary>
    private static bool MayFollowNot(WordClass word) =>
        word is WordClass.Verb or WordClass.Object or WordClass.Complete or WordClass.Result or WordClass.Le
        or WordClass.Particle or WordClass.Week or WordClass.Time or WordClass.Polite or WordClass.Manner;

    /// <summary>It speaks of studying at all.</summary>
    public static bool Says(IReadOnlyList<WordClass> words) => words.Any(word => word is WordClass.Verb or WordClass.Done or WordClass.Confirm or WordClass.Complete or WordClass.Finished or WordClass.Closing);

    private static bool Has(IReadOnlyList<WordClass> words, WordClass kind) => IndexOf(words, kind) >= 0;

    private static int IndexOf(IReadOnlyList<WordClass> words, WordClass kind)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == kind)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Follows(List<WordClass> core, WordClass first, WordClass second)
    {
        for (var at = core.IndexOf(first); at >= 0; at = core.IndexOf(first, at + 1))
        {
            var next = at + 1;
            var hasObject = false;

            // 学习已完毕 is of the studying, 学习课件已到位 of what is to be studied.
            while (next < core.Count && (core[next] is WordClass.Object or WordClass.Verb || (core[next] is WordClass.Already && !hasObject)))
            {
                hasObject = hasObject || core[next] is WordClass.Object;
                next++;
            }

            if (next < core.Count && core[next] == second)
            {
                return true;
            }
        }

        return false;
    }
}
