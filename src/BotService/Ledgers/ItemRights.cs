using BotService.Store;

namespace BotService.Ledgers;

/// <summary>What somebody is to one item, and from that what may be done with it now. The one place of the rules.</summary>
internal sealed record ItemRights(LedgerItem Item, LedgerKind Kind, Viewer Viewer, LedgerCandidates Verifiers)
{
    public const int ReopenDays = 90;

    public bool IsOwner => Viewer.MemberId is { } me && Item.OwnerId == me;

    public required bool IsTeam { get; init; }

    /// <summary>Verified this cycle's closing.</summary>
    public required bool HasVerified { get; init; }

    /// <summary>The ledger that takes what was seen; null where the office keeps none.</summary>
    public required LedgerKind? Problems { get; init; }

    /// <summary>The ledger that takes what is to be done; null where the office keeps none.</summary>
    public required LedgerKind? Tasks { get; init; }

    public bool IsLiaison => Viewer.IsLiaisonOf(Item.GroupId);

    public bool IsRaiser => Item.RaisedByKey == Viewer.UserKey;

    public bool HasAssigned => Item.AssignedByKey == Viewer.UserKey;

    public bool IsVerifier => Verifiers.Includes(Viewer.UserKey);

    public bool Handles => IsOwner || IsTeam;

    /// <summary>A question about more time waits for this person's answer.</summary>
    public required bool IsAsked { get; init; }

    public bool Grants => !IsOwner && (HasAssigned || IsAsked || (IsRaiser && Viewer.Has(LedgerRights.Office)) || Viewer.IsAdmin);

    /// <summary>Sets another day as long as it is not done. An owner asks for it, unless it is what this person gave out in office or there is none yet.</summary>
    public bool SetsDay => Item.State is LedgerState.Raised or LedgerState.Doing or LedgerState.Standing && SetsDayOfOpen;

    private bool SetsDayOfOpen => IsOwner ? Viewer.Has(LedgerRights.Office) && (HasAssigned || (IsRaiser && Item.AssignedByKey is null) || Item.DueOn is null) : Grants || IsLiaison;

    /// <summary>By who somebody is and where the item stands; what must be said besides is looked at when it is done.</summary>
    public bool May(LedgerVerb verb) => verb switch
    {
        _ when !Kind.Knows(verb) => false,
        LedgerVerb.Accept => Item.State is LedgerState.Raised && (IsLiaison || Viewer.IsAdmin),
        LedgerVerb.Take => Item.State is LedgerState.Doing && Item.OwnerId is null && Viewer.MemberId is not null && (Item.GroupId is null || Item.GroupId == Viewer.GroupId),
        LedgerVerb.Assign => Item.State is LedgerState.Raised or LedgerState.Doing or LedgerState.Standing && (IsLiaison || Viewer.IsAdmin),
        LedgerVerb.GiveBack => Item.State is LedgerState.Doing && IsOwner,
        LedgerVerb.Progress => Handles || IsLiaison,
        LedgerVerb.Claim => Item.State is LedgerState.Doing or LedgerState.Standing && (IsOwner || IsLiaison || (Kind.IsRecord && IsTeam)),
        LedgerVerb.Pass or LedgerVerb.Reject => IsVerifier && (Item.State is LedgerState.Claimed || (Item is { State: LedgerState.Closed, IsImportedClosed: true } && Verifiers.Step is VerifierStep.Named)),
        LedgerVerb.PutOff => Item.State is LedgerState.Doing && IsOwner,
        LedgerVerb.Grant or LedgerVerb.Refuse => Item is { State: LedgerState.Doing, AskedDueOn: not null } && Grants,
        LedgerVerb.Stand => Item.State is LedgerState.Doing && (Viewer.IsAdmin || (Viewer.IsLiaison && IsRaiser)),
        LedgerVerb.Reopen => Item.State is LedgerState.Closed && (IsRaiser || HasVerified || Viewer.IsAdmin),
        LedgerVerb.Relapse => Item.State is LedgerState.Closed && Kind.HasChains,
        LedgerVerb.Escalate => Item.State is LedgerState.Raised && IsRaiser,
        LedgerVerb.Void => Item.State.IsOpen() && ((IsRaiser && Item.State is LedgerState.Raised) || (IsOwner && IsRaiser && Kind.IsRecord) || IsLiaison || Viewer.IsAdmin),
        LedgerVerb.Join => IsOwner || Viewer.IsAdmin,
        LedgerVerb.Leave or LedgerVerb.Verifier or LedgerVerb.Publish => Viewer.IsAdmin,
        LedgerVerb.Change or LedgerVerb.Link or LedgerVerb.From => IsOwner || IsLiaison || Viewer.IsAdmin,
        LedgerVerb.Merge or LedgerVerb.Move or LedgerVerb.Keep => Applies(verb) && Item.State is LedgerState.Doing && (Handles || IsLiaison || Viewer.IsAdmin),
        LedgerVerb.Show => IsOwner,
        LedgerVerb.Borrow => Viewer.MemberId is not null && !IsOwner,
        LedgerVerb.Reach or LedgerVerb.Miss => Applies(verb) && Viewer.IsAdmin && !IsOwner,
        LedgerVerb.Chase => Viewer.IsAdmin || IsLiaison,
        LedgerVerb.Hold => Item is { State: LedgerState.Doing, OwnerId: not null } && IsLiaison && !IsOwner,
        LedgerVerb.Poll => Applies(verb) && Item.State is LedgerState.Closed && MayPoll,
        LedgerVerb.Problem => Applies(verb),
        LedgerVerb.ToTask => Applies(verb) && Viewer.Has(Tasks!.MayRaise) && (IsLiaison || Viewer.IsAdmin),

        // By its last step, which is looked at when it is done.
        LedgerVerb.TakeBack => true,
        _ => false,
    };

    /// <summary>Asks the people what became of it, once it is closed: never whoever did it.</summary>
    public bool MayPoll => !Handles && (HasVerified || Viewer.IsAdmin);

    /// <summary>Whether the verb means anything for items of this kind, whoever says it.</summary>
    public bool Applies(LedgerVerb verb) => verb switch
    {
        LedgerVerb.Merge or LedgerVerb.Move or LedgerVerb.Keep => Kind.IsVisit,
        LedgerVerb.Reach or LedgerVerb.Miss => Kind.IsPrescribed,
        LedgerVerb.Poll => Kind.Rate is not null,
        LedgerVerb.Problem => Problems is not null && Kind != Problems,
        LedgerVerb.ToTask => Tasks is not null,
        _ => true,
    };

    /// <summary>Only the own last step is taken back; what the kind's file holds was raised by nobody.</summary>
    public bool IsOwnStep(LedgerEntry last) => last.ByUserKey == Viewer.UserKey && (last.From is not null || !Kind.IsPrescribed);

    public static bool IsTooOld(LedgerEntry last, DateTimeOffset now) => last.At + UndoLimit.Span < now;

    /// <summary>The next steps for this person, most useful first.</summary>
    public IEnumerable<string> Offered()
    {
        var name = $"{Kind.Prefix}{Item.Number}";
        (LedgerVerb Verb, string Words)[] steps =
        [
            (LedgerVerb.Pass, Kind.IsMeasured ? "通过 实际 数值" : "通过"), (LedgerVerb.Reject, "没改好 原因"), (LedgerVerb.Accept, "立项"),
            (LedgerVerb.Grant, "同意延期"), (LedgerVerb.Refuse, "不同意延期 原因"), (LedgerVerb.Take, "认领"), (LedgerVerb.Progress, "进展 内容"), (LedgerVerb.Claim, "完成 结果"),
            (LedgerVerb.PutOff, "延期 到 日期 原因"), (LedgerVerb.GiveBack, "退 原因"), (LedgerVerb.Assign, "派 姓名 期限"), (LedgerVerb.Reopen, "重开 原因"), (LedgerVerb.Relapse, "又出现 情况"), (LedgerVerb.Void, "作废 原因"),
        ];

        // A visit is moved, joined or dropped; nobody puts it off or gives it back.
        if (Kind.IsVisit)
        {
            steps = [(LedgerVerb.Claim, "完成 结果"), (LedgerVerb.Progress, "进展 内容"), (LedgerVerb.Move, "改到 日期"), (LedgerVerb.Merge, $"合并 {Kind.Prefix}N"), (LedgerVerb.Void, "作废 原因")];
        }

        if (Kind.IsPrescribed)
        {
            steps =
            [
                (LedgerVerb.Reach, "达到"), (LedgerVerb.Miss, "未达到 原因"), (LedgerVerb.Grant, "同意延期"), (LedgerVerb.Refuse, "不同意延期 原因"), (LedgerVerb.Progress, "进展 内容"),
                (LedgerVerb.PutOff, "延期 到 日期 原因"), (LedgerVerb.GiveBack, "退 原因"),
            ];
        }

        return steps.Where(step => May(step.Verb)).Take(5).Select(step => $"{name} {step.Words}");
    }
}
