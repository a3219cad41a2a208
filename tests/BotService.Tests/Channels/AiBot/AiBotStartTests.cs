using BotService.Simulator.AiBot;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>Which settings a start takes, and what the other verbs say of the bot.</summary>
public sealed class AiBotStartTests
{
    [Fact]
    public async Task Nothing_at_all_is_refused_with_both_ways_named()
    {
        var said = await StartAsync();
        Assert.All((string[])["WeCom__CorpId", "WeCom__AgentId", "WeCom__Secret", "WeCom__Token", "WeCom__EncodingAESKey", "AiBot__BotId", "AiBot__Secret"], key => Assert.Contains(key, said));
    }

    [Fact]
    public async Task Half_a_bot_is_refused_with_what_is_missing()
    {
        var said = await StartAsync("AiBot:BotId=bot");
        Assert.Contains("AiBot__Secret", said);
        Assert.DoesNotContain("WeCom__", said);
    }

    [Fact]
    public async Task Half_an_app_beside_a_bot_is_refused_with_every_missing_key()
    {
        var said = await StartAsync("AiBot:BotId=bot", "AiBot:Secret=s", "WeCom:CorpId=ww1");
        Assert.All((string[])["WeCom__AgentId", "WeCom__Secret", "WeCom__Token", "WeCom__EncodingAESKey"], key => Assert.Contains(key, said));
    }

    [Fact]
    public async Task A_secret_may_stand_in_a_file_and_the_doctor_never_logs_in()
    {
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var op = await Operator.StartAsync();
        op.Settings.Add("AiBot:BotId=bot-demo");
        op.Settings.Add($"AiBot:Secret_FILE={op.Write("bot.secret", "bot-demo-secret\n")}");
        op.Settings.Add($"AiBot:Url={far.Url}");
        var ran = await op.RunAsync("doctor");
        Assert.Contains("✓ 智能机器人", ran.Output);
        Assert.Contains("✓ 配置：机器人两项", ran.Output);
        Assert.DoesNotContain("企业微信令牌", ran.Output);
        Assert.Empty(far.Seen);
    }

    [Fact]
    public async Task The_doctor_tells_of_the_bots_own_lease_and_of_no_other()
    {
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var op = await Operator.StartAsync();
        op.Settings.Add("AiBot:BotId=bot-demo");
        op.Settings.Add("AiBot:Secret=bot-demo-secret");
        op.Settings.Add($"AiBot:Url={far.Url}");
        await LeaseAsync(op, new Lease { Name = "a lease before it", Holder = "node", HeldUntil = TimeProvider.System.GetUtcNow().AddHours(3) });
        Assert.Contains("服务没有运行，没有登录", (await op.RunAsync("doctor")).Output);

        await LeaseAsync(op, new Lease { Name = "aibot", Blocked = "evicted" });
        Assert.Contains("✗ 智能机器人：连接曾被别处顶掉", (await op.RunAsync("doctor")).Output);
    }

    [Fact]
    public async Task The_host_prints_a_code_alone_on_a_line_and_only_for_people_it_knows()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("AiBot:BotId=bot-demo");
        op.Settings.Add("AiBot:Secret=bot-demo-secret");
        await op.PeopleAsync("bob,鲍勃,一支部,branch,member,,,");
        Assert.Matches(@"^\d{8}\n$", (await op.RunAsync("bind-code", "BOB")).Output);
        Assert.Equal(1, (await op.RunAsync("bind-code", "nobody")).Code);
    }

    [Fact]
    public async Task Without_the_services_secret_the_host_says_which_key_is_missing()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("carol,卡萝,一支部,branch,member,,,");

        var ran = await op.RunAsync("bind-code", "carol");

        Assert.Equal((1, string.Empty), (ran.Code, ran.Output));
        var line = Assert.Single(ran.ErrorLines);
        Assert.All((string[])["WeCom__Secret", "AiBot__Secret"], key => Assert.Contains(key, line));
        Assert.DoesNotContain("Exception", line);
    }

    private static Task<int> LeaseAsync(Operator op, Lease lease) => op.AskAsync((_, db) =>
    {
        db.Leases.Add(lease);
        return db.SaveChangesAsync(Operator.Token);
    });

    private static async Task<string> StartAsync(params string[] settings)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Simulator:Enabled=false");
        op.Settings.Add("urls=http://127.0.0.1:0");
        settings.ToList().ForEach(op.Settings.Add);
        var ran = await op.RunAsync("serve");
        Assert.Equal(1, ran.Code);
        return ran.Error;
    }
}
