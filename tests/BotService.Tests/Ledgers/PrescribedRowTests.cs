using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>The rows that an office prescribes are read at the start, in the words of the plan, and a wrong one is named.</summary>
public sealed class PrescribedRowTests
{
    [Theory]
    [InlineData("class-days 党组 7", "class-days 党组 五", "最接近的写法：class-days 党组 7")]
    [InlineData("class-days 党组 7", "class-day 党组 5", "最接近的写法：class-days 党组 7")]
    [InlineData("gathering 动员会", "gathring 启动会", "最接近的写法：gathering 名称、gathering 名称 per 党组、gathering 名称 per group")]
    [InlineData("gathering 组织生活会 per group", "gathering 组织生活会 per 支部", "最接近的写法：gathering 名称")]
    [InlineData("every 课 has 访", "every 课 has 问", "最接近的写法：every 党组 owns 课、every 课 has 访")]
    [InlineData("consultation closed", "consultation", "最接近的写法：consultation closed")]
    [InlineData("12月", "年底", "Due 要写月份")]
    [InlineData("12月", "13月", "Due 要写月份")]
    public void A_wrong_row_stops_the_start_with_its_line_and_the_nearest_check(string right, string wrong, string problem)
    {
        List<string> problems = [];
        LedgerKinds.Read(LedgerFolder.With(("action.json", Shipped().Replace(right, wrong, StringComparison.Ordinal))), problems);

        Assert.Contains(problems, line => line.Contains(problem, StringComparison.Ordinal) && line.Contains("ledgers/action.json 第 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_may_be_written_with_quotes_and_signs_as_in_the_plan()
    {
        var rows = Shipped().Replace("gathering 动员会", "gathering \\\"启动大会\\\"", StringComparison.Ordinal).Replace("class-days 党组 7", "class-days 党组 ≥ 2", StringComparison.Ordinal).Replace("12月", "11", StringComparison.Ordinal);
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", LedgerFolder.With(("action.json", rows))));
        Assert.Contains("规9 专题组织生活会 未到时间（11月）", await bot.SayAsync("zhoumin", "监控清单"), StringComparison.Ordinal);

        await MeetAsync(bot, "启动大会");
        await MeetAsync(bot, "读书班");
        var first = await bot.SayAsync("zhoumin", "监控清单");
        Assert.DoesNotContain("规4 ", first, StringComparison.Ordinal);
        Assert.Contains("规5 读书班 7 天 部分：已 1 天（党组）", first, StringComparison.Ordinal);

        await bot.AdvanceToAsync("2026-10-13 10:00");
        await MeetAsync(bot, "读书班");
        Assert.DoesNotContain("规5 ", await bot.SayAsync("zhoumin", "监控清单"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_check_says_how_it_is_written_and_no_two_are_written_alike()
    {
        var checks = typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IPrescribedCheck))).ToList();
        var written = PrescribedForm.All.Select(form => form.Text).ToList();

        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.NotEmpty(PrescribedForm.Of(check)));
        Assert.Equal(written.Distinct(), written);
    }

    private static string Shipped() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", "ledgers", "action.json"));

    private static async Task MeetAsync(Bot bot, string name)
    {
        var code = Regex.Match(await bot.SayAsync("xuwenjing", $"开活动 {name}"), "签到 (\\d{4})").Groups[1].Value;
        await bot.SayAsync("chenlihua", $"签到 {code}");
        await bot.SayAsync("xuwenjing", "关活动");
    }
}
