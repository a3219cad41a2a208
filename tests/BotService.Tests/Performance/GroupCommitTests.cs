using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Performance;

/// <summary>Messages that share a commit share nothing else: not a neighbour's trouble, and not an answer before it is durable.</summary>
public sealed class GroupCommitTests
{
    [Fact]
    public async Task A_neighbour_that_fails_leaves_nothing_and_takes_nothing_with_it()
    {
        await using var bot = await Bot.StartAsync();
        var together = await RunTogetherAsync(
            bot,
            (db, token) => AddAsync(db, "alice", token),
            async (db, token) =>
            {
                await AddAsync(db, "bob", token);
                await db.SaveChangesAsync(token);
                throw new InvalidOperationException("bob's own trouble");
            },
            (db, token) => AddAsync(db, "carol", token));

        Assert.Equal(["done", "bob's own trouble", "done"], together);
        Assert.Equal(["alice", "carol"], await ActorsAsync(bot));
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_its_senders_trouble_alone()
    {
        await using var bot = await Bot.StartAsync();
        var together = await RunTogetherAsync(
            bot,
            (db, token) => AddAsync(db, "alice", token),
            (db, token) =>
            {
                db.Members.Add(Member.Create("bob", "鲍勃", groupId: 4711, Role.Member));
                return AddAsync(db, "bob", token);
            },
            (db, token) => AddAsync(db, "carol", token));

        Assert.Equal("done", together[0]);
        Assert.NotEqual("done", together[1]);
        Assert.Equal("done", together[2]);
        Assert.Equal(["alice", "carol"], await ActorsAsync(bot));
    }

    [Fact]
    public async Task On_SQLite_those_who_wait_share_one_commit_and_nobody_is_answered_before_it()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "PostgreSQL gathers commits itself.");
        await using var bot = await Bot.StartAsync();
        var gate = bot.Services.GetRequiredService<StoreGate>();
        var group = new GroupCommit(bot.Services.GetRequiredService<IServiceScopeFactory>(), gate, new OutboxBell()) { LongestRound = TimeSpan.FromMinutes(1) };
        var transactions = new HashSet<Guid>();
        var running = new List<Task<bool>>();
        var answeredEarly = false;

        using (await gate.EnterAsync(Bot.Token))
        {
            for (var i = 0; i < 10; i++)
            {
                running.Add(group.RunAsync(
                    async (_, db, token) =>
                    {
                        transactions.Add(db.Database.CurrentTransaction!.TransactionId);
                        answeredEarly |= running.Exists(neighbour => neighbour.IsCompleted);
                        await AddAsync(db, $"member{transactions.Count}", token);
                        return true;
                    },
                    Bot.Token).AsTask());
            }
        }

        await Task.WhenAll(running);
        Assert.Single(transactions);
        Assert.False(answeredEarly);
        Assert.Equal(10, (await ActorsAsync(bot)).Count);
    }

    [Fact]
    public async Task Who_stops_waiting_before_the_turn_is_not_done_at_all()
    {
        await using var bot = await Bot.StartAsync();
        using var patience = new CancellationTokenSource();
        var writer = bot.Services.GetRequiredService<StoreWriter>();
        Task<bool> work;

        using (await bot.Services.GetRequiredService<StoreGate>().EnterAsync(Bot.Token))
        {
            work = writer.RunTogetherAsync(async (_, db, token) => { await AddAsync(db, "alice", token); return true; }, TestStore.IsPostgres ? new CancellationToken(true) : patience.Token).AsTask();
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        }

        Assert.Equal("done", Assert.Single(await RunTogetherAsync(bot, (db, token) => AddAsync(db, "bob", token))));
        Assert.Equal(["bob"], await ActorsAsync(bot));
    }

    /// <summary>Holds the writer's gate until all of them wait, so that they meet in one round.</summary>
    private static async Task<string[]> RunTogetherAsync(Bot bot, params Func<BotDbContext, CancellationToken, ValueTask>[] pieces)
    {
        var writer = bot.Services.GetRequiredService<StoreWriter>();
        Task<string>[] running;

        using (await bot.Services.GetRequiredService<StoreGate>().EnterAsync(Bot.Token))
        {
            running = [.. pieces.Select(piece => AnswerAsync(writer, piece))];
        }

        return await Task.WhenAll(running);
    }

    private static async Task<string> AnswerAsync(StoreWriter writer, Func<BotDbContext, CancellationToken, ValueTask> piece)
    {
        try
        {
            return await writer.RunTogetherAsync(async (_, db, token) => { await piece(db, token); return "done"; }, Bot.Token);
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbUpdateException)
        {
            return exception.Message;
        }
    }

    private static ValueTask AddAsync(BotDbContext db, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        db.Audit(DateTimeOffset.UnixEpoch, actor, "test", "group commit");
        return ValueTask.CompletedTask;
    }

    private static Task<List<string>> ActorsAsync(Bot bot) =>
        bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "test").OrderBy(n => n.Actor).Select(n => n.Actor).ToListAsync());
}
