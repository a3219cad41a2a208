namespace BotService.Commands;

/// <summary>Guesses which command an unknown message was meant to be, so that nobody is left without a next step.</summary>
internal sealed class CommandSuggester<TOwner>(IReadOnlyList<(CommandWord<TOwner> Word, string Letters)> words)
    where TOwner : notnull
{
    private const int MaxSlips = 2;

    private const string Endings = "了完好过";

    private readonly (CommandWord<TOwner> Word, string Letters)[] _longestFirst =
        [.. words.Where(word => word.Letters.Length > 1).OrderByDescending(word => word.Letters.Length)];

    /// <summary>A word with a slip or two in it, or else the only command that the message mentions.</summary>
    public CommandWord<TOwner>? Suggest(ReadOnlySpan<char> message, Func<TOwner, bool>? mayOffer) =>
        Nearest(message, mayOffer) ?? OnlyMentioned(message, mayOffer);

    private CommandWord<TOwner>? Nearest(ReadOnlySpan<char> message, Func<TOwner, bool>? mayOffer)
    {
        CommandWord<TOwner>? nearest = null;
        var fewest = int.MaxValue;

        foreach (var (word, letters) in _longestFirst)
        {
            var allowed = letters.Length == 2 ? 1 : MaxSlips;

            // Half of the word must be there: with two slips, 学完了 would otherwise be suggested for 吃饭了.
            // 不学了 and 没学好 say the opposite of what 学了 and 学好 would record.
            // 算了 and 忙完了 share with 学了 and 学完了 only what ends any verb.
            if ((word.IsReadFreely && (IsDenied(letters, message) || !message.ContainsAny(letters.AsSpan().Trim(Endings)))) || Math.Abs(letters.Length - message.Length) > allowed || Shared(letters, message) * 2 < letters.Length)
            {
                continue;
            }

            var slips = Slips(letters, message);

            if (slips <= allowed && slips < fewest && mayOffer?.Invoke(word.Owner) != false)
            {
                (nearest, fewest) = (word, slips);
            }
        }

        return nearest;
    }

    private static bool IsDenied(string word, ReadOnlySpan<char> message) =>
        message.IndexOfAny('不', '没', '未') >= 0 && word.AsSpan().IndexOfAny('不', '没', '未') < 0 && Shared(word, message) > 0;

    private CommandWord<TOwner>? OnlyMentioned(ReadOnlySpan<char> message, Func<TOwner, bool>? mayOffer)
    {
        CommandWord<TOwner>? mentioned = null;
        var at = 0;

        while (at < message.Length)
        {
            var (word, letters) = WordAt(message[at..], mayOffer);

            if (word is null || (at > 0 && word.IsReadFreely && "不没未".Contains(message[at - 1], StringComparison.Ordinal)))
            {
                at++;
                continue;
            }

            if (mentioned is not null && !mentioned.Owner.Equals(word.Owner))
            {
                return null;
            }

            mentioned ??= word;
            at += letters.Length;
        }

        return mentioned;
    }

    private (CommandWord<TOwner>? Word, string Letters) WordAt(ReadOnlySpan<char> message, Func<TOwner, bool>? mayOffer)
    {
        foreach (var (word, letters) in _longestFirst)
        {
            if (message.StartsWith(letters) && mayOffer?.Invoke(word.Owner) != false)
            {
                return (word, letters);
            }
        }

        return (null, "");
    }

    private static int Shared(string letters, ReadOnlySpan<char> message)
    {
        var shared = 0;

        foreach (var letter in letters)
        {
            shared += message.Contains(letter) ? 1 : 0;
        }

        return shared;
    }

    /// <summary>Edit distance in which two neighbours that changed places count as one slip.</summary>
    private static int Slips(string word, ReadOnlySpan<char> message)
    {
        Span<int> beforeLast = stackalloc int[message.Length + 1];
        Span<int> last = stackalloc int[message.Length + 1];
        Span<int> row = stackalloc int[message.Length + 1];

        for (var j = 0; j <= message.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= word.Length; i++)
        {
            row[0] = i;

            for (var j = 1; j <= message.Length; j++)
            {
                var substitution = last[j - 1] + (word[i - 1] == message[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(last[j], row[j - 1]) + 1);

                if (i > 1 && j > 1 && word[i - 1] == message[j - 2] && word[i - 2] == message[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[message.Length];
    }
}
