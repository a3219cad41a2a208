namespace BotService.Store.Personal;

/// <summary>One person who is taken out: who it was, what stands in the place, and what leads to the person.</summary>
/// <param name="Alias">Takes the place of the account.</param>
/// <param name="MessageKeys">How the keys of those messages begin that are about this person from end to end.</param>
internal sealed record Erasure(Member Member, string Alias, DateOnly Today, ErasureTerms Terms, IReadOnlyList<string> MessageKeys);
