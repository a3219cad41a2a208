using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;
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
        Assert.SkipWhen(TestStore.IsPostgres, "On PostgreSQL several rounds go on at once.");
        await using var bot = await Bot.StartAsync();
        var group = new GroupCommit(bot.Services.GetRequiredService<IServiceScopeFactory>(), bot.Services.GetRequiredService<WriteLock>(), new OutboxSignal()) { LongestRound = TimeSpan.FromMinutes(1) };
        var running = new List<Task<bool>>();
        var answeredEarly = false;

        var transactions = await WhileOneWorksAsync(group, Enumerable.Range(0, 10).Select(i => $"member{i}"), running, () => answeredEarly |= running.Exists(neighbour => neighbour.IsCompleted));

        Assert.Equal(10, transactions.Count);
        Assert.Single(transactions.Select(t => t.Id).Distinct());
        Assert.False(answeredEarly);
        Assert.Equal(10, (await ActorsAsync(bot)).Count);
    }

    [Fact]
    public async Task On_SQLite_the_second_message_of_one_person_waits_for_the_commit_of_the_first()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "On PostgreSQL several rounds go on at once.");
        await using var bot = await Bot.StartAsync();
        var group = new GroupCommit(bot.Services.GetRequiredService<IServiceScopeFactory>(), bot.Services.GetRequiredService<WriteLock>(), new OutboxSignal()) { LongestRound = TimeSpan.FromMinutes(1) };

        var transactions = await WhileOneWorksAsync(group, ["alice", "alice", "bob"], [], () => { });

        Assert.Equal(["alice", "bob", "alice"], transactions.Select(t => t.Who));
        Assert.Equal(transactions[0].Id, transactions[1].Id);
        Assert.NotEqual(transactions[1].Id, transactions[2].Id);
    }

    [Fact]
    public async Task What_waited_for_a_commit_that_never_came_is_in_no_later_one()
    {
        await using var bot = await Bot.StartAsync();
        var writer = bot.Services.GetRequiredService<StoreWriter>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.RunTogetherAsync<bool>(
            From("alice"),
            (_, _, db, _) =>
            {
                db.AddReceipt(new InboxReceipt { Key = "of alice", ReceivedAt = DateTimeOffset.UnixEpoch, ReplyText = "never said" });
                throw new InvalidOperationException("alice's own trouble");
            },
            Bot.Token));

        Assert.Equal(["done", "done"], await RunTogetherAsync(bot, (db, token) => AddAsync(db, "bob", token), (db, token) => AddAsync(db, "carol", token)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Receipts.CountAsync(r => r.Key == "of alice")));
    }

    [Fact]
    public async Task A_question_that_fails_is_its_askers_trouble_alone()
    {
        await using var bot = await Bot.StartAsync();
        var reader = bot.Services.GetRequiredService<StoreReader>();
        var asked = Enumerable.Range(0, 9).Select(async i =>
        {
            try
            {
                return await reader.AskAsync<string>(From($"member{i}"), (_, _, _, _) => i % 3 == 1 ? throw new InvalidOperationException("no") : ValueTask.FromResult<string?>("yes"), Bot.Token);
            }
            catch (InvalidOperationException exception)
            {
                return exception.Message;
            }
        });

        Assert.Equal(["yes", "no", "yes", "yes", "no", "yes", "yes", "no", "yes"], await Task.WhenAll(asked));
    }

    [Fact]
    public async Task A_sender_whose_name_the_driver_cannot_write_takes_no_neighbour_along()
    {
        await using var bot = await Bot.StartAsync();
        const string half = "\ud800";
        var asked = new[] { "alice", half, "bob" }.Select(async who =>
        {
            ValueTask<string?> YesAsync(SenderFacts sender, IServiceProvider services, BotDbContext db, CancellationToken token) => ValueTask.FromResult<string?>("yes");
            return await bot.Services.GetRequiredService<StoreReader>().AskAsync<string>(From(who), YesAsync, Bot.Token)
                ?? await bot.Services.GetRequiredService<StoreWriter>().RunTogetherAsync(From(who), YesAsync, Bot.Token);
        }).ToList();

        Assert.Equal("yes", await asked[0]);
        Assert.Equal("yes", await asked[2]);
        await Task.WhenAny(asked[1]);
        Assert.Equal(TestStore.IsPostgres, asked[1].IsFaulted);
    }

    [Fact]
    public async Task Who_stops_waiting_during_the_turn_is_not_kept_and_the_work_still_is()
    {
        await using var bot = await Bot.StartAsync();
        using var patience = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var work = bot.Services.GetRequiredService<StoreWriter>().RunTogetherAsync(
            From("alice"),
            async (_, _, db, _) =>
            {
                begun.SetResult();
                await goOn.Task;
                await AddAsync(db, "alice", CancellationToken.None);
                return true;
            },
            patience.Token).AsTask();
        await begun.Task;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        goOn.SetResult();

        // The next round comes after the commit of this one, on SQLite; elsewhere it is looked for until it is there.
        Assert.Equal("done", Assert.Single(await RunTogetherAsync(bot, (db, token) => AddAsync(db, "bob", token))));
        await Wait.UntilAsync(async () => await ActorsAsync(bot) is ["alice", "bob"]);
    }

    [Fact]
    public async Task Who_stops_waiting_before_the_turn_is_not_done_at_all()
    {
        await using var bot = await Bot.StartAsync();
        using var patience = new CancellationTokenSource();
        var writer = bot.Services.GetRequiredService<StoreWriter>();
        Task<bool> work;

        using (await bot.Services.GetRequiredService<WriteLock>().EnterAsync(Bot.Token))
        {
            work = writer.RunTogetherAsync(From("alice"), async (_, _, db, token) => { await AddAsync(db, "alice", token); return true; }, TestStore.IsPostgres ? new CancellationToken(true) : patience.Token).AsTask();
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        }

        Assert.Equal("done", Assert.Single(await RunTogetherAsync(bot, (db, token) => AddAsync(db, "bob", token))));
        Assert.Equal(["bob"], await ActorsAsync(bot));
    }

    /// <summary>A message that comes while another is worked on waits for the next round. Returns the transactions in which they were done.</summary>
    private static async Task<List<(string Who, Guid Id)>> WhileOneWorksAsync(GroupCommit group, IEnumerable<string> people, List<Task<bool>> running, Action atWork)
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var transactions = new List<(string Who, Guid Id)>();
        var first = group.RunAsync(
            From("the first"),
            async (_, _, _, _) =>
            {
                begun.SetResult();
                await goOn.Task;
                return true;
            },
            Bot.Token).AsTask();
        await begun.Task;
        running.AddRange(people.Select(who => group.RunAsync(
            From(who),
            async (_, _, db, token) =>
            {
                transactions.Add((who, db.Database.CurrentTransaction!.TransactionId));
                atWork();
                await AddAsync(db, who, token);
                return true;
            },
            Bot.Token).AsTask()));
        goOn.SetResult();
        await Task.WhenAll([first, .. running]);
        return transactions;
    }

    /// <summary>Holds the writer's gate until all of them wait, so that they meet in one round.</summary>
    private static async Task<string[]> RunTogetherAsync(Bot bot, params Func<BotDbContext, CancellationToken, ValueTask>[] pieces)
    {
        var writer = bot.Services.GetRequiredService<StoreWriter>();
        Task<string>[] running;

        using (await bot.Services.GetRequiredService<WriteLock>().EnterAsync(Bot.Token))
        {
            running = [.. pieces.Select((piece, i) => AnswerAsync(writer, From($"member{i}"), piece))];
        }

        return await Task.WhenAll(running);
    }

    private static async Task<string> AnswerAsync(StoreWriter writer, SenderLookup sender, Func<BotDbContext, CancellationToken, ValueTask> piece)
    {
        try
        {
            return await writer.RunTogetherAsync(sender, async (_, _, db, token) => { await piece(db, token); return "done"; }, Bot.Token);
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbUpdateException)
        {
            return exception.Message;
        }
    }

    private static SenderLookup From(string userKey) => new($"message of {userKey}", userKey, new DateOnly(2026, 9, 7), DateTimeOffset.UnixEpoch, Along: []);

    private static ValueTask AddAsync(BotDbContext db, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        db.Audit(DateTimeOffset.UnixEpoch, actor, "test", "group commit");
        return ValueTask.CompletedTask;
    }

    private static Task<List<string>> ActorsAsync(Bot bot) =>
        bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "test").OrderBy(n => n.Actor).Select(n => n.Actor).ToListAsync());
}
