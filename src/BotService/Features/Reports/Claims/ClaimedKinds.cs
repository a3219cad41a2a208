namespace BotService.Features.Reports.Claims;

/// <summary>The keys of the ledgers that speak for or against sentences of the text: what a sentence claims is code, and so is the ledger that it is held against.</summary>
internal static class ClaimedKinds
{
    public const string Problem = "problem";

    public const string Task = "task";

    public const string Pledge = "pledge";

    public const string Subject = "subject";

    public const string Visit = "visit";

    public const string Innovation = "innovation";

    public const string Action = "action";
}
