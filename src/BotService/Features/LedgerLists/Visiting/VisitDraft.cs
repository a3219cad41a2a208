using BotService.Store;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>What one sentence says about a visit: where, when, and on which subject, with whom and what for.</summary>
internal sealed record VisitDraft(string Place, DateOnly From, DateOnly To)
{
    public LedgerItem? Subject { get; init; }

    /// <summary>Who goes along.</summary>
    public IReadOnlyList<Member> Team { get; init; } = [];

    /// <summary>What else was said; empty when nothing was.</summary>
    public string Note { get; init; } = string.Empty;
}
