using BotService.Commands.Understanding;
using BotService.Store;

namespace BotService.Features.Study.Answers;

/// <summary>Decides whether a message is an answer to a topic. It is recorded only when one reading fills a whole clause and nothing speaks against it.</summary>
internal static class AnswerReading
{
    private static readonly string[] Earlier = ["上午", "昨天", "前面", "前天", "之前", "刚才", "本来", "原来", "早上", "那会", "那时", "那阵"];

    private static readonly string[] Rests = ["剩下", "剩余", "余下", "其余", "另一半", "后一半", "后半", "后面"];

    private static readonly string[] Wholes = ["全部", "全都", "都学完", "都看完"];

    /// <summary>Null when the message is no answer at all and something else may be meant.</summary>
    /// <param name="documented">What the documented word at the head says, where the clause's own words do not say it.</param>
    public static Understood? Read(string text, IReadOnlyList<Clause> clauses, SenseKind? documented, Func<string, bool> isCommand)
    {
        clauses = [.. NumberedParts.WithoutNumbers(text, clauses).Select(clause => clause.IsAsked && Asides.IsRhetorical(clause.Letters) ? clause with { IsAsked = false } : clause)];
        var senses = clauses.Select(ClauseReader.Read).ToList();

        // The documented word stands for what its clause leaves open, never against what the clause says: 学完明天回复您.
        if (documented is { } said && senses.Count > 0 && senses[0].Kind is SenseKind.Words or SenseKind.Nothing or SenseKind.Neutral or SenseKind.Week or SenseKind.Unclear)
        {
            senses[0] = new Sense(said);
        }

        if (BareNumber.IsNone(text, clauses, senses))
        {
            return null;
        }

        Asides.Settle(clauses, senses);
        var first = AnswerIn(senses);

        if (first < 0)
        {
            return WithoutAnswer(senses);
        }

        // 上周的学了，这周的也学了 answers for both.
        if (SeveralOf(text, clauses, senses) is { } several)
        {
            return several;
        }

        var found = Slips.In(text, clauses, first)
            ?? OtherMatters.In(text, clauses, senses, first)
            ?? OnlyQuoted(text, clauses, senses, first)
            ?? DoneForSender.In(clauses, senses, first)
            ?? Contradicts(text, clauses, senses, first)
            ?? PartReading.In(text, clauses, senses, first)
            ?? OtherDeeds.In(clauses, senses, first)
            ?? NamedTopics.Doubted(text, clauses, senses, first)
            ?? OwnSentences.Doubted(clauses, senses, first, isCommand);

        if (found is { } doubt)
        {
            var isAsked = doubt is Doubt.Asked && (clauses[first].IsAsked || senses.Exists(sense => sense.Kind is SenseKind.Asked));
            return new Understood.Unsure(doubt) { IfYes = isAsked ? null : Canonical(text, clauses, senses, first) };
        }

        return Answer(text, clauses, senses, first);
    }

    /// <summary>The clause that answers; a plain one rather than one with own words before it that name nobody: 下了手术台抽空学完了，已学.</summary>
    private static int AnswerIn(List<Sense> senses)
    {
        var first = senses.FindIndex(IsAnswer);
        var plain = senses.FindIndex(sense => IsAnswer(sense) && !IsOwn(sense));
        return plain > first && senses[first..plain].TrueForAll(sense => !IsAnswer(sense) || (sense.Kind == senses[plain].Kind && !PersonWords.MayNameSomebody(sense.Lead))) ? plain : first;
    }

    private static bool IsAnswer(Sense sense) => sense.Kind is SenseKind.Done or SenseKind.NotDone;

    private static Understood Answer(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        var lead = senses[first].Lead;

        // Own words in a clause before the answer: a name or an office is looked at, a sentence stands for itself. Before 我 it is whom one speaks to: 张姐，我学完了.
        if (lead.Length == 0 && first > 0 && clauses[first].Letters.IndexOfAny(['我', '俺']) < 0 && senses.FindLastIndex(first - 1, sense => sense.Kind is SenseKind.Words) is >= 0 and var before)
        {
            lead = PersonWords.IsNameOrOffice(clauses[before].Letters) ? clauses[before].Letters : string.Empty;
        }

        // 陈静、刘洋都学完了 is of both.
        if (lead.Length > 0 && first > 0 && text[clauses[first - 1].End] is '、' && PersonWords.IsNameOrOffice(clauses[first - 1].Letters))
        {
            lead = $"{clauses[first - 1].Letters}和{lead}";
        }

        if (PersonWords.IsOfOneself(lead))
        {
            lead = string.Empty;
        }

        var word = senses[first].Kind is SenseKind.Done ? AnswerWords.Studied : AnswerWords.NotStudied;
        return new Understood.Run(word, RestOf(text, clauses, senses, first)) { Lead = lead };
    }

    /// <summary>Weeks and titles from anywhere before the remark, then the remark as it was written.</summary>
    private static string RestOf(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        // 上周没顾上，这周的我学完了: the answer's own week before one that stands further ahead.
        var (reference, behind) = NamedTopics.Of(text, clauses, senses, first);
        var remark = behind < clauses.Count ? text[clauses[behind].Start..].Trim() : string.Empty;
        return reference.Length == 0 || remark.Length == 0 ? reference + remark : $"{reference} {remark}";
    }

    private static bool IsOwn(Sense sense) => sense.Lead.Length > 0;

    private static string? Canonical(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        var word = senses[first].Kind is SenseKind.Done ? AnswerWords.Studied : AnswerWords.NotStudied;
        return $"{word} {NamedTopics.Of(text, clauses, senses, first).Reference}".Trim();
    }

    /// <summary>“学完了”这三个字不能随便说 speaks of the words; 收到，“已学” says them.</summary>
    private static Doubt? OnlyQuoted(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first) =>
        clauses[first].IsQuoted(text) && senses.Where((sense, i) => i != first && sense.Kind is not (SenseKind.Neutral or SenseKind.Nothing or SenseKind.Week)).Any() ? Doubt.Unclear : null;

    /// <summary>What in the rest of the message takes the answer back or makes it doubtful.</summary>
    private static Doubt? Contradicts(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        // 后半部分没时间看: the other part was studied.
        if (senses[first].Kind is SenseKind.NotDone && IsTheRest(clauses[first].Letters))
        {
            return Doubt.Part;
        }

        for (var i = 0; i < senses.Count; i++)
        {
            if (i == first)
            {
                continue;
            }

            if (senses[first].Kind is SenseKind.NotDone && Asides.AsksToKeepAsDone(clauses[i].Letters))
            {
                return Doubt.Contradicts;
            }

            // 学玩了，打错，学完了 only spells it again.
            if (i > first && senses[i].Kind is not SenseKind.Neutral && Corrections.TakesBack(clauses[i].Letters) && senses.FindIndex(i, sense => sense.Kind == senses[first].Kind) < 0)
            {
                return Doubt.Denied;
            }

            if (i > first && senses[first].Kind is SenseKind.NotDone && Corrections.IsOfEarlier(clauses[first].Letters) && Corrections.GoesOn(clauses[i].Letters))
            {
                return Doubt.NotYet;
            }

            // 不是没学，是没学完.
            if (senses[first].Kind is SenseKind.NotDone && Asides.IsDeniedDenial(clauses[i].Letters))
            {
                return Doubt.Part;
            }

            // 这周的我学完了，下周的还没看 speaks of what nobody waits for.
            if (senses[i].Kind is SenseKind.NotYet or SenseKind.Future && IsAhead(text, clauses[first], clauses[i]))
            {
                continue;
            }

            // 已学 第45周？ asks, although each of its clauses says nothing of the kind.
            if (clauses[i].IsAsked && senses[i].Kind is SenseKind.Week or SenseKind.Neutral or SenseKind.Nothing)
            {
                return Doubt.Asked;
            }

            // Own words in front of such a clause make it a sentence about something else: 没学之前不知道.
            if (i > first && senses[i].Lead.Length > 0 && senses[i].Kind is not (SenseKind.Asked or SenseKind.NotYet))
            {
                continue;
            }

            var doubt = senses[i].Kind switch
            {
                SenseKind.Done or SenseKind.NotDone when senses[i].Kind != senses[first].Kind => Doubt.Contradicts,
                SenseKind.Denied => Doubt.Denied,
                SenseKind.NotYet when senses[first].Kind is SenseKind.Done && !(i < first && WasBefore(clauses[i].Letters)) => Doubt.NotYet,
                SenseKind.Part when !(i < first && (WasBefore(clauses[i].Letters) || IsTheRest(clauses[first].Letters) || IsTheWhole(clauses[first].Letters))) => Doubt.Part,
                SenseKind.Future when i < first && !WasBefore(clauses[i].Letters) => Doubt.Unclear,
                SenseKind.Future when senses[first].Kind is SenseKind.NotDone && (Asides.IsOnlySoFar(clauses[first].Letters) || Corrections.IsOfEarlier(clauses[first].Letters)) => Doubt.NotYet,

                // 昨天没学，今天学: it has changed since, or will.
                SenseKind.Unclear when i > first && senses[first].Kind is SenseKind.NotDone && Corrections.IsOfEarlier(clauses[first].Letters) => Doubt.NotYet,
                SenseKind.When => Doubt.Unclear,
                SenseKind.Others => Doubt.Others,
                SenseKind.Asked => Doubt.Asked,
                _ => (Doubt?)null,
            };

            if (doubt is not null)
            {
                return doubt;
            }
        }

        return null;
    }

    /// <summary>The answer names its week, and the other clause one that lies ahead.</summary>
    private static bool IsAhead(string text, Clause answer, Clause other) =>
        References.In(text[answer.Start..answer.End]) is { Length: > 0 } own && own[0] is not '下' && References.In(text[other.Start..other.End]) is ['下', ..];

    /// <summary>上午没来得及看，中午学完了: what was not yet so has come about since.</summary>
    private static bool WasBefore(string letters) => Earlier.Any(word => letters.Contains(word, StringComparison.Ordinal));

    /// <summary>昨天学了一半，今天把剩下的学完了.</summary>
    private static bool IsTheRest(string letters) => Rests.Any(word => letters.Contains(word, StringComparison.Ordinal));

    private static bool IsTheWhole(string letters) => Wholes.Any(word => letters.Contains(word, StringComparison.Ordinal));

    /// <summary>上周没学，这周已学: each with a week of its own.</summary>
    private static Understood? SeveralOf(string text, IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        var runs = new List<Understood.Run>();

        for (var i = 0; i < senses.Count; i++)
        {
            if (senses[i].Kind is SenseKind.Done or SenseKind.NotDone)
            {
                var week = NamedTopics.OfClause(text, clauses[i]);

                if (week.Length == 0 || senses[i].Lead.Length > 0)
                {
                    return null;
                }

                runs.Add(new Understood.Run(senses[i].Kind is SenseKind.Done ? AnswerWords.Studied : AnswerWords.NotStudied, week));
            }
            else if (senses[i].Kind is not (SenseKind.Neutral or SenseKind.Nothing))
            {
                return null;
            }
        }

        return runs.Count > 1 && runs.DistinctBy(run => run.Rest).Count() == runs.Count ? new Understood.Several(runs) : null;
    }

    private static Understood? WithoutAnswer(List<Sense> senses)
    {
        if (senses.Exists(sense => sense.Kind is SenseKind.Asked))
        {
            return null;
        }

        foreach (var (kind, doubt) in (ReadOnlySpan<(SenseKind, Doubt)>)[(SenseKind.Others, Doubt.Others), (SenseKind.NotYet, Doubt.NotYet), (SenseKind.Part, Doubt.Part), (SenseKind.Denied, Doubt.Denied)])
        {
            if (senses.Find(sense => sense.Kind == kind) is { Kind: not SenseKind.Nothing } found)
            {
                return found.Lead.Length > 0 && kind is SenseKind.Denied ? null : new Understood.Unsure(doubt) { IfYes = doubt is Doubt.NotYet ? AnswerWords.NotStudied : null };
            }
        }

        return senses.Exists(sense => sense.Kind is SenseKind.Future && sense.Lead.Length == 0) ? new Understood.Talk(TalkKind.Future) : null;
    }
}
