using BotService.Commands;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>One item that somebody speaks of, and what that person is to it.</summary>
internal sealed record LedgerCase(LedgerReference Reference, LedgerItem Item, ItemRights Rights, CommandCall Call, LedgerVerb Verb, string Words)
{
    public LedgerKind Kind => Reference.Kind;

    public Viewer Viewer => Rights.Viewer;

    /// <summary>The verb as it was said; the kind's own word for closing is one.</summary>
    public string Name => Reference.ToString();
}
