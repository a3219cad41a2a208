using System.Text.RegularExpressions;
using BotService.Console.Areas;
using BotService.Features.SignIn;
using Microsoft.Extensions.Options;

namespace BotService.Console.Access;

/// <summary>Answers a channel's question whether the domain is ours, from the configuration instead of a file.</summary>
internal sealed partial class DomainProofEndpoint : IConsoleArea
{
    public static void Map(IEndpointRouteBuilder console)
    {
        if (console.ServiceProvider.GetRequiredService<IOptions<ConsoleOptions>>().Value.DomainProof is { Length: > 0 } file)
        {
            var proof = Proof().Match(file).Groups[1].Value;
            console.MapGet($"/{file}", () => TypedResults.Text(proof, "text/plain")).ForAnybody();
        }
    }

    [GeneratedRegex("^WW_verify_([A-Za-z0-9]+)\\.txt$")]
    private static partial Regex Proof();
}
