using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>
/// Finds the items that a message names before any word is looked for, because 完成 任12 would else confirm the week's topic;
/// and takes a confirmation back to the item when one stands beside it.
/// </summary>
internal sealed partial class LedgerReading(LedgerGrammar grammar, LedgerReferences references, LedgerKinds kinds, CommandEntries commands) : IReadingStep
{
    private readonly ListPhrases _lists = new(kinds);

    private readonly RaisingPhrases _raising = new(kinds);

    private readonly LedgerMentions _mentions = new(references);

    private readonly SearchValues<string> _words = SearchValues.Create(
        [.. kinds.All.SelectMany(kind => (string[])[kind.Raise, .. kind.AlsoRaise, kind.List, .. kind.AlsoList]).Where(word => word.Length > 0).Distinct()], StringComparison.Ordinal);

    public int Order => 20;

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

        if (message.Quoted is { } quoted && OfQuoted(quoted, message, otherwise) is { } answered)
        {
            return answered;
        }

        if (!message.IsForwarded && OwnQuestions.AskIn(FoldedText.Of(text)))
        {
            return new Understood.Run(LedgerWords.Overview, string.Empty);
        }

        var meant = otherwise(message);

        // 我想反映个情况，停车场没灯 is none of the sender's study, whatever 情况 asks alone.
        if (meant is not (Understood.Run or Understood.Several) && ReportedPhrases.Read(message, kinds) is { } reported)
        {
            return reported;
        }

        // 请郑凯10月30日前完成台账整理: whatever it may be, it is no answer of the sender's.
        if (GivenPhrases.MayBe(message, meant))
        {
            return new Understood.Run(GluedRaiseCommand.Word, $"{GivenPhrases.Mark} {text}");
        }

        return Records(meant) && ItemIn(text, meant) is { } item ? NotStudied(item) : meant;
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

    /// <summary>完成 below a quoted 任12 修订办法 明天到期 is said of that item; what would confirm the week's topic there is taken for neither.</summary>
    private Understood.Run? OfQuoted(string quoted, CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        // The week's own card may hold a line about items, and is answered like any other.
        var items = OfTopic().IsMatch(quoted) ? [] : _mentions.In(quoted);

        if (items.Count == 0)
        {
            return null;
        }

        if (items.Count == 1 && grammar.Read($"{items[0]} {message.Text}") is { Verb: not null } saying)
        {
            return OfItems(saying, message.Text, otherwise);
        }

        var meant = otherwise(message);
        return Records(meant) && IsAnswer(meant) ? NotStudied(items[0]) : null;
    }

    /// <summary>Null for 意见 问3 太慢了: that is an opinion which names an item.</summary>
    private Understood.Run? OfItems(LedgerSaying saying, string text, Func<CleanedText, Understood> otherwise)
    {
        if (saying.Verb is LedgerVerb.Card && saying.Words.Length > 0 && (text.StartsWith("意见", StringComparison.Ordinal) || text.StartsWith("建议", StringComparison.Ordinal)))
        {
            return null;
        }

        if (saying.Verb is null && saying.Words.Length > 0 && !VerdictWords.StandIn(saying.Words) && otherwise(CleanedText.Of(saying.Words)) is var alone and not Understood.Unsure && Records(alone))
        {
            return NotStudied(saying.Items[0]);
        }

        var reads = saying.IsAsked || saying.Verb is LedgerVerb.Card or LedgerVerb.History or LedgerVerb.Origin or LedgerVerb.Unclear or LedgerVerb.Shut || (saying.Verb is null && saying.Words.Length == 0);
        return new Understood.Run(reads ? ItemCommand.Word : ActCommand.Word, saying.IsAsked ? saying.Items[0].ToString() : saying.ToString());
    }

    /// <summary>The item that keeps an answer from being recorded. In the remark of whoever says that something was studied only a clause of its own does.</summary>
    private LedgerReference? ItemIn(string text, Understood meant)
    {
        var folded = FoldedText.Of(text);

        if (_mentions.Beside(folded) is { } beside)
        {
            return beside;
        }

        // A leave and a presence may speak of any work.
        if (!IsAnswer(meant))
        {
            return null;
        }

        return _mentions.Apart(folded) ?? (OfStudying().IsMatch(text) ? null : _mentions.Anywhere(folded));
    }

    private static Understood.Run NotStudied(LedgerReference item) => new(ItemCommand.Word, $"{ItemCommand.NotStudied} {item}");

    /// <summary>An answer to a topic, or what may be one.</summary>
    private bool IsAnswer(Understood meant) => meant is not Understood.Run run || commands.Find(run.Word) is { Command.IsReadFreely: true };

    private bool Records(Understood meant) => meant switch
    {
        Understood.Run run => RecordsAnswer(run),
        Understood.Several several => several.Runs.Any(RecordsAnswer),
        Understood.Unsure => true,
        _ => false,
    };

    private bool RecordsAnswer(Understood.Run run) => commands.Find(run.Word) is { Command.RecordsAnswer: true };

    [GeneratedRegex("已学|学完|本周主题", RegexOptions.NonBacktracking)]
    private static partial Regex OfTopic();

    [GeneratedRegex("学|读|[看听][完过了]|主题|材料|心得", RegexOptions.NonBacktracking)]
    private static partial Regex OfStudying();
}
