namespace BotService.Ledgers;

/// <summary>Which verbs record something. A new verb gets its line here; without one whoever says it gets an error.</summary>
internal static class LedgerRecording
{
    /// <summary>It writes a step, so whoever says it has the item alone, and behind another step it is a step of its own.</summary>
    public static bool Records(LedgerVerb verb) => verb switch
    {
        LedgerVerb.Raise or LedgerVerb.Import => true,
        LedgerVerb.Accept or LedgerVerb.Take or LedgerVerb.Assign or LedgerVerb.GiveBack or LedgerVerb.Hold or LedgerVerb.Chase => true,
        LedgerVerb.Progress or LedgerVerb.Claim or LedgerVerb.Pass or LedgerVerb.Reject or LedgerVerb.Sample or LedgerVerb.Reach or LedgerVerb.Miss => true,
        LedgerVerb.PutOff or LedgerVerb.Grant or LedgerVerb.Refuse or LedgerVerb.Stand => true,
        LedgerVerb.Reopen or LedgerVerb.Relapse or LedgerVerb.Escalate or LedgerVerb.Void or LedgerVerb.TakeBack => true,
        LedgerVerb.Join or LedgerVerb.Leave or LedgerVerb.Verifier or LedgerVerb.Change or LedgerVerb.Publish or LedgerVerb.Show or LedgerVerb.Borrow => true,
        LedgerVerb.Link or LedgerVerb.From or LedgerVerb.Merge or LedgerVerb.Move or LedgerVerb.Keep or LedgerVerb.Problem or LedgerVerb.ToTask => true,
        LedgerVerb.Poll or LedgerVerb.Card or LedgerVerb.History or LedgerVerb.Origin or LedgerVerb.Unclear or LedgerVerb.Shut => false,
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "It is not said whether this verb records something."),
    };

    /// <summary>What it records of a row of the kind's file needs a row of the store to stand at. Taking back needs a step, so the row is there; whether it was reached is looked at before.</summary>
    public static bool NeedsRow(LedgerVerb verb) => Records(verb) && verb is not (LedgerVerb.TakeBack or LedgerVerb.Reach or LedgerVerb.Miss);
}
