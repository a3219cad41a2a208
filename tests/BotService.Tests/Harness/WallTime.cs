using BotService.Outbox;
using BotService.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Harness;

/// <summary>A machine's time: a wall clock that somebody can set, and the machine's own count that nobody can. Timers go on at the real pace.</summary>
internal sealed class WallTime(string now) : TimeProvider
{
    private readonly DateTimeOffset _start = Bot.At(now);
    private TimeSpan _passed;
    private TimeSpan _wrongBy;

    /// <summary>The service runs on this time, as it does in Production, and not on the clock that tests otherwise move.</summary>
    public Action<IServiceCollection> Beneath => services => services.AddSingleton<TimeProvider>(this);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + _passed + _wrongBy;

    public override long GetTimestamp() => _passed.Ticks;

    /// <summary>Time passes: both go on.</summary>
    public void Pass(TimeSpan span) => _passed += span;

    public void PassTo(string local) => _passed = Bot.At(local) - _start;

    /// <summary>Somebody sets the clock, and no time passes.</summary>
    public void Set(TimeSpan wrongBy) => _wrongBy = wrongBy;

    /// <summary>What the scheduler does each minute.</summary>
    public static async Task TickAsync(Bot bot)
    {
        await bot.Services.GetRequiredService<ReminderTick>().RunAsync(Bot.Token);
        await bot.Services.GetRequiredService<OutboxDispatcher>().DispatchDueAsync(Bot.Token);
    }
}
