using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>问3 通过，问5 通过: what is said to another item behind the first is a step of its own, which would be lost in its words.</summary>
internal static class FurtherSteps
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';'];

    /// <summary>Before an item they are what is done with it: 把任13办完了, 请完成任13.</summary>
    private const string Commanding = "把将请帮";

    /// <summary>No words belong to these, so whatever step stands behind them is another one.</summary>
    private static readonly HashSet<LedgerVerb> Wordless = [LedgerVerb.Accept, LedgerVerb.Take, LedgerVerb.Grant, LedgerVerb.Hold, LedgerVerb.TakeBack, LedgerVerb.Show, LedgerVerb.Borrow, LedgerVerb.Publish];

    /// <summary>The first such step; null when the words tell of this item, or only mention others: 办法已印发，任13 已完成.</summary>
    public static LedgerSaying? In(LedgerSaying saying, LedgerGrammar grammar)
    {
        // What these lead to stands in their words.
        if (saying.Words.Length == 0 || saying.Verb is LedgerVerb.Merge or LedgerVerb.Link or LedgerVerb.From or LedgerVerb.Problem or LedgerVerb.ToTask)
        {
            return null;
        }

        var (isFirst, opensLine) = (true, false);

        foreach (var line in saying.Words.Split('\n'))
        {
            foreach (var part in line.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (grammar.Read(part) is { Verb: { } verb, IsAsked: false } step && LedgerRecording.Records(verb) && !saying.Items.Contains(step.Items[0]) && IsSaid(saying.Verb, verb, FoldedText.Of(part)))
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
            if (grammar.ItemAt(folded, 0, out var end) is null)
            {
                return IsSaidBefore(said, verb, folded);
            }

            var behind = folded[FoldedText.SkipSeparators(folded, end)..];

            // 作废 问6 问7 重复了 names what it is merged into; 问7 作废 behind a stop is a step.
            if (said is LedgerVerb.Void)
            {
                return !isFirst && verb is LedgerVerb.Void && behind.StartsWith(LedgerVerbs.WordOf(verb), StringComparison.Ordinal);
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

            return opensLine || LedgerVerbs.WordsOf(verb).Any(word => word[0] != '已' && behind.StartsWith(word, StringComparison.Ordinal));
        }

        // 通过 问3，通过 问5 repeats its verb; 通过问3的情况看 is no verdict.
        bool IsSaidBefore(LedgerVerb? said, LedgerVerb verb, string folded)
        {
            if (said is null or LedgerVerb.Progress)
            {
                return false;
            }

            var word = LedgerVerbs.WordsOf(verb).Where(one => FoldedText.At(folded, 0, one)).MaxBy(one => one.Length);

            // 重复 问7 is why this one is void.
            if (said is LedgerVerb.Void)
            {
                return verb is LedgerVerb.Void && word is not null && IsApart(folded, word) && !word.EndsWith("并入", StringComparison.Ordinal) && word != "重复";
            }

            if (!isFirst && verb == said && (word is not null || Commanding.Contains(folded[0], StringComparison.Ordinal)))
            {
                return true;
            }

            return word is not null && IsApart(folded, word) && (verb == said || opensLine || said is LedgerVerb.Pass or LedgerVerb.Reject || Wordless.Contains(said.Value) || (!isFirst && verb is LedgerVerb.Pass or LedgerVerb.Reject));
        }
    }

    private static bool IsApart(string folded, string word) => FoldedText.SkipParticles(folded, word.Length) is var behind && behind < folded.Length && FoldedText.IsSeparator(folded[behind]);
}
