using System.Text.Json;
using BotService.Messaging;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>Live: the process answers. Ready: its parts work; the answer names the one that does not.</summary>
internal static class HealthSetup
{
    public const string ReadyPath = "/health/ready";

    public static IServiceCollection AddServiceHealth(this IServiceCollection services)
    {
        services.AddSingleton<TimedStoreReader>();
        services.AddHealthChecks()
            .AddCheck<StoreHealthCheck>("store")
            .AddCheck<SchedulerHealthCheck>("scheduler")
            .AddCheck<OutboxHealthCheck>("outbox")
            .AddCheck<SpoolHealthCheck>("spool")
            .AddCheck<RosterHealthCheck>("roster")
            .AddCheck<CalendarHealthCheck>("calendar");
        services.AddOptions<HealthOptions>().BindConfiguration(HealthOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HealthOptions>, HealthOptionsValidator>();
        services.AddHttpClient(HealthPing.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        return services.AddHostedService<StartUp>().AddHostedService<HealthPing>();
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => context.Response.WriteAsJsonAsync(new { status = "live" }) });
        endpoints.MapHealthChecks(ReadyPath, new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    /// <summary>A part that another can stand in for leaves the whole ready.</summary>
    public static bool IsReady(this HealthReport report, ConfiguredChannels channels) =>
        report.Entries.All(part => part.Value.Status is not HealthStatus.Unhealthy || channels.CanDoWithout(part.Key));

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var isReady = report.IsReady(context.RequestServices.GetRequiredService<ConfiguredChannels>());
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return WriteAsync(context, report, isReady);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report, bool isReady) => context.Response.WriteAsJsonAsync(new
    {
        status = isReady ? "ready" : "not ready",
        parts = report.Entries.ToDictionary(part => part.Key, part => new { status = JsonNamingPolicy.CamelCase.ConvertName(part.Value.Status.ToString()), note = part.Value.Description }),
    });
}
