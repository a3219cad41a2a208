using System.ComponentModel.DataAnnotations;

namespace BotService.Telemetry;

/// <summary>Who may see how the service runs; section <c>Telemetry</c>. Off unless one of the two is set.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Answers <c>GET /metrics</c> to whoever asks from this machine.</summary>
    public bool Prometheus { get; set; }

    /// <summary>A port of its own for <c>GET /metrics</c>, open to the network, where nothing else is answered; 0 is none.</summary>
    [Range(0, 65535)]
    public int MetricsPort { get; set; }

    /// <summary>Where traces and metrics are sent by OTLP, such as <c>http://127.0.0.1:4317</c>.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>How many of a hundred messages are traced.</summary>
    [Range(0, 100)]
    public int TracedPercent { get; set; } = 10;

    public bool IsOn => Prometheus || MetricsPort > 0 || Otlp is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("Telemetry__Otlp must be an http or https address, such as http://127.0.0.1:4317.", [nameof(Otlp)]);
        }
    }
}
