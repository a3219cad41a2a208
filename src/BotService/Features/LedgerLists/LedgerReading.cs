using System.Buffers;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>
/// Finds the items that a message names before any word is looked for, because 完成 任12 would else confirm the week's topic;
/// and takes a confirmation back to the item when one stands beside it.
/// </summary>
internal sealed class LedgerReading(LedgerGrammar grammar, LedgerKinds kinds, CommandEntries commands) : IReadingStep
{
    private readonly ListPhrases _lists = new(kinds);

    private readonly RaisingPhrases _raising = new(kinds);

    private readonly SearchValues<string> _words = SearchValues.Create(
        [.. kinds.All.SelectMany(kind => (string[])[kind.Raise, .. kind.AlsoRaise, kind.List, .. kind.AlsoList]).Where(word => word.Length > 0).Distinct()], StringComparison.Ordinal);

    public int Place => 20;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;

        if (message.IsToAll || text.Length == 0)
        {
            return otherwise(message);
        }

        if (OfLedgers(message, otherwise) is { } found)
        {
            return found;
        }

        var meant = otherwise(message);

        // 请郑凯10月30日前完成台账整理: whatever it may be, it is no answer of the sender's.
        if (GivenPhrases.MayBe(message, meant))
        {
            return new Understood.Run(GluedRaiseCommand.Word, $"{GivenPhrases.Mark} {text}");
        }

        return Records(meant) && grammar.ItemBeside(text) is { } item ? new Understood.Run(ItemCommand.Word, $"{ItemCommand.NotStudied} {item}") : meant;
    }

    /// <summary>What names an item or a list; null for nearly every message, which has no word of either.</summary>
    private Understood? OfLedgers(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;
        var folded = FoldedText.Of(text);

        if (!grammar.MayNameItem(folded) && !folded.AsSpan().ContainsAny(_words))
        {
            return null;
        }

        if (_raising.ReadSeveral(message, otherwise, () => grammar.Read(text) is not null) is { } several)
        {
            return several;
        }

        if (grammar.Read(text) is { } saying)
        {
            return OfItems(saying, text, otherwise) ?? otherwise(message);
        }

        return _lists.Read(message, otherwise) ?? _raising.Read(message, otherwise);
    }

    /// <summary>Null for 意见 问3 太慢了: that is an opinion which names an item.</summary>
    private Understood.Run? OfItems(LedgerSaying saying, string text, Func<CleanedText, Understood> otherwise)
    {
        if (saying.Verb is LedgerVerb.Card && saying.Words.Length > 0 && (text.StartsWith("意见", StringComparison.Ordinal) || text.StartsWith("建议", StringComparison.Ordinal)))
        {
            return null;
        }

        if (saying.Verb is null && saying.Words.Length > 0 && otherwise(CleanedText.Of(saying.Words)) is var alone and not Understood.Unsure && Records(alone))
        {
            return new Understood.Run(ItemCommand.Word, $"{ItemCommand.NotStudied} {saying.Items[0]}");
        }

        var reads = saying.IsAsked || saying.Verb is LedgerVerb.Card or LedgerVerb.History or LedgerVerb.Origin or LedgerVerb.Unclear or LedgerVerb.Shut || (saying.Verb is null && saying.Words.Length == 0);
        return new Understood.Run(reads ? ItemCommand.Word : ActCommand.Word, saying.IsAsked ? saying.Items[0].ToString() : saying.ToString());
    }

    private bool Records(Understood meant) => meant switch
    {
        Understood.Run run => RecordsAnswer(run),
        Understood.Several several => several.Runs.Any(RecordsAnswer),
        Understood.Unsure => true,
        _ => false,
    };

    private bool RecordsAnswer(Understood.Run run) => commands.Find(run.Word) is { Command.RecordsAnswer: true };
}
