using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Policy;

namespace BotService.Console.Areas;

/// <summary>Which rules are in force, and who authorised the stricter ones.</summary>
[ConsoleLink("规则", "/rules", order: 13)]
internal sealed class RulesArea : IConsoleArea
{
    public static void Map(IEndpointRouteBuilder console) =>
        console.MapGet("/rules", async (ConsoleVisit visit, ChatWords words, CancellationToken cancellationToken) =>
            Pages.Show(visit, "/rules", new PageModel("规则", [new Words(await words.OfAsync<RulesCommand>(visit, cancellationToken))]))).For<RulesCommand>();
}
