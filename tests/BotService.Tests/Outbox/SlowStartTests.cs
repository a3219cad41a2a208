using System.Diagnostics;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotService.Tests.Outbox;

/// <summary>A start that is refused at its end, as by a port that is taken, must have told nobody anything; and the demo's WeCom is the service itself.</summary>
public sealed class SlowStartTests
{
    [Fact]
    public async Task What_fell_due_is_planned_before_the_service_listens_and_sent_after()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.StopAsync();
        var slow = new SlowPart();

        await using var back = Bot.Start(bot.Store, "2026-09-07 09:01", services => services.AddSingleton<IHostedService>(provider => slow.In(provider)), Bot.NobodySpeaks);

        Assert.Equal((1, 0), (slow.Owed, slow.Tried));
        await Wait.UntilAsync(() => back.WeCom.Sends.Count == 1);
        Assert.DoesNotContain(back.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal));
    }

    /// <summary>The last part to start. It takes as long as the message takes to be tried, and at most half a second.</summary>
    private sealed class SlowPart : IHostedService
    {
        private static readonly TimeSpan Most = TimeSpan.FromSeconds(0.5);

        private IServiceProvider _services = null!;

        public int Owed { get; private set; }

        public int Tried { get; private set; }

        public SlowPart In(IServiceProvider services)
        {
            _services = services;
            return this;
        }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            for (var since = Stopwatch.StartNew(); Tried == 0 && since.Elapsed < Most;)
            {
                await using var scope = _services.CreateAsyncScope();
                var outbox = scope.ServiceProvider.GetRequiredService<BotDbContext>().Outbox;
                Owed = await outbox.CountAsync(cancellationToken);
                Tried = await outbox.CountAsync(m => m.Attempts > 0, cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
