using BotService.Inbox;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Harness;

/// <summary>The spool's settings as they were given, with another patience.</summary>
internal sealed class SpoolPatience(IOptionsMonitor<SpoolOptions> given, TimeSpan patience) : IOptions<SpoolOptions>
{
    private readonly Lazy<SpoolOptions> _value = new(() => With(given.CurrentValue, patience));

    public SpoolOptions Value => _value.Value;

    private static SpoolOptions With(SpoolOptions given, TimeSpan patience) => new()
    {
        Directory = given.Directory,
        MostBytes = given.MostBytes,
        StorePatience = patience,
        StartPatience = given.StartPatience,
        LookEvery = given.LookEvery,
    };
}
