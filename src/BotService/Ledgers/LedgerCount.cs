namespace BotService.Ledgers;

/// <summary>The figures of one kind on a day. Found is what is being done, waits, is closed or takes long; the rest is printed beside it.</summary>
internal sealed record LedgerCount(int Doing, int Late, int Claimed, int Closed, int Standing)
{
    public int Found => Doing + Claimed + Closed + Standing;

    public int Void { get; init; }

    public int Raised { get; init; }

    /// <summary>Chains with more than one link.</summary>
    public int Relapsed { get; init; }

    /// <summary>Not in <see cref="Closed"/>.</summary>
    public ImportedClosings Imported { get; init; } = ImportedClosings.None;
}

/// <summary>What was due by the day, and what became of it; the parts add up to Due.</summary>
internal sealed record LedgerPunctuality(int Due, int InTime, int InExtension, int DoneLate, int Late, int Waiting)
{
    /// <summary>Still being done on its last day, which is not over.</summary>
    public int DueToday { get; init; }

    public int Extensions { get; init; }
}

/// <summary>What one group owed by the day.</summary>
internal sealed record LedgerGroupCount(int? GroupId, int Total, int Due, int Done);
