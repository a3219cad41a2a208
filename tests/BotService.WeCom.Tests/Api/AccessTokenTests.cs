using BotService.WeCom.Api;

namespace BotService.WeCom.Tests.Api;

public sealed class AccessTokenTests : IDisposable
{
    private readonly StubTransport _edge = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _edge.Dispose();

    [Fact]
    public async Task Fifty_callers_at_once_fetch_one_token()
    {
        var open = new TaskCompletionSource();
        _edge.Before = (_, _) => open.Task;
        using var source = _edge.Tokens();

        var callers = Enumerable.Range(0, 50).Select(_ => source.GetAsync(Cancel).AsTask()).ToArray();
        open.SetResult();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal("tok1", answer.Token));
        Assert.Equal("?corpid=wwstudy0123456789a&corpsecret=s3cret%2B%2F", _edge.Single("gettoken").Query);
    }

    [Fact]
    public async Task Fifty_callers_at_once_share_one_failure()
    {
        var open = new TaskCompletionSource();
        _edge.Before = (_, _) => open.Task;
        _edge.On("gettoken", """{"errcode":-1,"errmsg":"system busy"}""");
        using var source = _edge.Tokens();

        var callers = Enumerable.Range(0, 50).Select(_ => source.GetAsync(Cancel).AsTask()).ToArray();
        open.SetResult();

        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal(WeComErrors.SystemBusy, answer.Code));
        Assert.Equal(1, _edge.CountOf("gettoken"));
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_it_expires()
    {
        using var source = _edge.Tokens();
        await source.GetAsync(Cancel);
        _edge.CurrentToken = "tok2";

        _edge.Time.Advance(TimeSpan.FromSeconds(7200 - 301));
        Assert.Equal("tok1", (await source.GetAsync(Cancel)).Token);
        _edge.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("tok2", (await source.GetAsync(Cancel)).Token);
    }

    [Fact]
    public async Task A_token_with_a_short_life_is_still_used_for_most_of_it()
    {
        _edge.On("gettoken", """{"errcode":0,"access_token":"short","expires_in":"120"}""");
        using var source = _edge.Tokens();

        await source.GetAsync(Cancel);
        await source.GetAsync(Cancel);

        Assert.Equal(1, _edge.CountOf("gettoken"));
    }

    [Theory]
    [InlineData(WeComErrors.BadSecret)]
    [InlineData(WeComErrors.BadCorpId)]
    [InlineData(WeComErrors.ForeignSecret)]
    public async Task A_wrong_secret_is_tried_once_a_minute(int code)
    {
        _edge.On("gettoken", $$"""{"errcode":{{code}},"errmsg":"invalid credential"}""");
        using var source = _edge.Tokens();

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(code, (await source.GetAsync(Cancel)).Code);
        }

        Assert.Equal(1, _edge.CountOf("gettoken"));
        _edge.Time.Advance(TimeSpan.FromSeconds(61));
        await source.GetAsync(Cancel);
        Assert.Equal(2, _edge.CountOf("gettoken"));
    }

    [Fact]
    public async Task An_unreachable_host_is_tried_again_at_once()
    {
        _edge.Before = (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError);
        using var source = _edge.Tokens();
        Assert.Equal(WeComErrors.Unreachable, (await source.GetAsync(Cancel)).Code);

        _edge.Before = null;
        Assert.Equal("tok1", (await source.GetAsync(Cancel)).Token);
    }

    [Fact]
    public async Task Nodes_that_share_a_store_renew_a_refused_token_once()
    {
        var store = new AccessTokenCache();
        AccessTokenSource[] nodes = [_edge.Tokens(store), _edge.Tokens(store), _edge.Tokens(store)];
        Assert.All(await Task.WhenAll(nodes.Select(node => node.GetAsync(Cancel).AsTask())), answer => Assert.True(answer.IsOk));
        Assert.Equal(1, _edge.CountOf("gettoken"));

        _edge.CurrentToken = "tok2";
        foreach (var node in nodes)
        {
            Assert.Equal("tok2", (await node.RenewAsync("tok1", Cancel)).Token);
        }

        Assert.Equal(2, _edge.CountOf("gettoken"));
    }

    [Fact]
    public async Task A_node_waits_for_the_one_that_renews()
    {
        var store = new AccessTokenCache();
        var open = new TaskCompletionSource();
        using var first = _edge.Tokens(store);
        using var second = _edge.Tokens(store);
        _edge.Before = (_, _) => open.Task;

        var renewing = first.GetAsync(Cancel).AsTask();
        var waiting = second.GetAsync(Cancel).AsTask();
        Assert.False(waiting.IsCompleted);
        open.SetResult();
        await renewing;
        _edge.Time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal("tok1", (await waiting).Token);
        Assert.Equal(1, _edge.CountOf("gettoken"));
    }

    [Fact]
    public async Task While_another_node_renews_early_the_old_token_serves()
    {
        var store = new AccessTokenCache();
        using var source = _edge.Tokens(store);
        await source.GetAsync(Cancel);
        _edge.Time.Advance(TimeSpan.FromSeconds(7200 - 200));
        var now = _edge.Time.GetUtcNow();
        Assert.True(await store.TryBeginRenewalAsync("tok1", new RenewalLease("other", now, now.AddSeconds(15)), Cancel));

        Assert.Equal("tok1", (await source.GetAsync(Cancel)).Token);
        Assert.Equal(1, _edge.CountOf("gettoken"));
    }

    [Fact]
    public async Task A_node_that_died_while_renewing_holds_nobody_up_for_long()
    {
        var store = new AccessTokenCache();
        var now = _edge.Time.GetUtcNow();
        await store.TryBeginRenewalAsync(null, new RenewalLease("dead", now, now.AddSeconds(15)), Cancel);
        using var source = _edge.Tokens(store);

        var waiting = source.GetAsync(Cancel).AsTask();
        while (!waiting.IsCompleted)
        {
            _edge.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal("tok1", (await waiting).Token);
    }

    [Fact]
    public async Task A_lease_belongs_to_one_holder_and_to_the_token_it_was_taken_for()
    {
        var store = new AccessTokenCache();
        var now = _edge.Time.GetUtcNow();
        var mine = new RenewalLease("me", now, now.AddSeconds(15));
        var theirs = new RenewalLease("they", now, now.AddSeconds(15));

        Assert.True(await store.TryBeginRenewalAsync(null, mine, Cancel));
        Assert.False(await store.TryBeginRenewalAsync(null, theirs, Cancel));
        await store.AbandonRenewalAsync("they", Cancel);
        Assert.False(await store.TryBeginRenewalAsync(null, theirs, Cancel));
        await store.AbandonRenewalAsync("me", Cancel);
        Assert.True(await store.TryBeginRenewalAsync(null, theirs, Cancel));
        await store.CompleteRenewalAsync(new StoredToken("tok", now.AddHours(1), now.AddHours(2)), Cancel);
        Assert.False(await store.TryBeginRenewalAsync(null, mine, Cancel));
        Assert.True(await store.TryBeginRenewalAsync("tok", mine, Cancel));
    }

    [Fact]
    public void Neither_answer_nor_stored_token_prints_the_token()
    {
        Assert.DoesNotContain("tok1", $"{new TokenAnswer(0, "tok1", "")}", StringComparison.Ordinal);
        Assert.DoesNotContain("tok1", $"{new StoredToken("tok1", default, default)}", StringComparison.Ordinal);
        Assert.DoesNotContain(StubTransport.Credentials.Secret, $"{StubTransport.Credentials}", StringComparison.Ordinal);
    }
}
