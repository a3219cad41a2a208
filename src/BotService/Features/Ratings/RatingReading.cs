using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.Ratings;

/// <summary>问10 解决了, 解决了 问10 and a bare 没解决 are answers to what one was asked, and must be known for such before the ledgers keep anything of them.</summary>
internal sealed class RatingReading(LedgerGrammar grammar) : IReadingStep
{
    public int Order => 30;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;

        if (!text.AsSpan().ContainsAny(RatingWords.Signs))
        {
            return otherwise(message);
        }

        if (text.StartsWith(RatingWords.Command, StringComparison.Ordinal) && Parts(grammar, text[RatingWords.Command.Length..]) is { Item: not null } or { Answer: not null })
        {
            return new Understood.Run(RatingWords.Command, text[RatingWords.Command.Length..].Trim());
        }

        // Alone only the words on the buttons are one: 不知道 answers many other questions.
        return Parts(grammar, text) is { Answer: { } answer } said && (said.Item is not null || text == answer.Word()) ? new Understood.Run(RatingWords.Command, text) : otherwise(message);
    }

    /// <summary>The item and the answer; neither when there is anything besides.</summary>
    public static (LedgerReference? Item, RatingAnswer? Answer) Parts(LedgerGrammar grammar, string text)
    {
        text = text.Trim(' ', '　', '，', ',', '：', ':');
        var folded = FoldedText.Of(text);

        if (text.Length == 0)
        {
            return (null, null);
        }

        for (var at = grammar.MayNameItem(folded) ? 0 : folded.Length; at < folded.Length; at++)
        {
            if (grammar.ItemAt(folded, at, out var end) is not { } item)
            {
                continue;
            }

            var rest = at == 0 ? folded[end..] : end == folded.Length ? folded[..at] : null;
            return rest is null ? (null, null) : string.IsNullOrWhiteSpace(rest) ? (item, null) : RatingWords.Read(rest) is { } said ? (item, said) : (null, null);
        }

        return (null, RatingWords.Read(folded));
    }
}
