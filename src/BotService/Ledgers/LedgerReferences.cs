using System.Buffers;

namespace BotService.Ledgers;

/// <summary>Where a message calls an item: 问3, 任务12号, 问#3, 问三. A number is one only if an end, a separator or a verb follows it: 课2节 is none.</summary>
internal sealed class LedgerReferences
{
    /// <summary>A clause ends at them.</summary>
    public const string ClauseEnds = "，,。；;！!？?\n";

    /// <summary>What joins two items, besides what separates them: 任12和任13, 任12/任13.</summary>
    private const string Joints = "和与跟同及/";

    /// <summary>From the first of a row to its last: 任12-任15, 任12至15.</summary>
    private const string Spans = "-—–~至到";

    private readonly (string Word, LedgerKind Kind)[] _heads;

    private readonly SearchValues<char> _lastLetters;

    public LedgerReferences(LedgerKinds kinds)
    {
        _heads = [.. kinds.All.SelectMany(kind => (string[])[kind.Prefix, kind.Raise, .. kind.AlsoRaise, kind.List], (kind, word) => (word, kind)).Where(pair => pair.word.Length > 0).OrderByDescending(pair => pair.word.Length)];
        _lastLetters = SearchValues.Create([.. _heads.Select(head => head.Word[^1]).Distinct()]);
    }

    /// <summary>Cheap, because nearly every message calls none: a number behind the last letter of a kind's word.</summary>
    public bool MayBeIn(string folded)
    {
        for (var i = 1; i < folded.Length; i++)
        {
            if (char.IsAsciiDigit(folded[i]) || ItemNumber.IsNumeral(folded[i]))
            {
                var before = i - 1;

                while (before > 0 && folded[before] is ' ' or '#')
                {
                    before--;
                }

                if (_lastLetters.Contains(folded[before]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>An item at that place, and its end.</summary>
    public LedgerReference? At(string folded, int start, out int end) => Find(folded, start, Ends, out end);

    /// <summary>A further item behind one of that kind: 任12、任13, 任12 和 任13, 任12/13, whose number goes without its word.</summary>
    public LedgerReference? Further(string folded, int behind, LedgerKind kind, out int end)
    {
        var next = SkipJoint(folded, behind);
        end = behind;

        if (next == behind)
        {
            return null;
        }

        if (At(folded, next, out var named) is { } item)
        {
            end = named;
            return item;
        }

        var joint = folded.AsSpan(behind, next - behind);
        var isNumber = TryBareNumber(folded, next, out var number, out var bare) && (joint.ContainsAny('、', '/') || (joint.Contains(',') && AreOnlyNumbers(folded, bare)));

        if (!isNumber)
        {
            return null;
        }

        end = bare;
        return new LedgerReference(kind, number);
    }

    /// <summary>The last one of a row that begins with that item: 任15 of 任12-任15 and 任12至15; null when none begins there.</summary>
    public LedgerReference? LastOfRow(string folded, int behind, LedgerReference first, out int end)
    {
        end = behind;
        var sign = SkipSpaces(folded, behind);

        if (sign == folded.Length || !Spans.Contains(folded[sign], StringComparison.Ordinal))
        {
            return null;
        }

        var next = SkipSpaces(folded, sign + 1);

        // 任12——任15.
        while (next < folded.Length && folded[next] is '-' or '—' or '–' or '~')
        {
            next = SkipSpaces(folded, next + 1);
        }

        foreach (var (word, kind) in _heads)
        {
            if (kind == first.Kind && TryNumber(folded, next, word, out _, out var named, out var at) && named > first.Number && EndsOrIsJoined(folded, at))
            {
                end = at;
                return first with { Number = named };
            }
        }

        // 任3到15日 names a day, and 问3-5 no two problems.
        if (folded[sign] is '-' || !TryBareNumber(folded, next, out var number, out var bare) || number <= first.Number || (bare < folded.Length && !IsSaidOf(folded, FoldedText.SkipSeparators(folded, bare))))
        {
            return null;
        }

        end = bare;
        return first with { Number = number };
    }

    /// <summary>An item's word and number at that place, whatever follows them; null for a number in letters and for one that stands apart: 问题 三楼.</summary>
    public LedgerReference? NamedAt(string folded, int start, out string word, out int end)
    {
        foreach (var (head, kind) in _heads)
        {
            if (start + head.Length < folded.Length && char.IsAsciiDigit(folded[start + head.Length]) && TryNumber(folded, start, head, out _, out var number, out end))
            {
                word = head;
                return new LedgerReference(kind, number);
            }
        }

        (word, end) = (string.Empty, start);
        return null;
    }

    /// <summary>An item at that place that ends as is asked.</summary>
    public LedgerReference? Find(string folded, int start, Func<string, int, bool> ends, out int end)
    {
        foreach (var (word, kind) in _heads)
        {
            if (!TryNumber(folded, start, word, out var digits, out var number, out var at))
            {
                continue;
            }

            // 调研9/22 城东社区 has a day behind it.
            // 问题 3楼漏水 and 问题一：灯不亮 are sentences: a long word with anything but digits right behind it calls an item only when that is all, or a verb or another item follows.
            var isLoose = word.Length > 1 && (folded[digits - 1] == ' ' || !char.IsAsciiDigit(folded[digits]));
            var item = new LedgerReference(kind, number);
            var isCalled = isLoose ? IsAllOrGoesOn(folded, at) : (ends(folded, at) && !(word.Length > 1 && at < folded.Length && folded[at] == '/')) || LastOfRow(folded, at, item, out _) is not null;

            if (isCalled)
            {
                end = at;
                return item;
            }
        }

        end = start;
        return null;
    }

    /// <summary>Nothing stands behind it, or a verb or another item does.</summary>
    private bool IsAllOrGoesOn(string folded, int at)
    {
        if (at == folded.Length || IsSaidOf(folded, FoldedText.SkipSeparators(folded, at)))
        {
            return true;
        }

        var next = SkipJoint(folded, at);
        return next > at && IsCalled(folded, next);
    }

    /// <summary>An end, a separator, a verb or another item follows.</summary>
    public bool Ends(string folded, int at) => EndsAlone(folded, at) || GoesOn(folded, at);

    /// <summary>任12和任13, 任12/13: another item, or its number, is joined to this one.</summary>
    public bool GoesOn(string folded, int at)
    {
        var next = SkipJoint(folded, at);
        return IsJoint(folded, at) && (IsCalled(folded, next) || (folded[at] == '/' && TryBareNumber(folded, next, out _, out _)));
    }

    /// <summary>An item stands there, whatever it is joined to in its turn.</summary>
    private bool IsCalled(string folded, int at) => Array.Exists(_heads, head => TryNumber(folded, at, head.Word, out _, out _, out var end) && EndsOrIsJoined(folded, end));

    /// <summary>The number behind a kind's word: where its digits begin, and its end.</summary>
    private static bool TryNumber(string folded, int start, string word, out int digits, out int number, out int end)
    {
        (digits, number, end) = (start + word.Length, 0, start);

        if (!FoldedText.At(folded, start, word))
        {
            return false;
        }

        while (digits < folded.Length && folded[digits] is ' ' or '#')
        {
            digits++;
        }

        if (!ItemNumber.TryRead(folded, digits, out number, out end))
        {
            return false;
        }

        // 问12.完成 ends its number like 问12号完成.
        end += end < folded.Length && (folded[end] == '号' || (folded[end] == '.' && word.Length == 1 && IsSaidOf(folded, end + 1))) ? 1 : 0;
        return true;
    }

    private static bool TryBareNumber(string folded, int at, out int number, out int end)
    {
        (number, end) = (0, at);
        return at < folded.Length && char.IsAsciiDigit(folded[at]) && ItemNumber.TryRead(folded, at, out number, out end) && EndsOrIsJoined(folded, end);
    }

    /// <summary>12，13 认领: numbers and nothing else up to the end or to what is said of them.</summary>
    private static bool AreOnlyNumbers(string folded, int at)
    {
        while (at < folded.Length && folded[at] is ',' or '、' && TryBareNumber(folded, at + 1, out _, out var end))
        {
            at = end;
        }

        return at == folded.Length || IsSaidOf(folded, FoldedText.SkipSeparators(folded, at));
    }

    private static int SkipSpaces(string folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool IsJoint(string folded, int at) => at < folded.Length && Joints.Contains(folded[at], StringComparison.Ordinal);

    private static int SkipJoint(string folded, int at)
    {
        var next = FoldedText.SkipSeparators(folded, at);
        return IsJoint(folded, next) ? FoldedText.SkipSeparators(folded, next + 1) : next;
    }

    private static bool EndsOrIsJoined(string folded, int at) => EndsAlone(folded, at) || IsJoint(folded, at);

    /// <summary>An end, a separator or a verb follows.</summary>
    public static bool EndsAlone(string folded, int at)
    {
        if (at == folded.Length)
        {
            return true;
        }

        if (FoldedText.IsSeparator(folded[at]))
        {
            // 问3-5 and 任1:30 are no items.
            return !(folded[at] is '-' or ':' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]));
        }

        // 任12✅ is complete. （任12）完成 and 任12.完成 have a verb behind them; 问题1.灯不亮 counts sentences.
        if (FoldedText.IsSign(folded, at) || (folded[at] is '.' or ')' or ']' or '】' && (at + 1 == folded.Length || IsSaidOf(folded, FoldedText.SkipSeparators(folded, at + 1)))))
        {
            return true;
        }

        // 亮3晒 is complete; the others need somebody, a reason or a field behind them.
        return IsSaidOf(folded, at) || LedgerFacets.LengthOfMatter(folded, at) > 0 || folded[at] == '晒' || (folded[at] is '派' or '退' or '改' && at + 1 < folded.Length);
    }

    /// <summary>A verb, a question or what is asked of it stands there.</summary>
    public static bool IsSaidOf(string folded, int at) =>
        LedgerVerbs.Words.Any(pair => pair.Word.Length > 1 && FoldedText.At(folded, at, pair.Word)) || LedgerVerbs.LengthOfAdverbs(folded, at) > 0 || LedgerFacets.Asking.Any(word => FoldedText.At(folded, at, word))
        || LedgerFacets.FacetAt(folded, at) is not null || LedgerVerbs.IsUntilADay(folded, at);
}
