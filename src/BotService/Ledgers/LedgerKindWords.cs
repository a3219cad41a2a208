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

    public static readonly string[] Steps = ["named", "raiser", "assigner", "beneficiary", "other liaison", "other liaison or admin", "leadership", "leadership or admin", "admin"];

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

    public static readonly string[] Checks = ["clash", "derived", "measured", "outcome"];
}
