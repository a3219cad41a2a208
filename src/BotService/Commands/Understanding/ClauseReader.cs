using System.Buffers;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>Reads one clause as an answer. It is one only when known words fill it from end to end; whatever else stands in it makes it somebody's own words.</summary>
internal static class ClauseReader
{
    private const int LongestClause = 40;

    private const int LongestLead = 12;

    private static readonly SearchValues<char> QuestionLetters = SearchValues.Create("谁几哪怎啥什吗么");

    public static Sense Read(Clause clause)
    {
        var letters = WithoutThanks(clause.Letters);

        if (letters.Length is 0 or > LongestClause)
        {
            return new Sense(letters.Length == 0 ? SenseKind.Nothing : SenseKind.Words);
        }

        if (letters is "1" or "一")
        {
            return new Sense(SenseKind.Done);
        }

        if (Words(letters) is { } words)
        {
            var kind = Meaning(words, clause.IsAsked);
            return new Sense(kind) { Lead = kind is SenseKind.Done or SenseKind.NotDone && TitleOf(words, letters) is { } title ? title : string.Empty };
        }

        return LeadBefore(letters, clause.IsAsked) ?? new Sense(SenseKind.Words);
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
        return at < words.Count && words[at] is WordClass.Title && !Has(words, WordClass.Self)
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
        for (var lead = 1; lead <= Math.Min(LongestLead, letters.Length - 1); lead++)
        {
            if (Words(letters.AsSpan(lead)) is { } words && words[0] is not (WordClass.Polite or WordClass.Title or WordClass.Please or WordClass.Particle or WordClass.Le or WordClass.Result or WordClass.Finished)
                && Meaning(words, isAsked) is var kind && kind is SenseKind.Done or SenseKind.NotDone or SenseKind.NotYet or SenseKind.Asked or SenseKind.Future or SenseKind.Part or SenseKind.Denied && Says(words))
            {
                return new Sense(letters.AsSpan(0, lead).ContainsAny(QuestionLetters) ? SenseKind.Asked : kind) { Lead = letters[..lead] };
            }
        }

        return null;
    }

    private static SenseKind Meaning(IReadOnlyList<WordClass> words, bool isAsked)
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

        if (Has(words, WordClass.Others) && Says(words))
        {
            return SenseKind.Others;
        }

        if (Has(words, WordClass.NotYet) && (Says(words) || words.All(word => word is WordClass.NotYet or WordClass.Particle or WordClass.Le)))
        {
            return SenseKind.NotYet;
        }

        if (Has(words, WordClass.Deny))
        {
            return SenseKind.Denied;
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

    private static SenseKind Done(IReadOnlyList<WordClass> words)
    {
        var core = words.Where(word => word is WordClass.Already or WordClass.Verb or WordClass.Result or WordClass.Finished or WordClass.Le or WordClass.Complete or WordClass.Done or WordClass.Confirm or WordClass.Object).ToList();
        var isBehind = core.Exists(word => word is WordClass.Done or WordClass.Finished or WordClass.Le) || core.Contains(WordClass.Already);
        var isWhole = core.Exists(word => word is WordClass.Done or WordClass.Confirm or WordClass.Complete) || Follows(core, WordClass.Verb, WordClass.Result) || Follows(core, WordClass.Verb, WordClass.Finished) || Follows(core, WordClass.Verb, WordClass.Le)
            || core.IndexOf(WordClass.Already) is >= 0 and var at && core.IndexOf(WordClass.Verb, at) >= 0;

        if (!isWhole)
        {
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

    /// <summary>没学 and 没学完 say it; 没学的, 没学会, 没学过 and 没确认 are about something else.</summary>
    private static SenseKind NotDone(IReadOnlyList<WordClass> words)
    {
        var at = IndexOf(words, WordClass.Not);
        var behind = words.Skip(at + 1).ToList();

        if (!Says(words))
        {
            return SenseKind.Denied;
        }

        var isAnswer = behind.TrueForAll(word => word is WordClass.Verb or WordClass.Object or WordClass.Complete or WordClass.Result or WordClass.Le or WordClass.Particle or WordClass.Week or WordClass.Time or WordClass.Polite or WordClass.Manner)
            && behind.Exists(word => word is WordClass.Verb or WordClass.Complete);
        return isAnswer && !words.Take(at).Any(word => word is WordClass.Already or WordClass.Done or WordClass.Confirm or WordClass.Complete) ? SenseKind.NotDone : SenseKind.Denied;
    }

    /// <summary>It speaks of studying at all.</summary>
    private static bool Says(IReadOnlyList<WordClass> words) => words.Any(word => word is WordClass.Verb or WordClass.Done or WordClass.Confirm or WordClass.Complete or WordClass.Finished);

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

            while (next < core.Count && core[next] is WordClass.Object or WordClass.Verb)
            {
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
}
