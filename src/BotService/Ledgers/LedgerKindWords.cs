namespace BotService.Ledgers;

/// <summary>What a kind's file may say, in the words that are written there.</summary>
internal static class LedgerKindWords
{
    public static readonly string[] Settings =
    [
        "Key",
        "On",
        "Position",
        "Example",
        "TakesProblems",
        "TakesTasks",
        "Prefix",
        "Raise",
        "AlsoRaise",
        "List",
        "AlsoList",
        "Unit",
        "Total",
        "Done",
        "States",
        "MayRaise",
        "AcceptedBy",
        "Fields",
        "Due",
        "Verify",
        "Relapse",
        "Standing",
        "Rate",
        "Visible",
        "Checks",
        "Statistics",
        "Rungs",
        "Columns",
        "Rows",
    ];

    public static readonly (string Word, VerifierStep Step)[] Steps =
    [
        ("named", VerifierStep.Named),
        ("raiser", VerifierStep.Raiser),
        ("assigner", VerifierStep.Assigner),
        ("beneficiary", VerifierStep.Beneficiary),
        ("other liaison", VerifierStep.OtherLiaison),
        ("other liaison or admin", VerifierStep.OtherLiaisonOrAdmin),
        ("leadership", VerifierStep.Leadership),
        ("leadership or admin", VerifierStep.LeadershipOrAdmin),
        ("admin", VerifierStep.Admin),
    ];

    /// <summary>Columns of every table; a kind's own fields stand beside them.</summary>
    public static readonly string[] Columns = ["number", "title", "group", "owner", "due", "found", "state", "closed", "closedOn", "verifier"];

    /// <summary>传8, 征2, 班1, 数5 and 稿3 are called in the same way and are no items.</summary>
    public static readonly string[] TakenPrefixes = ["传", "征", "班", "数", "稿"];

    /// <summary>Those of the reminders that a kind may go without.</summary>
    public static readonly string[] Rungs = [FirstPush, BeforeDue];

    public const string FirstPush = "first-push";

    public const string BeforeDue = "before-due";

    /// <summary>What an example may say; see <see cref="LedgerExample"/>.</summary>
    public static readonly string[] Examples = ["Ask", "Raise", "Claim"];

    /// <summary>What the items of a kind are besides a sentence with an owner and a day.</summary>
    public static readonly string[] Checks = [Clash, Derived, Measured, Outcome];

    /// <summary>See <see cref="LedgerKind.IsVisit"/>.</summary>
    public const string Clash = "clash";

    /// <summary>See <see cref="LedgerKind.IsPrescribed"/>.</summary>
    public const string Derived = "derived";

    /// <summary>See <see cref="LedgerKind.IsMeasured"/>.</summary>
    public const string Measured = "measured";

    /// <summary>See <see cref="LedgerKind.IsResearch"/>.</summary>
    public const string Outcome = "outcome";

    /// <summary>How 统计 counts; the first is how it does where a file says nothing.</summary>
    public static readonly string[] Statistics = ["identity", OnTime, ByGroup];

    public const string OnTime = "on-time";

    public const string ByGroup = "by-group";
}
