using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>One item that somebody speaks of, and what that person is to it.</summary>
internal sealed record LedgerCase(LedgerReference Reference, LedgerItem Item, ItemRights Rights, CommandCall Call, LedgerVerb Verb, string Words)
{
    public LedgerKind Kind => Reference.Kind;

    public Viewer Viewer => Rights.Viewer;

    /// <summary>The verb as it was said; the kind's own word for closing is one.</summary>
    public string Name => Reference.ToString();

    /// <summary>It was passed by 核实, behind which one also says that it is not good.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Refuses because a part is missing, and takes the next sentence for it. A page has a field for it, and nothing waits there.</summary>
    /// <param name="known">What was said already, in words that mean the same tomorrow; null is the item and the verb.</param>
    public Reply AskFor(string text, string part, string? known = null, PartKind kind = PartKind.Words)
    {
        var step = $"{Name} {LedgerVerbs.WordOf(Verb)}";
        return Call.Message.CanAskBack ? Reply.AskFor(text, part, ActCommand.Word, known ?? step, kind, step) : Reply.Refuse(text);
    }
}
