using System.Collections.Frozen;
using BotService.Time;

namespace BotService.Commands;

/// <summary>
/// Finds the command that a message means. Tolerant about how the word is written, strict about where it ends:
/// 已学！ and 已学第39周 confirm, 已学习惯了 does not.
/// </summary>
internal sealed class CommandMatcher<TOwner>
    where TOwner : notnull
{
    private const int MaxParticles = 3;

    // Particles that do not change a word's meaning. Behind those of a finished action a remark may follow: 已学了，很好.
    private const string Particles = "了啦呢哦吧哈过的嘞咯喽呀啊噢喔哟哒耶嘛";
    private const string FinishedParticles = "了啦过嘞咯喽";

    private readonly FrozenDictionary<char, Entry[]> _byFirstLetter;
    private readonly Entry[] _words;
    private readonly CommandWord<TOwner>[] _symbols;
    private readonly CommandSuggester<TOwner> _suggester;

    public CommandMatcher(IEnumerable<CommandWord<TOwner>> words)
    {
        var all = words.Select(word => new Entry(word, CommandText.Normalise(word.Word))).ToList();

        _words = [.. all.Where(entry => entry.Letters.Length > 0).DistinctBy(entry => entry.Letters)];
        _symbols = [.. all.Where(entry => entry.Letters.Length == 0).Select(entry => entry.Word)];
        _byFirstLetter = _words.GroupBy(entry => entry.Letters[0]).ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(entry => entry.Letters.Length).ToArray());
        _suggester = new CommandSuggester<TOwner>([.. _words.Select(entry => (entry.Word, entry.Letters))]);
        RefuseSharedWords(all);
    }

    /// <summary>The command and its remark, or the nearest word among those that may be offered to this person.</summary>
    public CommandMatch<TOwner> Match(string message, Func<TOwner, bool>? mayOffer = null)
    {
        Span<char> letters = stackalloc char[CommandText.MaxLetters];
        Span<CommandText.Letter> places = stackalloc CommandText.Letter[CommandText.MaxLetters];
        var text = CommandText.Read(message, letters, places);
        CommandWord<TOwner>? refused = null;

        foreach (var entry in CandidatesFor(text))
        {
            switch (Judge(text, entry, out var rest))
            {
                case Verdict.Meant:
                    return new CommandMatch<TOwner>(entry.Word, rest, null);
                case Verdict.TakesNoRest:
                    refused ??= entry.Word;
                    break;
            }
        }

        if (CommandLead.TryTake(message, text, out var week, out var told) && MatchBehindLead(told, week) is { Word: not null } led)
        {
            return led;
        }

        if (MatchSymbol(message) is { Word: not null } symbol)
        {
            return symbol;
        }

        return refused is not null && mayOffer?.Invoke(refused.Owner) != false
            ? new CommandMatch<TOwner>(null, "", refused)
            : new CommandMatch<TOwner>(null, "", _suggester.Suggest(text.Letters, mayOffer));
    }

    /// <summary>我已学完了 and 第12周已学: who or which week was said first. Only for a word that takes a week, and only whole.</summary>
    private CommandMatch<TOwner> MatchBehindLead(ReadOnlySpan<char> message, ReadOnlySpan<char> week)
    {
        Span<char> letters = stackalloc char[CommandText.MaxLetters];
        Span<CommandText.Letter> places = stackalloc CommandText.Letter[CommandText.MaxLetters];
        var text = CommandText.Read(message, letters, places);

        foreach (var entry in CandidatesFor(text))
        {
            if (entry.Word.TakesWeek && entry.Letters.Length > 1 && Judge(text, entry, out var rest) is Verdict.Meant)
            {
                return new CommandMatch<TOwner>(entry.Word, week.Length == 0 || rest.Length == 0 ? $"{week}{rest}" : $"{week} {rest}", null);
            }
        }

        return default;
    }

    private ReadOnlySpan<Entry> CandidatesFor(CommandText text) =>
        text.Letters.Length > 0 && _byFirstLetter.TryGetValue(text.Letters[0], out var entries) ? entries : [];

    private static Verdict Judge(CommandText text, Entry entry, out string rest)
    {
        rest = "";
        var length = entry.Letters.Length;

        if (!text.Letters.StartsWith(entry.Letters))
        {
            return Verdict.NotMeant;
        }

        if (text.Letters.Length == length)
        {
            return Verdict.Meant;
        }

        if (text.IsApart(length))
        {
            return JudgeRemark(text, entry, out rest);
        }

        return length > 1 && IsJoined(text, entry, out rest) ? Verdict.Meant : Verdict.NotMeant;
    }

    private static Verdict JudgeRemark(CommandText text, Entry entry, out string rest)
    {
        rest = "";
        var length = entry.Letters.Length;

        // 1.5 and 1:30 are numbers, not the word 1 with a remark.
        if (char.IsAsciiDigit(entry.Letters[^1]) && char.IsAsciiDigit(text.Letters[length]) && !text.HasSpaceBefore(length))
        {
            return Verdict.NotMeant;
        }

        if (!entry.Word.TakesRest)
        {
            return Verdict.TakesNoRest;
        }

        rest = text.RestBehind(length);
        return Verdict.Meant;
    }

    /// <summary>Text that follows the word without anything between: a remark only where nothing else can be meant.</summary>
    private static bool IsJoined(CommandText text, Entry entry, out string rest)
    {
        var length = entry.Letters.Length;
        var behind = length + CountParticles(text, length);
        rest = "";

        if (behind == text.Letters.Length)
        {
            return true;
        }

        if (!entry.Word.TakesRest)
        {
            return false;
        }

        if (entry.Word.Glued || ChineseDates.StartsWithWeekOrDate(text.Behind(length)))
        {
            rest = text.RestBehind(length);
            return true;
        }

        if (behind == length || !FinishedParticles.Contains(text.Letters[behind - 1], StringComparison.Ordinal)
            || !(text.IsApart(behind) || ChineseDates.StartsWithWeekOrDate(text.Behind(behind))))
        {
            return false;
        }

        rest = text.RestBehind(behind);
        return true;
    }

    private static int CountParticles(CommandText text, int from)
    {
        var at = from;

        while (at < text.Letters.Length && at < from + MaxParticles && !text.IsApart(at)
            && Particles.Contains(text.Letters[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at - from;
    }

    /// <summary>Words without letters, such as "?": meant when alone, repeated or before a space.</summary>
    private CommandMatch<TOwner> MatchSymbol(ReadOnlySpan<char> message)
    {
        var text = message.Trim();

        foreach (var word in _symbols)
        {
            var behind = text;

            while (StartsWithFolded(behind, word.Word))
            {
                behind = behind[word.Word.Length..];
            }

            if (behind.Length < text.Length
                && (behind.IsEmpty || (word.TakesRest && char.IsWhiteSpace(behind[0]))))
            {
                return new CommandMatch<TOwner>(word, behind.Trim().ToString(), null);
            }
        }

        return default;
    }

    private static bool StartsWithFolded(ReadOnlySpan<char> text, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i >= text.Length || CommandText.FoldSymbol(text[i]) != CommandText.FoldSymbol(word[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void RefuseSharedWords(IEnumerable<Entry> entries)
    {
        foreach (var same in entries.GroupBy(entry => entry.Letters.Length > 0 ? entry.Letters : entry.Word.Word))
        {
            var owners = same.Select(entry => entry.Word.Owner).Distinct().ToList();

            if (owners.Count > 1)
            {
                throw new ArgumentException($"The word {same.Key} belongs to {string.Join(" and ", owners)}.");
            }
        }
    }

    private enum Verdict
    {
        NotMeant,
        TakesNoRest,
        Meant,
    }

    private sealed record Entry(CommandWord<TOwner> Word, string Letters);
}

/// <summary>One way to call a command; <c>Glued</c>: its rest may follow without a space, as in 签到1234. <c>IsReadFreely</c>: behind a denial it is never suggested.</summary>
internal sealed record CommandWord<TOwner>(string Word, TOwner Owner, bool TakesRest, bool Glued, bool TakesWeek = false, bool IsReadFreely = false);

/// <summary>What a message means: a word and the rest of the original text, or no word and perhaps a suggestion.</summary>
internal readonly record struct CommandMatch<TOwner>(CommandWord<TOwner>? Word, string Rest, CommandWord<TOwner>? Suggestion);
