using System.Buffers;

namespace BotService.Ledgers;

/// <summary>Reads 任12 完成 已发通知 and 完成 任12 已发通知; pure, without the store.</summary>
internal sealed class LedgerGrammar(LedgerReferences references)
{
    private const int MostItems = 20;

    /// <summary>访5合并到访2不合适, 能合并到访2吗: what stands behind it takes it back or asks.</summary>
    private static readonly SearchValues<char> Reservations = SearchValues.Create("不没未吗呢?能否");

    /// <summary>合并到访2, 关联至问3: between such a verb and the item that it leads to.</summary>
    private const string Towards = "到至进入和与跟同";

    private const string OpenBrackets = "【[(";

    private const string CloseBrackets = "】])";

    private static readonly char[] BetweenVerbAndWords = [.. FoldedText.Separators, .. FoldedText.Particles];

    /// <summary>同意任2延期.</summary>
    private static readonly (string Before, string Behind, LedgerVerb Verb)[] Around =
    [
        ("不同意", "延期", LedgerVerb.Refuse), ("不批准", "延期", LedgerVerb.Refuse), ("同意", "延期", LedgerVerb.Grant), ("批准", "延期", LedgerVerb.Grant), ("准许", "延期", LedgerVerb.Grant), ("申请", "延期", LedgerVerb.PutOff),
        ("不同意", "销号", LedgerVerb.Reject), ("不同意", "办结", LedgerVerb.Reject), ("不同意", "通过", LedgerVerb.Reject), ("不能", "销号", LedgerVerb.Reject), ("不能", "办结", LedgerVerb.Reject), ("不能", "通过", LedgerVerb.Reject),
        ("同意", "销号", LedgerVerb.Pass), ("同意", "办结", LedgerVerb.Pass), ("同意", "通过", LedgerVerb.Pass), ("批准", "销号", LedgerVerb.Pass), ("批准", "办结", LedgerVerb.Pass), ("批准", "通过", LedgerVerb.Pass),
    ];

    private static readonly (string Word, LedgerVerb Verb)[] FirstWords = [.. LedgerVerbs.Words.Where(pair => pair.Verb is not LedgerVerb.Problem)];

    /// <summary>Items first, then the verb; or the verb first, whatever opens the sentence. Null when no item is named in such a place.</summary>
    public LedgerSaying? Read(string message)
    {
        var text = message.Trim();
        var folded = FoldedText.Of(text);

        if (!references.MayBeIn(folded))
        {
            return null;
        }

        List<LedgerOpener> openers = [];
        var at = 0;

        while (true)
        {
            var (said, plain) = WithoutBrackets(text[at..], folded[at..]);

            if (ReadBare(said, plain) is { } saying)
            {
                return LedgerOpeners.Fit(saying, openers, plain);
            }

            // 请帮我把任3交给郑凯 has several of them.
            if (openers.Count == LedgerOpeners.Most || LedgerOpeners.At(folded, at) is not { } opener)
            {
                return null;
            }

            openers.Add(opener);
            at = opener.End;
        }
    }

    /// <summary>Cheap; when it is false, no item is named anywhere in the text.</summary>
    public bool MayNameItem(string folded) => references.MayBeIn(folded);

    /// <summary>An item at that place, as long as an end, a separator or a verb follows; its end.</summary>
    public LedgerReference? ItemAt(string folded, int start, out int end) => references.At(folded, start, out end);

    /// <summary>【问12】完成 is 问12 完成.</summary>
    private (string Text, string Folded) WithoutBrackets(string text, string folded)
    {
        var which = folded.Length == 0 ? -1 : OpenBrackets.IndexOf(folded[0], StringComparison.Ordinal);
        var close = which < 0 ? -1 : folded.IndexOf(CloseBrackets[which], StringComparison.Ordinal);
        var within = close < 0 ? string.Empty : folded[1..close];

        if (ItemAt(within, 0, out var end) is not { } first)
        {
            return (text, folded);
        }

        ItemsFrom(within, first, ref end);
        return end == within.Length ? ($"{text[1..close]} {text[(close + 1)..]}", $"{within} {folded[(close + 1)..]}") : (text, folded);
    }

    private LedgerSaying? ReadBare(string text, string folded) => ReadItemsFirst(text, folded) ?? ReadAround(text, folded) ?? ReadVerbFirst(text, folded);

    private LedgerSaying? ReadItemsFirst(string text, string folded)
    {
        if (ItemAt(folded, 0, out var end) is not { } first)
        {
            return null;
        }

        var items = ItemsFrom(folded, first, ref end);
        var (verb, words) = VerbAt(text, folded, BehindItem(folded, end), first.Kind);

        // 访3 和访1合并 and 课2、问3 关联: what is joined, and then to what.
        var leads = items.Count == 2 && verb is { } said && LedgerVerbs.NamesAnother(said) && (words.Length == 0 || (said is LedgerVerb.Merge && AnotherAt(FoldedText.Of(words), 0) is null));

        if (leads)
        {
            return LedgerQuestions.Marked(new LedgerSaying([first], verb, $"{items[1]} {words}".TrimEnd()), folded);
        }

        var isChecked = verb is LedgerVerb.Pass && folded.AsSpan(0, folded.Length - words.Length).TrimEnd(BetweenVerbAndWords).EndsWith(LedgerVerbs.Checked);
        return LedgerQuestions.Marked(new LedgerSaying([.. items.Distinct()], verb, words) { IsChecked = isChecked }, folded);
    }

    /// <summary>Where the verb begins in 任12✅ 完成, 任12.完成 and 任12）完成.</summary>
    private static int BehindItem(string folded, int end)
    {
        var next = FoldedText.SkipMarks(folded, FoldedText.SkipSeparators(folded, end));
        next = next < folded.Length && folded[next] is ')' or ']' or '】' ? next + 1 : next;
        return FoldedText.SkipSeparators(folded, FoldedText.SkipMarks(folded, next));
    }

    /// <summary>This item and those that are named with it, and where the last one ends. Of a row, 任12-任15, all are meant.</summary>
    private List<LedgerReference> ItemsFrom(string folded, LedgerReference first, ref int end)
    {
        List<LedgerReference> items = [first];

        while (items.Count <= MostItems)
        {
            if (references.LastOfRow(folded, end, items[^1], out var further) is { } last)
            {
                for (var number = items[^1].Number + 1; number <= last.Number && items.Count <= MostItems; number++)
                {
                    items.Add(last with { Number = number });
                }
            }
            else if (references.Further(folded, FoldedText.SkipMarks(folded, end), items[^1].Kind, out further) is { } item)
            {
                items.Add(item);
            }
            else
            {
                break;
            }

            end = further;
        }

        return items;
    }

    /// <summary>Where the one item begins that 合并, 并入, 关联 or 来自 lead to; null when none or several stand there.</summary>
    private int? AnotherAt(string folded, int at)
    {
        var next = FoldedText.SkipSeparators(folded, at);
        next = next < folded.Length && Towards.Contains(folded[next], StringComparison.Ordinal) ? FoldedText.SkipSeparators(folded, next + 1) : next;
        return ItemAt(folded, next, out var end) is { } item && references.Further(folded, end, item.Kind, out _) is null && folded.AsSpan(end).IndexOfAny(Reservations) < 0 ? next : null;
    }

    private LedgerSaying? ReadAround(string text, string folded)
    {
        foreach (var (before, behind, verb) in Around)
        {
            if (!FoldedText.At(folded, 0, before) || ItemAt(folded, FoldedText.SkipSeparators(folded, before.Length), out var end) is not { } item)
            {
                continue;
            }

            var next = FoldedText.SkipSeparators(folded, end);
            var close = FoldedText.SkipParticles(folded, next + behind.Length);

            // 同意问3办结后再通报 is no verdict.
            if (FoldedText.At(folded, next, behind) && (verb is not (LedgerVerb.Pass or LedgerVerb.Reject) || FoldedText.EndsAt(folded, close)))
            {
                return LedgerQuestions.Marked(new LedgerSaying([item], verb, text[FoldedText.SkipSeparators(folded, FoldedText.SkipMarks(folded, close))..].Trim()), folded);
            }
        }

        return null;
    }

    private LedgerSaying? ReadVerbFirst(string text, string folded)
    {
        foreach (var (word, verb) in FirstWords)
        {
            if (!FoldedText.At(folded, 0, word))
            {
                continue;
            }

            var at = FoldedText.SkipSeparators(folded, FoldedText.SkipParticles(folded, word.Length));

            if (ItemAt(folded, at, out var end) is { } first && folded.Length > word.Length)
            {
                // 合并 访5 访2, 并入 问6 问5: the second item is the one that the first goes to.
                if (LedgerVerbs.NamesAnother(verb, word) && AnotherAt(folded, end) is { } other)
                {
                    return LedgerQuestions.Marked(new LedgerSaying([first], verb, text[other..].Trim()), folded);
                }

                // 作废 问6 并入 问5 has a second item in its words; 认领 任12、任13 has two items.
                var items = ItemsFrom(folded, first, ref end);
                var next = FoldedText.SkipSeparators(folded, end);
                next = FoldedText.SkipSeparators(folded, next + LedgerFacets.LengthOfMatter(folded, next));

                // 看任3的进展 asks for no more than 看任3.
                var words = verb is LedgerVerb.Card && LedgerFacets.FacetAt(folded, end) is { } facet ? text[(end + 1 + facet.Length)..] : text[next..];
                return LedgerQuestions.Marked(new LedgerSaying([.. items.Distinct()], verb, words.Trim()) { IsChecked = word == LedgerVerbs.Checked }, folded);
            }
        }

        return null;
    }

    private (LedgerVerb? Verb, string Words) VerbAt(string text, string folded, int at, LedgerKind kind)
    {
        at = FoldedText.SkipSeparators(folded, at + LedgerFacets.LengthOfMatter(folded, at));

        // 访5 合并到访2, 问6作废并入问5: the item behind it ends the verb, whatever is between them.
        foreach (var (word, named) in LedgerVerbs.Words)
        {
            if (LedgerVerbs.NamesAnother(named, word) && FoldedText.At(folded, at, word) && AnotherAt(folded, at + word.Length) is { } other)
            {
                return (named, text[other..].Trim());
            }
        }

        if (LedgerFacets.FacetAt(folded, at) is { } facet)
        {
            return (LedgerVerbs.Words.FirstOrDefault(pair => pair.Word == facet && pair.Verb is LedgerVerb.History or LedgerVerb.Origin) is { Word: not null } told ? told.Verb : LedgerVerb.Card, string.Empty);
        }

        if (LedgerVerbs.IsUntilADay(folded, at))
        {
            return (LedgerVerb.PutOff, text[at..].Trim());
        }

        if (LedgerVerbs.At(folded, at, out var end, kind) is { } bare)
        {
            return (bare, text[FoldedText.SkipSeparators(folded, end)..].Trim());
        }

        // 任3 已经办完了: what stands between item and verb says when or how much.
        var adverbs = LedgerVerbs.LengthOfAdverbs(folded, at);

        if (LedgerVerbs.At(folded, at + adverbs, out end, kind) is not { } verb)
        {
            return LedgerVerbs.IsDoneAt(kind, folded, at, out end) ? (LedgerVerb.Claim, text[FoldedText.SkipSeparators(folded, end)..].Trim()) : (null, text[at..].Trim());
        }

        // 任3 昨天完成，已印发: a result keeps its day; a visit has its own.
        var words = text[FoldedText.SkipSeparators(folded, end)..].Trim();
        var isDated = verb is LedgerVerb.Claim && !kind.IsVisit && folded.AsSpan(at, adverbs).Contains(LedgerVerbs.Yesterday, StringComparison.Ordinal);
        return (verb, isDated ? $"{LedgerVerbs.Yesterday} {words}".TrimEnd() : words);
    }
}
