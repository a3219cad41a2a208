namespace BotService.Ledgers;

/// <summary>By what somebody may verify an item. A step of a kind's order is one of them, or two where whoever is of either may.</summary>
[Flags]
internal enum VerifierStep
{
    /// <summary>There is nobody.</summary>
    None = 0,
    Named = 1,
    Raiser = 2,
    Assigner = 4,
    Beneficiary = 8,
    OtherLiaison = 16,
    Leadership = 32,
    Admin = 64,
    OtherLiaisonOrAdmin = OtherLiaison | Admin,
    LeadershipOrAdmin = Leadership | Admin,
}
