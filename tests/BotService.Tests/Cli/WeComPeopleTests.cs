using BotService.Simulator;
using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

public sealed class WeComPeopleTests
{
    [Fact]
    public async Task The_visible_range_becomes_the_roster_each_person_once()
    {
        await using var server = await CorpAsync();
        await using var op = await OperatorAsync(server);

        var ran = await op.RunAsync("import", "people", "--from-wecom");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("新增 5 人，更新 0 人，不变 0 人，新组 4 个", ran.Output, StringComparison.Ordinal);
        Assert.Contains("新组先按“支部”层级", ran.Output, StringComparison.Ordinal);
        var people = await op.DumpAsync();
        Assert.Contains("一处 Branch 2", people, StringComparison.Ordinal);
        Assert.Contains("二处 综合科 Branch 5", people, StringComparison.Ordinal);
        Assert.Single(people.Split('\n'), line => line.Contains("LiLei 李雷", StringComparison.Ordinal));
        Assert.DoesNotContain("stranger", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_and_tiers_set_by_hand_stay_nobody_is_removed_and_the_second_time_changes_nothing()
    {
        await using var server = await CorpAsync();
        await using var op = await OperatorAsync(server);
        await op.PeopleAsync("LILEI,李雷,一处,党组,管理员,青年组,,", "gone,老同志,青年组,青年,,,,");

        var dry = await op.RunAsync("import", "people", "--from-wecom", "--dry-run");
        var first = await op.RunAsync("import", "people", "--from-wecom");
        var before = await op.DumpAsync();
        var second = await op.RunAsync("import", "people", "--from-wecom");

        Assert.Contains("账号 LILEI → LiLei", dry.Output, StringComparison.Ordinal);
        Assert.Contains("? gone 老同志", dry.Output, StringComparison.Ordinal);
        Assert.Contains("什么都没有改动", dry.Output, StringComparison.Ordinal);
        Assert.Contains("新增 4 人，更新 1 人，不变 0 人", first.Output, StringComparison.Ordinal);
        Assert.Contains("LiLei 李雷 1 Admin   2/", before, StringComparison.Ordinal);
        Assert.Contains("1 一处 Leadership 2", before, StringComparison.Ordinal);
        Assert.Contains("gone 老同志 2 Member", before, StringComparison.Ordinal);
        Assert.Contains("没有改动", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task A_refusal_of_WeCom_is_one_line_that_says_what_to_do()
    {
        await using var server = await CorpAsync();
        await using var op = await OperatorAsync(server);
        server.WeCom.Faults.Add(new SimulatorFault { PathSuffix = "agent/get", Kind = FaultKind.ErrorCode, ErrorCode = 60020, Times = SimulatorFault.Forever });

        var ran = await op.RunAsync("import", "people", "--from-wecom");

        Assert.Equal(1, ran.Code);
        Assert.Contains("企业可信IP", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<Operator> OperatorAsync(WeComServer server)
    {
        var op = await Operator.StartAsync();
        server.Settings.ToList().ForEach(op.Settings.Add);
        return op;
    }

    /// <summary>局 ⊃ 一处 ⊃ 综合科, 局 ⊃ 二处 ⊃ 综合科; the app sees 一处 with all below, 二处's 综合科 by a tag, and one person by name.</summary>
    private static async Task<WeComServer> CorpAsync()
    {
        var server = await WeComServer.StartAsync();
        var directory = server.WeCom.Directory;
        directory.Add(new SimulatedDepartment(1, "局", 0));
        directory.Add(new SimulatedDepartment(2, "一处"));
        directory.Add(new SimulatedDepartment(3, "二处"));
        directory.Add(new SimulatedDepartment(4, "综合科", 2));
        directory.Add(new SimulatedDepartment(5, "综合科", 3));
        directory.Add(new SimulatedUser("LiLei", "李雷", [2, 4]));
        directory.Add(new SimulatedUser("hanmeimei", "韩梅梅", [4]));
        directory.Add(new SimulatedUser("jim", "吉姆", [5]));
        directory.Add(new SimulatedUser("lucy", "露西", [3]));
        directory.Add(new SimulatedUser("lily", "莉莉", [5, 2]));
        directory.Add(new SimulatedUser("stranger", "路人", [1]));
        directory.Add(new SimulatedTag(9, "学习", ["lilei"], [5]));
        directory.Range = new SimulatedRange(["lucy", "lucy", "LILEI"], [2], [9]);
        return server;
    }
}
