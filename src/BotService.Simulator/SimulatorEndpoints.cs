using BotService.Simulator.AiBot;
using BotService.Simulator.Api;
using BotService.Simulator.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Simulator;

/// <summary>Maps the stand-in for WeCom: its API below <c>/cgi-bin</c> and, where wanted, the chat page and the pages of the sign-in.</summary>
public static class SimulatorEndpoints
{
    /// <summary>Where the chat page is.</summary>
    public const string PagePath = "/chat";

    /// <summary>Where people sign in inside WeCom's client, below WeCom's own host.</summary>
    public const string AuthorizePath = "/connect/oauth2/authorize";

    /// <summary>Where they do elsewhere.</summary>
    public const string LoginPath = "/wwlogin/sso/login";

    /// <summary>Where the bot's socket is, when there is a bot.</summary>
    public const string BotPath = "/simulator/bot";

    public static IEndpointRouteBuilder MapWeComSimulator(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        endpoints.Map("/cgi-bin/{**path}", (HttpContext context, string path, ApiEndpoint api) => api.HandleAsync(context, path))
            .ExcludeFromDescription();

        if (endpoints.ServiceProvider.GetRequiredService<IOptions<SimulatorOptions>>().Value.ShowPage)
        {
            PageEndpoints.Map(endpoints);
            ChatEndpoints.Map(endpoints);
            SurroundingEndpoints.Map(endpoints);
            AuthorizeEndpoints.Map(endpoints);

            if (endpoints.ServiceProvider.GetService<AiBotSimulator>() is not null)
            {
                RoomEndpoints.Map(endpoints);
            }
        }

        return endpoints;
    }
}
