using BotService.Cli;
using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("serve --bogus", "--bogus")]
    [InlineData("import", "people")]
    [InlineData("import cats", "cats")]
    [InlineData("import people", "import people FILE")]
    [InlineData("import people a.csv --from-wecom", "--from-wecom")]
    [InlineData("import people a.csv b.csv", "b.csv")]
    [InlineData("import people a.csv --dryrun", "--dryrun")]
    [InlineData("import topics", "import topics FILE")]
    [InlineData("export", "participation")]
    [InlineData("export participation --out x.xlsx", "--week")]
    [InlineData("import ledgers --kind 任务", "import ledgers FILE --kind")]
    [InlineData("export ledger --kind 任务", "--out FILE.xlsx")]
    [InlineData("export participation --week 2026-W39", "--out")]
    [InlineData("export participation --week 2026-W60 --out x.xlsx", "60")]
    [InlineData("backup", "backup FILE")]
    [InlineData("restore --force", "restore FILE")]
    [InlineData("doctor now", "now")]
    public async Task Wrong_usage_names_the_problem_shows_the_usage_and_exits_with_2(string line, string named)
    {
        await using var op = await Operator.StartAsync();

        var ran = await op.RunAsync(line.Split(' '));

        Assert.Equal(2, ran.Code);
        Assert.Contains(named, ran.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("用法", ran.Error, StringComparison.Ordinal);
        Assert.All((string[])["BotService import ledgers FILE", "BotService export ledger "], verb => Assert.Contains(verb, ran.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("Required", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Theory]
    [InlineData("--Database:Provider=Sqlite")]
    [InlineData("--Organisation:Admins:0=boss")]
    [InlineData("--Clock__Now=2026-09-21T08:00:00+08:00")]
    [InlineData("--environment=Development")]
    [InlineData("--contentRoot=/tmp")]
    [InlineData("--BOTSERVICE_CONFIG_DIR=config")]
    public void Configuration_on_the_command_line_is_let_through(string argument)
    {
        var (verb, host) = HostArguments.Part(["serve", argument]);

        Assert.Equal(["serve"], verb);
        Assert.Equal([argument], host);
    }

    [Fact]
    public void Options_of_the_verbs_are_not_mistaken_for_configuration() =>
        Assert.Empty(HostArguments.Part(["export", "participation", "--week=2026-W39", "--out=a:b.xlsx", "--dry-run=1"]).Host);

    [Fact]
    public async Task Migrate_makes_the_schema_and_says_when_there_is_nothing_to_do()
    {
        await using var op = await Operator.StartBlankAsync();

        var first = await op.RunAsync("migrate");
        var second = await op.RunAsync("migrate");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("已更新", first.Output, StringComparison.Ordinal);
        Assert.Contains("没有改动", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_brings_a_blank_store_up_to_date_first()
    {
        await using var op = await Operator.StartBlankAsync();

        Assert.Contains("新增 1 人", (await op.PeopleAsync("alice,艾丽,一支部,支部,,,,")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_one_line_without_a_stack_trace()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Database:Provider=PostgreSql");
        op.Settings.Add("Database:ConnectionString=Host=127.0.0.1;Port=1;Database=x;Timeout=2");

        var ran = await op.RunAsync("migrate");

        Assert.Equal(1, ran.Code);
        Assert.Contains("Database__ConnectionString", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }
}
