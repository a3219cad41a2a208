using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>Who is told that the service lives; section <c>Health</c>.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>An external monitor's address that is called while the service is ready; its silence is the alarm. Null is none.</summary>
    public Uri? PingUrl { get; set; }

    public TimeSpan PingEvery { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>An address that cannot be called would look like a dead service.</summary>
internal sealed class HealthOptionsValidator : IValidateOptions<HealthOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthOptions options)
    {
        if (options.PingUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            return ValidateOptionsResult.Fail("Health__PingUrl 应是 http 或 https 地址");
        }

        return options.PingEvery >= TimeSpan.FromSeconds(1) ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("Health__PingEvery 至少一秒");
    }
}
