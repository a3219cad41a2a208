using BotService.Channels.AiBot;
using BotService.Channels.GroupRobot;
using BotService.Channels.WeCom;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Cli;

/// <summary>Secrets from files, and what an operator reads, and does not read, when something about them is wrong.</summary>
public sealed class SecretFileTests
{
    private const string Key = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";

    [Fact]
    public async Task Every_credential_can_come_from_a_file_that_ends_with_a_line_feed()
    {
        await using var op = await Operator.StartAsync();
        (string Name, string Value)[] files =
        [
            ("CorpId", "wwFile"), ("AgentId", "77"), ("Secret", "SecretOfAFile"), ("Token", "TokenOfAFile"), ("EncodingAESKey", Key), ("PreviousToken", "OldOfAFile"), ("PreviousEncodingAESKey", Key),
        ];

        foreach (var (name, value) in files)
        {
            op.Settings.Add($"WeCom:{name}_FILE={op.Write($"{name}.secret", $"{value}\n")}");
        }

        op.Settings.Add($"AiBot:BotId_FILE={op.Write("aibot-id.secret", "botOfAFile\n")}");
        op.Settings.Add($"AiBot:Secret_FILE={op.Write("aibot.secret", "AiBotSecretOfAFile\n")}");
        op.Settings.Add($"GroupRobot:Urls:0_FILE={op.Write("robot.secret", "https://127.0.0.1/cgi-bin/webhook/send?key=KeyOfAFile\n")}");
        op.Settings.Add($"Database:ConnectionString_FILE={op.Write("database.secret", $"{op.Store.ConnectionString}\r\n")}");

        var (wecom, store) = await op.AskAsync((services, _) => Task.FromResult((services.GetRequiredService<IOptions<WeComOptions>>().Value, services.GetRequiredService<IOptions<StoreOptions>>().Value)));

        Assert.Equal(files.Select(file => file.Value), [wecom.CorpId, $"{wecom.AgentId}", wecom.Secret, wecom.Token, wecom.EncodingAESKey, wecom.PreviousToken, wecom.PreviousEncodingAESKey]);
        Assert.Equal(op.Store.ConnectionString, store.ConnectionString);
        var (bot, robots) = await op.AskAsync((services, _) => Task.FromResult((services.GetRequiredService<IOptions<AiBotOptions>>().Value, services.GetRequiredService<IOptions<GroupRobotOptions>>().Value)));
        Assert.Equal(("botOfAFile", "AiBotSecretOfAFile"), (bot.BotId, bot.Secret));
        Assert.Equal("https://127.0.0.1/cgi-bin/webhook/send?key=KeyOfAFile", Assert.Single(robots.Urls));
        Assert.Equal(0, (await op.RunAsync("migrate")).Code);
    }

    [Theory]
    [InlineData("WeCom:Secret_FILE", "WeCom__Secret_FILE")]
    [InlineData("WeCom:PreviousEncodingAESKey_FILE", "WeCom__PreviousEncodingAESKey_FILE")]
    [InlineData("Database:ConnectionString_FILE", "Database__ConnectionString_FILE")]
    public async Task A_file_that_is_not_there_is_named_with_what_to_check(string setting, string variable)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add($"{setting}=/nowhere/to/be/found");

        var ran = await op.RunAsync("migrate");

        Assert.Equal(1, ran.Code);
        Assert.Equal($"{variable} 指向的文件读不了（DirectoryNotFoundException），请检查路径和权限：/nowhere/to/be/found", Assert.Single(ran.ErrorLines));
    }

    [Theory]
    [InlineData("serve", "WeCom:EncodingAESKey=Geheim77TooShort", "43")]
    [InlineData("serve", "WeCom:PreviousToken=Geheim77Old", "要一起写")]
    [InlineData("doctor", "WeCom:EncodingAESKey=Geheim77TooShort", "43")]
    [InlineData("migrate", "Database:Provider=Geheim77", "Database__Provider 的值不合要求")]
    [InlineData("serve", "Outbox:AtOnce=Geheim77", "Outbox__AtOnce 的值不合要求")]
    public async Task A_wrong_configuration_is_told_in_one_line_without_its_values(string verb, string setting, string hint)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(setting);

        var ran = await op.RunAsync(verb);

        Assert.Equal(1, ran.Code);
        Assert.Contains(hint, ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim77", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_lets_nobody_in_is_told_without_the_password()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(TestStore.IsPostgres
            ? $"Database:ConnectionString={op.Store.ConnectionString};Username=nobody_of_that_name;Password=Geheim77"
            : "Database:ConnectionString=Data Source=/proc/nowhere/x.db;Password=Geheim77");

        var ran = await op.RunAsync("migrate");

        Assert.Equal(1, ran.Code);
        Assert.Single(ran.ErrorLines);
        Assert.DoesNotContain("Geheim77", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_WeCom_refuses_is_logged_without_the_secret()
    {
        await using var bot = await Bot.StartAsync(settings: [("WeCom:Secret", "Geheim77SecretOfNoApp")]);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        bot.WeCom.ExpireTokens();
        bot.WeCom.Faults.Add(SimulatorFault.Error("gettoken", 40001, times: SimulatorFault.Forever));

        await bot.AdvanceToAsync("2026-09-07 09:30");

        Assert.Contains(bot.LogLines, line => line.Contains("failed at try", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("Geheim77", StringComparison.Ordinal));
    }
}
