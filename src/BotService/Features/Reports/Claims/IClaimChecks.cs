namespace BotService.Features.Reports.Claims;

/// <summary>Words that the text may have, each with what tells of them. Whoever implements it is found by itself.</summary>
internal interface IClaimChecks
{
    IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks { get; }
}
