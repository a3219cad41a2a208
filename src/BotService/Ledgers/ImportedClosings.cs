namespace BotService.Ledgers;

/// <summary>What an older list calls done and nobody here verified, and what those said who looked at some of it.</summary>
/// <param name="Sampled">How many somebody looked at; whoever answers twice is heard with the last answer.</param>
/// <param name="Confirmed">How many of those were as the list says.</param>
internal sealed record ImportedClosings(int Count, int Sampled, int Confirmed)
{
    public static ImportedClosings None { get; } = new(0, 0, 0);

    /// <summary>没有核实人, or 抽查 5 个，4 个属实.</summary>
    public string Looked(LedgerKind kind) => Sampled == 0 ? "没有核实人" : $"抽查 {Sampled} {kind.Unit}，{Confirmed} {kind.Unit}属实";

    /// <summary>另有 12 个在导入前已完成（抽查 5 个，4 个属实）; null when there are none.</summary>
    public string? Sentence(LedgerKind kind) => Count == 0 ? null : $"另有 {Count} {kind.Unit}在导入前已完成（{Looked(kind)}）";
}
