using BotService.Channels.WeCom;
using BotService.Jobs;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.WeCom.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Faults;

/// <summary>Two nodes come to the same work at the same moment: one of them does it, and neither fails.</summary>
public sealed class LeaseTests
{
    private const string Now = "2026-09-07 09:05";

    [Fact]
    public Task Nodes_that_tick_at_once_and_never_did_before_plan_each_reminder_once() => WithTwoNodesAsync(async (one, other, time) =>
    {
        await one.UsualPeopleAsync();
        await one.PlanTopicAsync();
        await one.ChangeAsync(db => db.Leases.ExecuteDeleteAsync(Bot.Token));
        time.PassTo("2026-09-07 09:08");

        await AtOnceAsync([one, other, one, other, one, other], WallTime.TickAsync);
        string[] people = ["bob", "carol", "erin"];
        await Wait.UntilAsync(() => people.All(userId => one.PushesTo(userId).Count > 0));

        Assert.All(people, userId => Assert.Single(one.PushesTo(userId)));
        Assert.True(await one.AskStoreAsync(db => db.Leases.AnyAsync(lease => lease.Name == "tick" && lease.Holder == null, Bot.Token)));
    });

    [Fact]
    public Task A_token_that_WeCom_no_longer_takes_is_renewed_by_one_node_and_both_go_on_with_it() => WithTwoNodesAsync(async (one, other, _) =>
    {
        var old = await ExpiredTokenAsync(one, other);
        var issued = one.WeCom.TokensIssued;
        one.WeCom.Faults.Add(SimulatorFault.Slow("gettoken", TimeSpan.FromSeconds(0.4)));

        var answers = await Task.WhenAll(RenewAsync(one, old), RenewAsync(other, old));

        var renewed = Assert.Single(answers.Select(answer => answer.Token).Distinct());
        Assert.NotEqual(old, renewed);
        Assert.Equal(issued + 1, one.WeCom.TokensIssued);
        Assert.Null((await TokenLeaseAsync(one)).Holder);
    });

    [Fact]
    public Task A_node_that_gets_no_token_leaves_the_renewal_to_the_other_at_once() => WithTwoNodesAsync(async (one, other, _) =>
    {
        var old = await ExpiredTokenAsync(one, other);
        one.WeCom.Faults.Add(SimulatorFault.Error("gettoken", -1));

        Assert.False((await RenewAsync(one, old)).IsOk);
        Assert.Null((await TokenLeaseAsync(one)).Holder);
        Assert.True((await RenewAsync(other, old)).IsOk);
    });

    [Fact]
    public Task A_node_that_died_while_it_renewed_a_token_is_waited_for_until_its_lease_has_run_out() => WithTwoNodesAsync(async (one, other, time) =>
    {
        var old = await ExpiredTokenAsync(one, other);
        await LeaveLeaseAsync(one, one.Clock.UtcNow.AddSeconds(15));

        var renewing = RenewAsync(other, old);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, Bot.Token);
        Assert.False(renewing.IsCompleted);
        time.Pass(TimeSpan.FromSeconds(16));

        Assert.True((await renewing).IsOk);
    });

    [Fact]
    public Task A_lease_that_a_wrong_clock_left_for_a_year_is_over_with_the_next_token() => WithTwoNodesAsync(async (one, other, _) =>
    {
        var old = await ExpiredTokenAsync(one, other);
        var now = one.Clock.UtcNow;
        var store = other.Services.GetRequiredService<IAccessTokenStore>();
        await LeaveLeaseAsync(one, now.AddYears(1));
        Assert.False(await store.TryBeginRenewalAsync(old, new RenewalLease("node", now, now.AddSeconds(15)), Bot.Token));

        // Whoever has waited for long enough fetches one without a lease.
        await store.CompleteRenewalAsync(new StoredToken("fetched at last", now.AddHours(1), now.AddHours(2)), Bot.Token);

        Assert.True(await store.TryBeginRenewalAsync("fetched at last", new RenewalLease("node", now, now.AddSeconds(15)), Bot.Token));
    });

    [Fact]
    public Task Nodes_that_purge_at_once_purge_once() => WithTwoNodesAsync(async (one, other, _) =>
    {
        await one.ChangeAsync(db =>
        {
            db.Receipts.AddRange(Enumerable.Range(0, 3).Select(i => new InboxReceipt { Key = $"old|{i}", ReceivedAt = one.Clock.UtcNow.AddDays(-40), ReplyText = "旧" }));
            return Task.CompletedTask;
        });

        await AtOnceAsync([one, other], node => node.Services.GetRequiredService<RetentionPurge>().RunIfDueAsync(Bot.Token));

        var told = Assert.Single(one.LogLines.Concat(other.LogLines), line => line.Contains("Forgot", StringComparison.Ordinal));
        Assert.Contains("Forgot 3 rows that the policy no longer keeps, by table: InboxReceipt 3.", told, StringComparison.Ordinal);
    });

    /// <summary>On one store, one clock and one WeCom.</summary>
    private static async Task WithTwoNodesAsync(Func<Bot, Bot, WallTime, Task> work)
    {
        var time = new WallTime(Now);

        // It would ask for a token at a moment of its own.
        Action<IServiceCollection> withoutMenu = services => services.Remove(services.Single(service => service.ImplementationType == typeof(MenuPublisher)));
        await using var one = await Bot.StartWithAsync(time.Beneath + withoutMenu, Now);
        Action<IServiceCollection> sameWeCom = services => services.AddSingleton(one.WeCom);
        var other = Bot.Start(one.Store, Now, time.Beneath + withoutMenu + sameWeCom);

        try
        {
            await work(one, other, time);
        }
        finally
        {
            await other.StopAsync();
        }
    }

    /// <summary>SQLite does its work on the thread that asks, so each has its own.</summary>
    private static Task AtOnceAsync(IEnumerable<Bot> nodes, Func<Bot, Task> work) => Task.WhenAll(nodes.Select(node => Task.Run(() => work(node), Bot.Token)));

    /// <summary>The token that both use, worthless from now on.</summary>
    private static async Task<string> ExpiredTokenAsync(Bot one, Bot other)
    {
        var token = (await TokensOf(one).GetAsync(Bot.Token)).Token;
        Assert.Equal(token, (await TokensOf(other).GetAsync(Bot.Token)).Token);
        one.WeCom.ExpireTokens();
        return token;
    }

    /// <summary>As a node leaves it that dies.</summary>
    private static Task LeaveLeaseAsync(Bot node, DateTimeOffset until) => node.ChangeAsync(db => db.Leases.Where(lease => lease.Name.StartsWith("token:"))
        .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Holder, "dead").SetProperty(lease => lease.HeldUntil, until), Bot.Token));

    private static Task<TokenAnswer> RenewAsync(Bot node, string refused) => TokensOf(node).RenewAsync(refused, Bot.Token).AsTask();

    private static IAccessTokenSource TokensOf(Bot node) => node.Services.GetRequiredService<IAccessTokenSource>();

    private static Task<Lease> TokenLeaseAsync(Bot node) => node.AskStoreAsync(db => db.Leases.AsNoTracking().SingleAsync(lease => lease.Name.StartsWith("token:"), Bot.Token));
}
