using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Telemetry;

/// <summary>Who may see how the service runs; section <c>Telemetry</c>. Off unless one of the two is set.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Answers <c>GET /metrics</c> to whoever asks from this machine.</summary>
    public bool Prometheus { get; set; }

    /// <summary>A port of its own for <c>GET /metrics</c>, open to the network, where nothing else is answered; 0 is none.</summary>
    [Range(0, 65535, ErrorMessage = "Telemetry__MetricsPort 要在 1 到 65535 之间，0 是不开")]
    public int MetricsPort { get; set; }

    /// <summary>Where traces and metrics are sent by OTLP, such as <c>http://127.0.0.1:4317</c>.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>How many of a hundred messages are traced.</summary>
    [Range(0, 100, ErrorMessage = "Telemetry__TracedPercent 要在 0 到 100 之间")]
    public int TracedPercent { get; set; } = 10;

    public bool IsOn => Prometheus || MetricsPort > 0 || Otlp is not null;

    /// <summary>Checked at once: an address or a port is used while the service is being put together, long before options are checked as it starts.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be meant.</exception>
    public static TelemetryOptions? Read(IConfiguration configuration)
    {
        var results = new List<ValidationResult>();
        var options = configuration.GetSection(Section).Get<TelemetryOptions>();
        return options is null || Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? options
            : throw new OptionsValidationException(Section, typeof(TelemetryOptions), results.Select(result => result.ErrorMessage!));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("Telemetry__Otlp 要写成 http 或 https 地址，例如 http://127.0.0.1:4317", [nameof(Otlp)]);
        }
    }
}
