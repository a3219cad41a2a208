using BotService.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BotService.Telemetry;

/// <summary>Lets others see how the service runs, by OTLP or Prometheus. Its libraries are not even loaded unless one of them is asked for.</summary>
internal static class TelemetrySetup
{
    public const string Path = "/metrics";

    /// <summary>OTLP's port for HTTP; its other one, 4317, takes gRPC.</summary>
    private const int OtlpOverHttp = 4318;

    /// <summary>Meters beside our own whose tags hold routes and states, never a query or a person.</summary>
    private static readonly string[] Meters = [ServiceMetrics.Name, "BotService.WeCom", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    /// <param name="builder">Whose addresses are settled already.</param>
    /// <param name="usualUrl">Where it listens when nothing else was said.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, string usualUrl)
    {
        if (TelemetryOptions.Read(builder.Configuration) is { IsOn: true } options)
        {
            Listen(builder, options, usualUrl);
        }
    }

    /// <summary>Answers <c>GET /metrics</c> where that was asked for; on its own port nothing else is answered.</summary>
    /// <param name="isUnforwarded">Whether a request comes from a program on this machine that asks for itself.</param>
    public static void UseTelemetry(this WebApplication app, Func<HttpContext, bool> isUnforwarded)
    {
        if (TelemetryOptions.Read(app.Configuration) is not { } options || !(options.Prometheus || options.MetricsPort > 0))
        {
            return;
        }

        var port = options.MetricsPort;
        bool MayRead(HttpContext context) => (port > 0 && context.Connection.LocalPort == port) || (options.Prometheus && isUnforwarded(context));
        Expose(app, context => context.Request.Path == Path && HttpMethods.IsGet(context.Request.Method) && MayRead(context));

        if (port > 0)
        {
            app.Use((context, next) =>
            {
                if (context.Connection.LocalPort != port)
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    private static void Listen(WebApplicationBuilder builder, TelemetryOptions options, string usualUrl)
    {
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);

            if (options.Prometheus || options.MetricsPort > 0)
            {
                metrics.AddPrometheusExporter();
            }
        });
        builder.Services.AddHostedService<OutboxFigures>();

        if (options.Otlp is { } endpoint)
        {
            telemetry.WithTracing(traces => traces.AddSource(ServiceMetrics.Name).SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TracedPercent / 100d))))
                .UseOtlpExporter(endpoint.Port == OtlpOverHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc, endpoint);
        }

        if (options.MetricsPort > 0)
        {
            var urls = builder.Configuration["urls"] is { Length: > 0 } said ? said : usualUrl;
            builder.WebHost.UseUrls([.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries), $"http://*:{options.MetricsPort}"]);
        }
    }

    private static void Expose(WebApplication app, Func<HttpContext, bool> isAsked) => app.UseOpenTelemetryPrometheusScrapingEndpoint(isAsked);
}
