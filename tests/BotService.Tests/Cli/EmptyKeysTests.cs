using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

/// <summary>A variable that is set to nothing, as an untouched .env does, is as missing as one that is not set.</summary>
public sealed class EmptyKeysTests
{
    private static readonly string[] Keys = ["CorpId", "AgentId", "Secret", "Token", "EncodingAESKey"];

    [Fact]
    public async Task Empty_credentials_are_all_named_at_once()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("environment=Staging");
        op.Settings.Add("Clock:Controllable=false");
        Keys.ToList().ForEach(key => op.Settings.Add($"WeCom:{key}="));

        var ran = await op.RunAsync("serve");

        Assert.Equal(1, ran.Code);
        var line = Assert.Single(ran.ErrorLines);
        Assert.All(Keys, key => Assert.Contains($"WeCom__{key}", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_address_of_the_console_is_named_beside_the_missing_credentials_and_not_instead_of_them()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("environment=Staging");
        op.Settings.Add("Clock:Controllable=false");
        op.Settings.Add("Console:PublicUrl=https://study.example.cn/console");

        var ran = await op.RunAsync("serve");

        Assert.Equal(1, ran.Code);
        var line = Assert.Single(ran.ErrorLines);
        Assert.Contains("Console__PublicUrl", line, StringComparison.Ordinal);
        Assert.All(Keys, key => Assert.Contains($"WeCom__{key}", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("doctor")]
    public async Task A_zone_that_nobody_knows_is_named_with_its_variable(string verb)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Organisation:TimeZone=Mars/Olympus");

        var ran = await op.RunAsync(verb);

        Assert.Equal(1, ran.Code);
        Assert.Contains("Organisation__TimeZone", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_zone_is_the_default()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Organisation:TimeZone=");

        Assert.Equal(0, (await op.RunAsync("migrate")).Code);
    }
}
