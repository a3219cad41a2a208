using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace BotService.WeCom.Api;

/// <summary>Registers the client, its token source and its two HTTP clients.</summary>
public static class WeComServices
{
    /// <summary>For token and reads: tried up to three times.</summary>
    public const string ReadsClient = "wecom-reads";

    /// <summary>For sends, updates and uploads: tried once, since a repeat may be a second message; the outbox decides.</summary>
    public const string SendsClient = "wecom-sends";

    private const long MaxAnswerBytes = 16 << 20;

    /// <summary>
    /// Adds <see cref="WeComClient"/> and <see cref="IAccessTokenSource"/>. Register an <see cref="IAccessTokenStore"/> to share the token
    /// between nodes; without one it is kept in memory.
    /// </summary>
    public static IServiceCollection AddWeComClient(this IServiceCollection services, Func<IServiceProvider, WeComConnection> connection)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccessTokenStore, AccessTokenCache>();
        services.TryAddSingleton(connection);

        AddHttpClient(services, SendsClient, settings => settings.SendTimeout);
        AddHttpClient(services, ReadsClient, settings => settings.ReadTimeout * 4)
            .AddResilienceHandler(ReadsClient, static (pipeline, context) =>
            {
                pipeline.TimeProvider = TimeProvider.System;
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(300),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = false,
                });
                pipeline.AddTimeout(context.ServiceProvider.GetRequiredService<WeComConnection>().ReadTimeout);
            });

        services.TryAddSingleton<IAccessTokenSource>(provider => new AccessTokenSource(
            Client(provider, ReadsClient),
            provider.GetRequiredService<WeComConnection>().Credentials,
            provider.GetRequiredService<IAccessTokenStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new WeComClient(
            Client(provider, ReadsClient),
            Client(provider, SendsClient),
            provider.GetRequiredService<WeComConnection>().Credentials,
            provider.GetRequiredService<IAccessTokenSource>()));
        return services;
    }

    /// <summary>URLs carry tokens, so the client's own loggers go. Connections, not handlers, are renewed: the client lives as long as the service.</summary>
    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name, Func<WeComConnection, TimeSpan> timeout) =>
        services
            .AddHttpClient(name, (provider, client) =>
            {
                var settings = provider.GetRequiredService<WeComConnection>();
                client.BaseAddress = settings.Root;
                client.Timeout = timeout(settings);
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                MaxConnectionsPerServer = 16,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    private static HttpClient Client(IServiceProvider provider, string name) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
}
