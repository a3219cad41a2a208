using BotService.Messaging;
using BotService.Outbox;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>A message in hand is nobody else's, and what somebody else has done with it meanwhile is respected.</summary>
public sealed class ClaimTests
{
    [Fact]
    public async Task A_message_on_its_way_is_leased_and_known_to_be_perhaps_there()
    {
        await using var bot = await StartAsync(("Outbox:Lease", "00:05:00"), ("WeCom:SendTimeout", "00:00:50"));
        bot.WeCom.Faults.Add(SimulatorFault.HangAfterAccept("message/send"));
        await bot.OweAsync(Owed("hangs"));
        await Wait.UntilAsync(() => bot.WeCom.Sends.Count == 1);

        var row = await bot.RowAsync("hangs");

        Assert.Equal((OutboxState.Waiting, 1, Bot.At("2026-09-07 09:15")), (row.State, row.Attempts, row.NextAttemptAt));
        Assert.Equal((Bot.At(Now), true, bot.WeCom.Sends[0].Json), (row.FirstSentAt, row.MayHaveArrived, row.Payload));
    }

    [Theory]
    [InlineData(MeddlingMaker.TakesIt, new string[0])]
    [InlineData(MeddlingMaker.EndsIt, new string[0])]
    [InlineData(MeddlingMaker.BeginsItAnew, new[] { "你好 second" })]
    public async Task What_another_node_did_with_a_message_since_the_round_began_is_respected(string what, string[] sent)
    {
        await using var bot = await StartWithAsync(services => services.AddScoped<IFileMaker, MeddlingMaker>(), ("Outbox:AtOnce", "1"));
        var second = Owed("second", to: "carol");
        (second.FirstSentAt, second.Payload) = (Bot.At("2026-09-07 09:00"), $$$"""{"touser":"carol","msgtype":"text","agentid":{{{new SimulatorOptions().AgentId}}},"text":{"content":"stale"}}""");

        await bot.OweAsync(Owed("first", content: new FileContent(MeddlingMaker.Word, what)), second);
        await bot.SendDueAsync();

        Assert.Equal(sent, bot.TextsTo("carol"));
        Assert.Single(bot.WeCom.DeliveredTo("bob"));
    }

    [Fact]
    public async Task Nothing_is_prepared_for_a_message_that_is_somebody_elses_by_now()
    {
        await using var bot = await StartWithAsync(services => services.AddScoped<IFileMaker, MeddlingMaker>(), ("Outbox:AtOnce", "1"));
        var file = new FileContent(MeddlingMaker.Word, MeddlingMaker.TakesIt);

        await bot.OweAsync(Owed("first", content: file), Owed("second", to: "carol", content: file));
        await bot.SendDueAsync();

        Assert.Single(bot.WeCom.Uploads);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_allowed_even_when_two_rounds_come_at_once()
    {
        var company = new Company();
        await using var bot = await StartWithAsync(services => services.AddSingleton(company).AddScoped<IFileMaker, LonelyMaker>(), ("Outbox:AtOnce", "1"));
        await bot.OweAsync([.. Enumerable.Range(1, 4).Select(i => Owed($"file {i}", content: new FileContent(LonelyMaker.Word, "x")))]);
        var dispatcher = bot.Services.GetRequiredService<OutboxDispatcher>();

        await Task.WhenAll(dispatcher.DispatchDueAsync(Bot.Token), dispatcher.DispatchDueAsync(Bot.Token));

        Assert.Equal((4, 1), (bot.WeCom.Sends.Count, company.Most));
    }

    /// <summary>While its own message is prepared, does to the other what another node or a person may do.</summary>
    private sealed class MeddlingMaker(BotDbContext db, TimeProvider time) : IFileMaker
    {
        public const string Word = "meddling";
        public const string TakesIt = "takes it";
        public const string EndsIt = "ends it";
        public const string BeginsItAnew = "begins it anew";

        public string Name => Word;

        public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
        {
            var (other, leasedUntil) = (db.Outbox.Where(m => m.Key == "second"), time.GetUtcNow() + TimeSpan.FromMinutes(2));
            _ = argument switch
            {
                TakesIt => await other.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, 1).SetProperty(m => m.NextAttemptAt, leasedUntil), cancellationToken),
                EndsIt => await other.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Dead), cancellationToken),
                _ => await other.ExecuteUpdateAsync(set => set.SetProperty(m => m.FirstSentAt, (DateTimeOffset?)null).SetProperty(m => m.Payload, (string?)null), cancellationToken),
            };
            await target.WriteAsync(new byte[10], cancellationToken);
            return "名册.txt";
        }
    }

    /// <summary>How many were ever at work at the same time.</summary>
    private sealed class Company
    {
        private int _now;

        public int Most { get; private set; }

        public void Enter() => Most = Math.Max(Most, Interlocked.Increment(ref _now));

        public void Leave() => Interlocked.Decrement(ref _now);
    }

    /// <summary>Takes long enough that another call would come beside it, if one may.</summary>
    private sealed class LonelyMaker(Company company) : IFileMaker
    {
        public const string Word = "lonely";

        public string Name => Word;

        public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
        {
            company.Enter();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            company.Leave();
            await target.WriteAsync(new byte[10], cancellationToken);
            return "名册.txt";
        }
    }
}
