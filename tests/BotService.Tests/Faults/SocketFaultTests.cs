using System.Globalization;
using BotService.Simulator.AiBot;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>The main job over the bot's socket alone, with the real program: its link breaks in every way, it is evicted, and it is killed with frames in hand.</summary>
public sealed class SocketFaultTests
{
    private const int Seed = 20261128;

    /// <summary>A life of the service over the socket costs more than one behind the app's callback.</summary>
    private static readonly int Lives = Math.Max(2, int.Parse(Environment.GetEnvironmentVariable("BOTSERVICE_TEST_KILLS") ?? "9", CultureInfo.InvariantCulture) / 6);

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(2);
    private static readonly string[] Stages = ["2026-09-07 09:30", "2026-09-10 18:30"];

    private static int Members => Lives * 4;

    [Fact]
    public async Task The_main_job_over_a_socket_that_breaks_loses_nothing_answered_and_tells_nothing_twice()
    {
        var random = new Random(Seed);
        await using var desk = await Operator.StartAsync("2026-09-07 08:00");
        var clock = new FollowedClock();
        await using var far = await AiBotSimulator.StartAsync(clock);
        var address = ServiceProcess.FreeAddress();
        var crowd = new ManySockets(far);
        await FoundAsync(desk);

        var evictions = 0;
        clock.Now = Bot.At("2026-09-07 08:10");

        for (var life = 0; life < Lives; life++)
        {
            clock.Now += TimeSpan.FromMinutes(3);
            await using var service = await StartAsync(desk, far, address, clock);

            if (life == 0)
            {
                // Whom the bot does not know it cannot tell.
                Everybody.ForEach(user => crowd.Say(user, "帮助"));
                await crowd.FinishAsync();
            }

            var weather = new SocketFaults(life, random);
            far.Faults.Next = weather.Next;
            var moving = MoveToAsync(service, clock, Bot.At(Stages[life * Stages.Length / Lives]));
            Speak(crowd, life);
            await Task.WhenAny(weather.End, Task.Delay(LongestLife, TimeProvider.System, Bot.Token));
            evictions += weather.HasEvicted ? 1 : 0;
            await service.KillAsync();
            await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            far.Faults.Next = null;
        }

        clock.Now = Bot.At("2026-09-11 10:00");
        await using var last = await StartAsync(desk, far, address, clock);
        await crowd.FinishAsync();
        await FinishTheJobAsync(crowd, far);
        await SettleAsync(desk, last, clock);

        Assert.True(crowd.Repeats > Lives, "Nobody had to say anything again.");
        Assert.True(evictions > 0, "No life ended by an eviction.");
        Assert.True(far.Logins > Lives + 1, "No link broke within a life.");
        await SocketAudit.RecordsAsync(desk, crowd);
        await SocketAudit.PushesAsync(desk, far);
        await SocketAudit.OpeningAsync(desk, Everybody);
        await SocketAudit.RemindersAsync(desk, pending: "member3");
        SocketAudit.Figures(crowd, await crowd.AskAsync("chief", "统计"));
    }

    private static List<string> Everybody => ["chief", "alice", "dave", .. Enumerable.Range(0, Members).Select(i => $"member{i}")];

    private static async Task FoundAsync(Operator desk)
    {
        await desk.PeopleAsync(
        [
            "chief,程序,局党组,leadership,admin,,,", "alice,艾丽,一支部,branch,liaison,,,", "dave,戴维,二支部,branch,liaison,,,",
            .. Enumerable.Range(0, Members).Select(i => $"member{i},成员{i},{(i % 2 == 0 ? "一" : "二")}支部,branch,member,,,"),
        ]);
        var ran = await desk.TopicsAsync("2026-W37,高质量发展,,,,,");
        Assert.True(ran.Code == 0, ran.Error);
    }

    private static async Task<ServiceProcess> StartAsync(Operator desk, AiBotSimulator far, Uri address, FollowedClock clock)
    {
        // The dead node's lease runs on real time: ended here rather than waited for.
        await desk.AskAsync((_, db) => db.Leases.ExecuteDeleteAsync(Operator.Token));
        var logins = far.Logins;

        // A link that falls silent is noticed by its heartbeat.
        var service = ServiceProcess.Start(desk.Store, address, clock.Now, [.. BotOnSocket.SettingsFor(far), ("AiBot:Heartbeat", "00:00:01")]);
        await Wait.UntilAsync(() => far.Logins > logins && far.IsConnected);
        return service;
    }

    /// <summary>Four people a life: by word, by button, by leave, by opinion; the liaison and the admin work beside them.</summary>
    private static void Speak(ManySockets crowd, int life)
    {
        var first = life * 4;
        crowd.Confirm($"member{first}");
        crowd.Confirm($"member{first + 1}");
        crowd.Say($"member{first + 1}", $"意见 第{life}条");
        crowd.Say($"member{first + 2}", $"请假 公务代号{life}");
        crowd.Say($"member{first + 3}", $"意见 又{life}条");
        crowd.SayInTurn("alice", "未报", "催办", "确认催办");
        crowd.SayInTurn("chief", "统计", "导出");
    }

    /// <summary>What falls due on the way is sent meanwhile, as far as the life lasts.</summary>
    private static async Task MoveToAsync(ServiceProcess service, FollowedClock clock, DateTimeOffset to)
    {
        if (to <= clock.Now)
        {
            return;
        }

        clock.Now = to;
        await service.AdvanceToAsync(to);
    }

    private static async Task FinishTheJobAsync(ManySockets crowd, AiBotSimulator far)
    {
        for (var life = 0; life < Lives; life++)
        {
            await crowd.AskAsync(life % 2 == 0 ? "alice" : "dave", $"准假 成员{(life * 4) + 2}");
        }

        await crowd.AskAsync("chief", "导出");
        await Wait.UntilAsync(() => far.PushesTo("chief").Any(push => (string?)push["msgtype"] == "file"));
        Assert.Contains("成员3", await crowd.AskAsync("dave", "未报"));
    }

    private static async Task SettleAsync(Operator desk, ServiceProcess service, FollowedClock clock)
    {
        await MoveToAsync(service, clock, Bot.At("2026-09-11 15:00"));
        await MoveToAsync(service, clock, Bot.At("2026-09-11 15:20"));

        await Wait.UntilAsync(async () => !await desk.AskAsync((_, db) => db.Outbox.AnyAsync(m => m.State == OutboxState.Waiting, Operator.Token)));
    }

    /// <summary>Where the service's clock was put, and on from there: the far side counts its limits by it.</summary>
    private sealed class FollowedClock : TimeProvider
    {
        private (DateTimeOffset Now, long At) _set = (System.GetUtcNow(), System.GetTimestamp());

        public DateTimeOffset Now
        {
            get => GetUtcNow();
            set => _set = (value, System.GetTimestamp());
        }

        public override DateTimeOffset GetUtcNow() => _set.Now + System.GetElapsedTime(_set.At);
    }
}
