using BotService.Simulator;
using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public async Task With_everything_in_place_no_line_is_bad()
    {
        await using var server = await WeComServer.StartAsync();
        await using var op = await Operator.StartBlankAsync();
        server.Settings.ToList().ForEach(op.Settings.Add);

        var ran = await op.RunAsync("doctor");

        Assert.True(ran.Code == 0, ran.Output);
        Assert.Equal(["配置", "时钟", "数据库", "企业微信令牌", "企业可信IP", "回调自检", "放假安排", "清单", "磁盘", "图片字体", "控制台"], Lines(ran).Select(l => l[2..].Split('：')[0]));
        Assert.DoesNotContain("✗", ran.Output, StringComparison.Ordinal);
        Assert.Contains("! 时钟：可控时钟", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_credentials_both_ways_are_named_in_one_line_of_plain_chinese()
    {
        await using var op = await Operator.StartAsync();

        var ran = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains("；不用自建应用的五项时，可以只写 AiBot__BotId 和 AiBot__Secret，用智能机器人的长连接。请在环境变量或配置文件里改正", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Instead", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_keys_are_all_named_and_the_other_checks_still_run()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("WeCom:CorpId=ww1");
        op.Settings.Add("WeCom:EncodingAESKey=short");

        var ran = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains("✗ 配置：缺少 WeCom__AgentId、WeCom__Secret、WeCom__Token；WeCom__EncodingAESKey", ran.Output, StringComparison.Ordinal);
        Assert.Contains("✓ 数据库", ran.Output, StringComparison.Ordinal);
        Assert.Equal(11, Lines(ran).Length);
    }

    [Theory]
    [InlineData("gettoken", 40001, "✗ 企业微信令牌", "WeCom__Secret")]
    [InlineData("getcallbackip", 60020, "✗ 企业可信IP", "企业可信IP")]
    public async Task A_refusal_of_WeCom_is_explained(string path, int code, string line, string advice)
    {
        await using var server = await WeComServer.StartAsync();
        await using var op = await Operator.StartAsync();
        server.Settings.ToList().ForEach(op.Settings.Add);
        server.WeCom.Faults.Add(new SimulatorFault { PathSuffix = path, Kind = FaultKind.ErrorCode, ErrorCode = code, Times = SimulatorFault.Forever });

        var ran = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains(advice, Lines(ran).Single(l => l.StartsWith(line, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20 08:00", "✓ 放假安排：2026 年已录入")]
    [InlineData("2026-12-01 08:00", "! 放假安排：2027 年放假安排尚未录入")]
    [InlineData("2027-01-05 08:00", "! 放假安排：2027 年放假安排尚未录入")]
    public async Task From_December_on_next_years_calendar_is_asked_for(string now, string line)
    {
        await using var op = await Operator.StartAsync(now);

        Assert.Contains(line, (await op.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_a_bad_line_and_not_the_end()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Database:Provider=PostgreSql");
        op.Settings.Add("Database:ConnectionString=Host=127.0.0.1;Port=1;Database=x;Timeout=2");

        var ran = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains("✗ 数据库", ran.Output, StringComparison.Ordinal);
        Assert.Equal(11, Lines(ran).Length);
    }

    [Theory]
    [InlineData("PostgreSql", "Data Source=study.db")]
    [InlineData("PostgreSql", "Database=study;Username=study")]
    [InlineData("Sqlite", "study.db")]
    public async Task A_connection_string_that_no_driver_takes_is_named_by_its_key_and_the_other_checks_still_run(string provider, string text)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add($"Database:Provider={provider}");
        op.Settings.Add($"Database:ConnectionString={text}");

        var ran = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains("Database__ConnectionString", Lines(ran).Single(line => line.StartsWith("✗ 数据库", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(11, Lines(ran).Length);
        Assert.DoesNotContain("Exception", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    private static string[] Lines(Ran ran) => ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
