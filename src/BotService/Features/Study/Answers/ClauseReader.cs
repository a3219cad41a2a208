using System.Buffers;
using BotService.Commands.Understanding;
using BotService.Time;

namespace BotService.Features.Study.Answers;

/// <summary>Reads one clause as an answer. It is one only when known words fill it from end to end; whatever else stands in it makes it somebody's own words.</summary>
internal static class ClauseReader
{
    private const int LongestClause = 40;

    private const int LongestLead = 24;

    /// <summary>It says of itself that it is over: 回来后补学 does not.</summary>
    private static readonly SearchValues<char> Behind = SearchValues.Create("了过已毕才啦喽咯嘞咧哒");

    private static readonly SearchValues<char> QuestionLetters = SearchValues.Create("谁几哪怎啥什吗么");

    public static Sense Read(Clause clause)
    {
        var letters = SetPhrases.WithoutTail(WithoutThanks(clause.Letters));

        // 好吧，学完了 gives in; 都看完好吧 asks.
        letters = letters.StartsWith("好吧", StringComparison.Ordinal) ? letters[2..] : letters;
        letters = SetPhrases.WithoutCompany(SetPhrases.WithoutDueThings(letters));

        if (letters.Length is 0 or > LongestClause)
        {
            return new Sense(letters.Length == 0 ? SenseKind.Nothing : SenseKind.Words);
        }

        letters = LateTelling.Without(letters);

        if (letters is "1" or "一")
        {
            return new Sense(SenseKind.Done);
        }

        if (!clause.IsAsked && SetPhrases.Of(letters) is { } set)
        {
            return new Sense(set);
        }

        if (Words(letters) is { } words)
        {
            var kind = ClauseMeaning.Of(words, clause.IsAsked) is var said && said is SenseKind.Closed && letters.AsSpan().ContainsAny(Behind) && ClosingWords.EndStudying(letters) ? SenseKind.Done : said;
            return new Sense(kind) { Lead = kind is SenseKind.Done or SenseKind.NotDone && TitleOf(words, letters) is { } title ? title : string.Empty };
        }

        // Only what makes no sense as it stands is looked at for slips.
        if (MistypedWords.Mended(letters) is var mended && mended != letters)
        {
            return Read(clause with { Letters = mended });
        }

        return (clause.IsAsked ? null : BegunByTheKeyboard(letters)) ?? LeadBefore(letters, clause.IsAsked) ?? RunsOn(letters, clause.IsAsked) ?? LeftByTheKeyboard(clause, letters) ?? new Sense(SenseKind.Words);
    }

    private static readonly string[] PlainAnswers = ["学完", "学了", "学好", "看完", "读完", "已学"];

    /// <summary>i学完了: one letter of the keyboard before an answer.</summary>
    private static Sense? BegunByTheKeyboard(string letters)
    {
        if (letters.Length <= 2 || !char.IsAsciiLetterLower(letters[0]) || !PlainAnswers.Any(answer => letters.AsSpan(1).StartsWith(answer)))
        {
            return null;
        }

        return Words(letters.AsSpan(1)) is { } words && ClauseMeaning.Of(words, isAsked: false) is SenseKind.Done ? new Sense(SenseKind.Done) : null;
    }

    /// <summary>已学完了l, 已学xi: up to three Latin letters that an input method left behind what is otherwise an answer.</summary>
    private static Sense? LeftByTheKeyboard(Clause clause, string letters)
    {
        var left = letters.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz").Length;
        return left is > 1 && letters.Length - left is > 0 and <= 3 && Read(clause with { Letters = letters[..left] }) is { Kind: SenseKind.Done, Lead.Length: 0 } done ? done : null;
    }

    /// <summary>What follows the answer without a stop is a remark.</summary>
    private static Sense? RunsOn(string letters, bool isAsked)
    {
        if (isAsked || RunOnAnswer.HeadOf(letters) is not (> 0 and var length))
        {
            return null;
        }

        var head = letters[..length];
        var sense = Words(head) is { } words ? new Sense(ClauseMeaning.Of(words, isAsked: false)) { Lead = TitleOf(words, head) ?? string.Empty } : LeadBefore(head, isAsked: false);
        return sense is { Kind: SenseKind.Done } done ? done : null;
    }

    /// <summary>The clause as known words, as few as possible; null when something in it is not known.</summary>
    public static IReadOnlyList<WordClass>? Words(ReadOnlySpan<char> letters)
    {
        if (letters.Length > LongestClause)
        {
            return null;
        }

        Span<int> fewest = stackalloc int[letters.Length + 1];
        Span<int> from = stackalloc int[letters.Length + 1];
        Span<WordClass> by = stackalloc WordClass[letters.Length + 1];
        fewest.Fill(int.MaxValue);
        fewest[0] = 0;

        for (var at = 0; at < letters.Length; at++)
        {
            if (fewest[at] == int.MaxValue)
            {
                continue;
            }

            for (var size = Math.Min(Lexicon.LongestWord, letters.Length - at); size > 0; size--)
            {
                if (Lexicon.TryFind(letters.Slice(at, size), out var found))
                {
                    Step(at, size, found, fewest, from, by);
                }
            }

            // After the listed words: 一点 is a part and not one o'clock.
            if (FixedLength(letters[at..], out var kind) is > 0 and var length)
            {
                Step(at, length, kind, fewest, from, by);
            }
        }

        if (fewest[letters.Length] == int.MaxValue)
        {
            return null;
        }

        var words = new WordClass[fewest[letters.Length]];

        for (int end = letters.Length, i = words.Length - 1; end > 0; end = from[end], i--)
        {
            words[i] = by[end];
        }

        return words;
    }

    /// <summary>书记已学完 may be the secretary's, said by whoever runs things together; null when somebody is only spoken to: 报告书记我已学完.</summary>
    private static string? TitleOf(IReadOnlyList<WordClass> words, string letters)
    {
        var at = words[0] is WordClass.Particle ? 1 : 0;
        return at < words.Count && words[at] is WordClass.Title && !words.Contains(WordClass.Self)
            ? letters[..Enumerable.Range(1, letters.Length).Last(length => Lexicon.TryFind(letters.AsSpan(0, length), out var kind) && kind is WordClass.Title or WordClass.Particle)]
            : null;
    }

    /// <summary>Behind thanks stands whoever is thanked: 已学完了谢谢你啊小林.</summary>
    private static string WithoutThanks(string letters) => letters.IndexOf("谢谢", StringComparison.Ordinal) is > 0 and var at ? letters[..at] : letters;

    private static void Step(int at, int length, WordClass kind, Span<int> fewest, Span<int> from, Span<WordClass> by)
    {
        if (fewest[at] + 1 < fewest[at + length])
        {
            fewest[at + length] = fewest[at] + 1;
            from[at + length] = at;
            by[at + length] = kind;
        }
    }

    /// <summary>Weeks, titles, days and times of day, which no list can hold.</summary>
    private static int FixedLength(ReadOnlySpan<char> letters, out WordClass kind)
    {
        kind = WordClass.Week;

        if (letters[0] is Clause.Title or Clause.Number)
        {
            return 1;
        }

        if (ChineseDates.LengthOfWeek(letters) is > 0 and var week)
        {
            return week;
        }

        kind = WordClass.Time;
        var digits = 0;

        while (digits < letters.Length && digits < 4 && (char.IsAsciiDigit(letters[digits]) || "一二三四五六七八九十两".Contains(letters[digits], StringComparison.Ordinal)))
        {
            digits++;
        }

        return digits > 0 && digits < letters.Length && "点号日月时分".Contains(letters[digits], StringComparison.Ordinal)
            ? digits + (digits + 1 < letters.Length && letters[digits + 1] is '半' ? 2 : 1)
            : 0;
    }

    /// <summary>王建国已学: somebody's own words, then an answer that begins with a word that cannot be part of them.</summary>
    private static Sense? LeadBefore(string letters, bool isAsked)
    {
        // 昨晚加班后才学完的: where nothing but one's own words stand before what lies behind, no shorter cut makes a plan of it.
        for (var lead = letters.Length - 1; lead > 0 && !isAsked; lead--)
        {
            if (Words(letters.AsSpan(lead)) is { } words
                && words[0] is not WordClass.Title
                && ClauseMeaning.Of(words, isAsked) is (SenseKind.Done or SenseKind.Closed) and var behind
                && (letters.AsSpan(lead).ContainsAny(Behind) || letters[^1] is '的')
                && OwnWords.Only(letters[..lead]))
            {
                return new Sense(behind) { Lead = letters[..lead] };
            }
        }

        for (var lead = 1; lead <= Math.Min(LongestLead, letters.Length - 1); lead++)
        {
            // 驾驶室里看完了, 集中学的: 里 and 中 belong to what stands before them.
            if (letters[lead] is '里' or '中' || Words(letters.AsSpan(lead)) is not { } words || !MayBeginAnswer(words[0]))
            {
                continue;
            }

            var kind = ClauseMeaning.Of(words, isAsked);

            if (!MayHaveLead(kind) || !ClauseMeaning.Says(words))
            {
                continue;
            }

            // 换岗以后看的 lies behind, whatever 以后 says elsewhere.
            if (kind is SenseKind.Future && letters[^1] is '的')
            {
                return null;
            }

            var read = letters.AsSpan(0, lead).ContainsAny(QuestionLetters) ? SenseKind.Asked : LeadReading.Of(letters, lead, kind);
            return new Sense(read) { Lead = letters[..lead] };
        }

        return null;
    }

    private static bool MayBeginAnswer(WordClass word) =>
        word is not (WordClass.Polite or WordClass.Title or WordClass.Please or WordClass.Particle or WordClass.Le or WordClass.Result or WordClass.Finished);

    private static bool MayHaveLead(SenseKind kind) =>
        kind is SenseKind.Done or SenseKind.NotDone or SenseKind.NotYet or SenseKind.Asked or SenseKind.Future or SenseKind.Part or SenseKind.Denied;
}

/// <summary>What one clause says.</summary>
internal readonly record struct Sense(SenseKind Kind)
{
    /// <summary>Own words in front of the answer, such as a name; empty when there are none.</summary>
    public string Lead { get; init; } = string.Empty;
}

/// <summary>The kinds of clauses. Only <see cref="Done"/> and <see cref="NotDone"/> are answers.</summary>
internal enum SenseKind
{
    Nothing,

    /// <summary>Somebody's own words.</summary>
    Words,

    /// <summary>Greetings, thanks, who speaks, when.</summary>
    Neutral,

    /// <summary>Only a week or a title.</summary>
    Week,
    Done,
    NotDone,
    NotYet,
    Part,
    Future,

    /// <summary>Only a time that lies ahead: 明天.</summary>
    When,
    Asked,
    Denied,

    /// <summary>About other people.</summary>
    Others,

    /// <summary>Speaks of studying and says neither that it was done nor that it was not: 学习.</summary>
    Unclear,

    /// <summary>Something was brought to its end, and perhaps the studying: 收官, 补上了.</summary>
    Closed,
}
