using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>Visits from an office's own list are visits: on their days, in the rules against everybody going to one place, and in every count alike.</summary>
public sealed class ImportedVisitTests
{
    private const string List = "地点,单位,时间,情况\n城北社区,青年理论学习小组,9月26日,已走访\n城北社区,青年理论学习小组,9月8日至9日,已走访\n福利院,青年理论学习小组,10月17日,\n";

    [Fact]
    public async Task They_lie_on_the_days_that_were_written_and_count_from_there()
    {
        await using var op = await StartAsync();
        await using var bot = Bot.Start(op.Store, "2026-09-30 11:00");

        Assert.Contains("走访 2 次，计划 0", await bot.SayAsync("boss", "调研记录 统计 9月26日"), StringComparison.Ordinal);
        Assert.Contains("走访 1 次，计划 0", await bot.SayAsync("boss", "调研记录 统计 9月25日"), StringComparison.Ordinal);
        Assert.Contains("走访 0 次，计划 0", await bot.SayAsync("boss", "调研记录 统计 9月8日"), StringComparison.Ordinal);
        Assert.DoesNotContain("导入", await bot.SayAsync("boss", "调研记录"), StringComparison.Ordinal);
        Assert.Contains("没有等抽查的导入事项", await bot.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_meet_others_and_are_joined_kept_and_moved_like_any_visit()
    {
        await using var op = await StartAsync();
        await using var bot = Bot.Start(op.Store, "2026-09-30 11:00");

        Assert.Contains("前后 3 个工作日内已有 访1 9月26日 青年理论学习小组", await bot.SayAsync("linxiaoyan", "调研 城北社区 9月28日"), StringComparison.Ordinal);
        Assert.Contains("访4 合并到访1（9月26日），一起去，只算一次", await bot.SayAsync("linxiaoyan", "访4 合并 访1"), StringComparison.Ordinal);
        Assert.Contains("访3 定了：10月17日。理由已记", await bot.SayAsync("yangziqi", "访3 仍去 那天有义诊"), StringComparison.Ordinal);
        Assert.Contains("访3 城西敬老院，10月17日，青年理论学习小组", await bot.SayAsync("yangziqi", "访3 改 地点 城西敬老院"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_moved_here_is_known_by_the_place_and_the_days_that_the_list_said()
    {
        await using var op = await StartAsync();
        var bot = Bot.Start(op.Store, "2026-09-30 11:00");
        Assert.Contains("访3 福利院，10月21日", await bot.SayAsync("yangziqi", "访3 改到 10月21日"), StringComparison.Ordinal);
        Assert.Contains("访3 城西敬老院，10月21日", await bot.SayAsync("yangziqi", "访3 改 地点 城西敬老院"), StringComparison.Ordinal);
        await bot.StopAsync();

        var again = await op.RunAsync("import", "ledger", "v.csv", "--kind", "调研");

        Assert.Contains("3 行：新 0，改 0，重复 3。", again.Output, StringComparison.Ordinal);
        Assert.Contains("访3 城西敬老院，不变；时间、地点在这里改过，没有动", again.Output, StringComparison.Ordinal);

        // A visit to the place on the other day is one of its own.
        op.Write("v.csv", $"{List}福利院,青年理论学习小组,10月21日,\n");
        var more = await op.RunAsync("import", "ledger", "v.csv", "--kind", "调研");
        Assert.Contains("4 行：新 1，改 0，重复 3。", more.Output, StringComparison.Ordinal);
        Assert.Contains("访4 福利院，10月21日", more.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_a_day_is_named_with_its_line()
    {
        await using var op = await StartAsync();
        op.Write("w.csv", "地点,单位,时间,情况\n城南社区,青年理论学习小组,,已走访\n城西社区,青年理论学习小组,适时,已走访\n");

        var ran = await op.RunAsync("import", "ledger", "w.csv", "--kind", "调研");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 2 行：没有时间：请写哪一天去", ran.Error, StringComparison.Ordinal);
        Assert.Contains("第 3 行：时间“适时”看不出是哪一天", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<Operator> StartAsync()
    {
        var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "yangziqi,杨子琪,青年理论学习小组,youth,liaison,,,");
        op.Write("v.csv", List);

        var ran = await op.RunAsync("import", "ledger", "v.csv", "--kind", "调研");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.All((string[])["3 行：新 3，改 0，重复 0。", "访1 城北社区，9月26日，已走访。", "访2 城北社区，9月8日至9月9日，已走访。", "访3 福利院，10月17日。"], line => Assert.Contains(line, ran.Output, StringComparison.Ordinal));
        Assert.Contains("3 行：新 0，改 0，重复 3。", (await op.RunAsync("import", "ledger", "v.csv", "--kind", "调研")).Output, StringComparison.Ordinal);
        return op;
    }
}
