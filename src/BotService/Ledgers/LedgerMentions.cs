namespace BotService.Ledgers;

/// <summary>Items in a sentence that says something else besides: what is done with such an item is no answer about study.</summary>
internal sealed class LedgerMentions(LedgerReferences references)
{
    /// <summary>Before the one letter of a kind they make another word of it: 走访3户, 责任12条, 上课2节.</summary>
    private const string WordsBefore = "走回采拜来出家随互暗约责主兼委信担连疑提询学请慰追上下听讲授备功网党每其现落真务事核首原独开漂明点月法违正常校";

    /// <summary>Behind an item they go on with what was done: 任12也办了, 任12给办完了.</summary>
    private const string GoOn = "做搞弄办解修整改落完已都我还没也全给就被今昨刚早终总顺按提这那由";

    /// <summary>Before a pushed item: 请发 任12 完成, 问22 并入问21.</summary>
    private const string BeforePushed = "发由办并入至与和「“\"（(【";

    /// <summary>An item that stands as a clause of its own or opens one that says how it went, or right behind a word that confirms.</summary>
    public LedgerReference? Beside(string folded)
    {
        for (var i = references.MayBeIn(folded) ? 0 : folded.Length; i < folded.Length; i++)
        {
            var opens = i == 0 || LedgerReferences.ClauseEnds.Contains(folded[i - 1], StringComparison.Ordinal);

            if (references.Find(folded, i, opens ? EndsClauseOrGoesOn : references.Ends, out var end) is { } item && (opens ? EndsClauseOrGoesOn(folded, end) : IsBehindConfirming(folded, i)))
            {
                return item;
            }

            if (opens && IsBehindConfirming(folded, i) && references.At(folded, i, out _) is { } confirmed)
            {
                return confirmed;
            }
        }

        return null;
    }

    /// <summary>The same where a space, a colon or a bracket opens the clause: 线路已查 问21 完成. 已学 任12里讲的方法很好 has none.</summary>
    public LedgerReference? Apart(string folded)
    {
        for (var i = references.MayBeIn(folded) ? 1 : folded.Length; i < folded.Length; i++)
        {
            if ((FoldedText.IsSeparator(folded[i - 1]) || folded[i - 1] is '(' or '[' or '【' or '.') && references.At(folded, i, out var end) is { } item && EndsClauseOrIsSaidOf(folded, end))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>An item anywhere in the sentence: 我们组把任12给办完了, 完成 换了开关 问21.</summary>
    public LedgerReference? Anywhere(string folded)
    {
        for (var i = references.MayBeIn(folded) ? 0 : folded.Length; i < folded.Length; i++)
        {
            var isInWord = i > 0 && WordsBefore.Contains(folded[i - 1], StringComparison.Ordinal);

            if (references.NamedAt(folded, i, out var word, out var end) is { } item && !(isInWord && word.Length == 1) && GoesOn(folded, end))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>The items that a quoted message of ours tells of, each once.</summary>
    public IReadOnlyList<LedgerReference> In(string quoted)
    {
        var folded = FoldedText.Of(quoted);
        List<LedgerReference> items = [];

        for (var i = references.MayBeIn(folded) ? 0 : folded.Length; i < folded.Length; i++)
        {
            var isApart = i == 0 || FoldedText.IsSeparator(folded[i - 1]) || BeforePushed.Contains(folded[i - 1], StringComparison.Ordinal);

            if (isApart && references.At(folded, i, out _) is { } item && !items.Contains(item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static bool GoesOn(string folded, int at)
    {
        if (LedgerReferences.EndsAlone(folded, at))
        {
            return true;
        }

        return at < folded.Length && (GoOn.Contains(folded[at], StringComparison.Ordinal) || folded[at] is ')' or ']' or '】' or '.' || FoldedText.At(folded, at, "处理"));
    }

    private static bool EndsClauseOrIsSaidOf(string folded, int at) => at == folded.Length || LedgerReferences.ClauseEnds.Contains(folded[at], StringComparison.Ordinal)
        || LedgerReferences.IsSaidOf(folded, FoldedText.SkipSeparators(folded, at)) || LedgerFacets.LengthOfMatter(folded, at) > 0;

    private static bool EndsClause(string folded, int at) => at == folded.Length || LedgerReferences.ClauseEnds.Contains(folded[at], StringComparison.Ordinal) || "做搞弄办处解修整改落完已都我还没也全".Contains(folded[at], StringComparison.Ordinal);

    private bool EndsClauseOrGoesOn(string folded, int at) => EndsClause(folded, at) || references.GoesOn(folded, at);

    private static bool IsBehindConfirming(string folded, int start)
    {
        var before = start - 1;

        while (before >= 0 && FoldedText.IsSeparator(folded[before]))
        {
            before--;
        }

        return before >= 0 && "了完成学认过毕卡阅假过到1好".Contains(folded[before], StringComparison.Ordinal);
    }
}
