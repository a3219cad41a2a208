using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>问3 通过，问5 通过: what is said to another item behind the first is a step of its own, which would be lost in its words.</summary>
internal static class FurtherSteps
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';'];

    /// <summary>The first such step; null when the words tell of this item, or only mention others: 办法已印发，任13 已完成.</summary>
    public static LedgerSaying? In(LedgerSaying saying, LedgerGrammar grammar)
    {
        // What these lead to stands in their words.
        if (saying.Words.Length == 0 || saying.Verb is LedgerVerb.Void or LedgerVerb.Merge or LedgerVerb.Link or LedgerVerb.From or LedgerVerb.Problem or LedgerVerb.ToTask)
        {
            return null;
        }

        var (isFirst, opensLine) = (true, false);

        foreach (var line in saying.Words.Split('\n'))
        {
            foreach (var part in line.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (grammar.Read(part) is { Verb: { } verb, IsAsked: false } step && Records(verb) && !saying.Items.Contains(step.Items[0]) && IsSaid(saying.Verb, verb, FoldedText.Of(part)))
                {
                    return step;
                }

                (isFirst, opensLine) = (false, false);
            }

            opensLine = true;
        }

        return null;

        bool IsSaid(LedgerVerb? said, LedgerVerb verb, string folded)
        {
            // 完成 任12 已发，完成 任13 已印 repeats its verb; 通过问3的情况看 is no verdict.
            if (grammar.ItemAt(folded, 0, out var end) is null)
            {
                return !isFirst && verb == said && verb is not LedgerVerb.Progress;
            }

            if (said is LedgerVerb.Pass or LedgerVerb.Reject)
            {
                return true;
            }

            // A result and a progress may begin with another item, and count some: 任12 进展 问4 已改好.
            if ((isFirst && said is (null or LedgerVerb.Claim or LedgerVerb.Progress)) || (end < folded.Length && folded[end] == ':'))
            {
                return false;
            }

            var behind = folded[FoldedText.SkipSeparators(folded, end)..];
            return opensLine || LedgerVerbs.WordsOf(verb).Any(word => word[0] != '已' && behind.StartsWith(word, StringComparison.Ordinal));
        }
    }

    private static bool Records(LedgerVerb verb) => verb is <= LedgerVerb.TakeBack or LedgerVerb.ToTask or LedgerVerb.Problem or LedgerVerb.From;
}
