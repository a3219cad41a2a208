using BotService.Simulator.AiBot;
using BotService.Simulator.Api;
using BotService.Simulator.Api.Cards;
using BotService.Simulator.Api.Contacts;
using BotService.Simulator.Api.Media;
using BotService.Simulator.Api.Menus;
using BotService.Simulator.Api.Sending;
using BotService.Simulator.Api.SignIn;
using BotService.Simulator.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Simulator;

/// <summary>Registers the stand-in for WeCom.</summary>
public static class SimulatorServices
{
    public static IServiceCollection AddWeComSimulator(this IServiceCollection services, Action<SimulatorOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WeComSimulator>();
        services.AddSingleton(Endpoint);
        services.AddSingleton<ChatHistory>();
        services.AddSingleton<CallbackDelivery>();
        services.AddSingleton<InboundComposer>();
        services.AddSingleton(Phone);

        // Straight to the service and nowhere else: no proxy of the environment, no redirects, no log line per callback.
        services.AddHttpClient(SimulatorOptions.CallbackClient, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
            .RemoveAllLoggers();

        return services;
    }

    /// <summary>The bot's side of it as well: its socket below <see cref="SimulatorEndpoints.BotPath"/> and its rooms on the page.</summary>
    public static IServiceCollection AddAiBotSimulator(this IServiceCollection services, string botId, string secret) =>
        services.AddSingleton(s => new AiBotSimulator(s.GetRequiredService<TimeProvider>()) { BotId = botId, Secret = secret }).AddSingleton<BotChats>();

    private static SimulatedPhone Phone(IServiceProvider services) => new(
        services.GetRequiredService<WeComSimulator>(),
        services.GetRequiredService<CallbackDelivery>(),
        services.GetRequiredService<ChatHistory>(),
        services.GetRequiredService<InboundComposer>());

    private static ApiEndpoint Endpoint(IServiceProvider services)
    {
        var simulator = services.GetRequiredService<WeComSimulator>();
        var time = services.GetRequiredService<TimeProvider>();

        IEnumerable<IApiCall> calls =
        [
            new TokenCall(simulator),
            new SendCall(simulator, time),
            new UpdateCardCall(simulator),
            new UploadCall(simulator, time),
            new DownloadCall(simulator),
            new WhoSignedInCall(simulator),
            .. MenuCalls.All(simulator),
            .. AppCalls.All(simulator),
            .. ContactCalls.All(simulator.Directory),
        ];

        return new ApiEndpoint(simulator, calls);
    }
}
