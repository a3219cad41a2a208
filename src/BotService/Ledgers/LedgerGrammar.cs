using System.Globalization;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Ledgers;

/// <summary>Reads 任12 完成 已发通知 and 完成 任12 已发通知; pure, without the store.</summary>
internal sealed class LedgerGrammar(LedgerKinds kinds)
{
    private const string Separators = " \u3000\u00A0\t\n，,。、；;：:！!？?—-";

    private const string Particles = "了啦吧呢啊";

    /// <summary>把问2交给李秋月.</summary>
    private static readonly string[] Openers = ["请把", "麻烦把", "把", "请将", "将"];

    /// <summary>同意任2延期.</summary>
    private static readonly (string Before, string Behind, LedgerVerb Verb)[] Around = [("不同意", "延期", LedgerVerb.Refuse), ("同意", "延期", LedgerVerb.Grant), ("申请", "延期", LedgerVerb.PutOff)];

    /// <summary>Whatever follows such a question for longer is a sentence: 什么情况都摸清了，共12户.</summary>
    private const int LongestAsked = 4;

    /// <summary>What asks for the item when it stands right behind it.</summary>
    private static readonly string[] Asking = ["怎么样", "怎样了", "咋样", "什么情况", "到哪", "谁在办", "谁办", "办到哪", "办得怎么样"];

    private static readonly (string Word, LedgerVerb Verb)[] VerbWords = [.. LedgerVerbs.Words.Concat(
        [("我来跟进", LedgerVerb.Take), ("我来负责", LedgerVerb.Take), ("我跟进", LedgerVerb.Take)]).Where(pair => pair.Item2 is not LedgerVerb.Problem).OrderByDescending(pair => pair.Item1.Length)];

    private readonly (string Word, LedgerKind Kind)[] _heads =
        [.. kinds.All.SelectMany(kind => (string[])[kind.Prefix, kind.Raise, .. kind.AlsoRaise, kind.List], (kind, word) => (word, kind)).Where(pair => pair.word.Length > 0).OrderByDescending(pair => pair.word.Length)];

    /// <summary>Letters and digits in one form, each at its place.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - 0xFEE0) : source[i] == '\u3000' ? ' ' : NameFolding.Simplify(source[i]);
        }
    });

    /// <summary>Items first, then the verb; or the verb first. Null when no item is named in such a place.</summary>
    public LedgerSaying? Read(string message)
    {
        var text = message.Trim();
        var folded = Fold(text);

        if (!HasNumber(folded))
        {
            return null;
        }

        if (Array.Find(Openers, word => At(folded, 0, word) && ItemAt(folded, word.Length, out _) is not null) is { } opener)
        {
            (text, folded) = (text[opener.Length..], folded[opener.Length..]);
        }

        return ReadItemsFirst(text, folded) ?? ReadAround(text, folded) ?? ReadVerbFirst(text, folded);
    }

    /// <summary>An item at that place, as long as an end, a separator or a verb follows; its end.</summary>
    public LedgerReference? ItemAt(string folded, int start, out int end)
    {
        end = start;

        foreach (var (word, kind) in _heads)
        {
            if (!At(folded, start, word))
            {
                continue;
            }

            var at = start + word.Length;
            at += at < folded.Length && folded[at] == '#' ? 1 : 0;

            // 任 12 is 任12; 问题 3楼漏水 is a sentence.
            at += word.Length == 1 && at + 1 < folded.Length && folded[at] == ' ' && char.IsAsciiDigit(folded[at + 1]) ? 1 : 0;
            var digits = at;

            while (at < folded.Length && char.IsAsciiDigit(folded[at]) && at - digits < 7)
            {
                at++;
            }

            if (at == digits || !int.TryParse(folded.AsSpan(digits, at - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            at += at < folded.Length && folded[at] == '号' ? 1 : 0;

            if (Ends(folded, at))
            {
                end = at;
                return new LedgerReference(kind, number);
            }
        }

        return null;
    }

    /// <summary>An item that stands as a clause of its own, or right behind a word that confirms.</summary>
    public LedgerReference? ItemBeside(string message)
    {
        var folded = Fold(message.Trim());

        for (var i = HasNumber(folded) ? 0 : folded.Length; i < folded.Length; i++)
        {
            if (ItemAt(folded, i, out var end) is { } item && (IsClause(folded, i, end) || IsBehindConfirming(folded, i)))
            {
                return item;
            }
        }

        return null;
    }

    private LedgerSaying? ReadItemsFirst(string text, string folded)
    {
        List<LedgerReference> items = [];
        var at = 0;

        while (ItemAt(folded, at, out var end) is { } item)
        {
            items.Add(item);
            var next = SkipSeparators(folded, end);
            at = next;

            if (next == end || items.Count > 20)
            {
                break;
            }
        }

        if (items.Count == 0)
        {
            return null;
        }

        var (verb, words) = VerbAt(text, folded, at);
        return WithQuestion(new LedgerSaying([.. items.Distinct()], verb, words), folded);
    }

    private LedgerSaying? ReadAround(string text, string folded)
    {
        foreach (var (before, behind, verb) in Around)
        {
            if (At(folded, 0, before) && ItemAt(folded, SkipSeparators(folded, before.Length), out var end) is { } item && At(folded, SkipSeparators(folded, end), behind))
            {
                return new LedgerSaying([item], verb, text[SkipSeparators(folded, SkipSeparators(folded, end) + behind.Length)..].Trim());
            }
        }

        return null;
    }

    /// <summary>No item is named without one; most messages have none.</summary>
    private static bool HasNumber(string folded) => folded.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    private LedgerSaying? ReadVerbFirst(string text, string folded)
    {
        foreach (var (word, verb) in VerbWords)
        {
            if (!At(folded, 0, word))
            {
                continue;
            }

            var at = word.Length + CountParticles(folded, word.Length);
            at = SkipSeparators(folded, at);

            if (ItemAt(folded, at, out var end) is { } first && folded.Length > word.Length)
            {
                List<LedgerReference> items = [first];
                var next = SkipSeparators(folded, end);

                // 作废 问6 并入 问5 has a second item in its words; 认领 任12、任13 has two items.
                while (next > end && ItemAt(folded, next, out var further) is { } item)
                {
                    items.Add(item);
                    (end, next) = (further, SkipSeparators(folded, further));
                }

                return WithQuestion(new LedgerSaying([.. items.Distinct()], verb, text[next..].Trim()), folded);
            }
        }

        return null;
    }

    private (LedgerVerb? Verb, string Words) VerbAt(string text, string folded, int at)
    {
        // 访3 和访1合并.
        if (at < folded.Length && folded[at] is '和' or '跟' or '与' or '同' && ItemAt(folded, at + 1, out var joined) is { } into && At(folded, SkipSeparators(folded, joined), LedgerVerbs.WordOf(LedgerVerb.Merge)))
        {
            return (LedgerVerb.Merge, into.ToString());
        }

        foreach (var (word, verb) in LedgerVerbs.Words)
        {
            if (!At(folded, at, word))
            {
                continue;
            }

            var behind = at + word.Length;
            var end = behind + CountParticles(folded, behind);

            if (end == folded.Length || Separators.Contains(folded[end], StringComparison.Ordinal) || IsGluedName(verb, folded, behind))
            {
                return (verb, text[SkipSeparators(folded, IsGluedName(verb, folded, behind) ? behind : end)..].Trim());
            }
        }

        return (null, text[at..].Trim());
    }

    private static bool IsGluedName(LedgerVerb verb, string folded, int behind) => LedgerVerbs.TakesGlued(verb) && behind < folded.Length
        && (verb is not (LedgerVerb.PutOff or LedgerVerb.Move) || folded[behind] == '到' || ChineseDates.StartsWithWeekOrDate(folded.AsSpan(behind)));

    /// <summary>A question is answered with the item and does nothing.</summary>
    private static LedgerSaying WithQuestion(LedgerSaying saying, string folded)
    {
        var end = folded.TrimEnd();
        var asks = end.EndsWith('?') || end.EndsWith('吗') || end.EndsWith("没有", StringComparison.Ordinal);
        var words = saying.Words.Trim(' ', '?', '？', '吗', '了', '没', '有');

        if (saying.Verb is null && Array.Exists(Asking, word => saying.Words.Length <= word.Length + LongestAsked && saying.Words.StartsWith(word, StringComparison.Ordinal)))
        {
            return saying with { IsAsked = true };
        }

        return asks && (words.Length == 0 || saying.Verb is null) ? saying with { IsAsked = true } : saying;
    }

    private static bool Ends(string folded, int at)
    {
        if (at == folded.Length)
        {
            return true;
        }

        if (Separators.Contains(folded[at], StringComparison.Ordinal))
        {
            // 问3-5 and 任1:30 are no items.
            return !(folded[at] is '-' or ':' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]));
        }

        return LedgerVerbs.Words.Any(pair => pair.Word.Length > 1 && At(folded, at, pair.Word)) || Array.Exists(Asking, word => At(folded, at, word)) || (folded[at] is '派' or '退' or '改' or '晒' && at + 1 < folded.Length);
    }

    private static bool IsClause(string folded, int start, int end)
    {
        var before = start == 0 || "，,。；;！!？?\n".Contains(folded[start - 1], StringComparison.Ordinal);
        return before && (end == folded.Length || "，,。；;！!？?\n".Contains(folded[end], StringComparison.Ordinal));
    }

    private static bool IsBehindConfirming(string folded, int start)
    {
        var before = start - 1;

        while (before >= 0 && Separators.Contains(folded[before], StringComparison.Ordinal))
        {
            before--;
        }

        return before >= 0 && ("了完成学认过毕卡阅假过到1".Contains(folded[before], StringComparison.Ordinal) || folded[before] is '好');
    }

    private static int CountParticles(string folded, int at)
    {
        var count = 0;

        while (at + count < folded.Length && Particles.Contains(folded[at + count], StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static int SkipSeparators(string folded, int at)
    {
        while (at < folded.Length && Separators.Contains(folded[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    private static bool At(string folded, int at, string word) => at <= folded.Length && folded.AsSpan(at).StartsWith(word, StringComparison.Ordinal);
}
