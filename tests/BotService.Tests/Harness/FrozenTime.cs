using BotService.Time;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Harness;

/// <summary>Time that stands still beneath the service's clock, so that only the test moves it: for what happens at one exact instant.</summary>
internal sealed class FrozenTime : TimeProvider
{
    private FrozenTime()
    {
    }

    public static Action<IServiceCollection> At(string now) => services => services.AddSingleton(new ControllableClock(new FrozenTime(), Bot.At(now)));

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
}
