using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

public sealed class TopicImportTests
{
    [Theory]
    [InlineData("2026-W39", "2026-09-21 09:07", "2026-09-24 17:30", "2026-09-27 20:00")] // Friday is Mid-Autumn.
    [InlineData("2026-W41", "2026-10-08 09:07", "2026-10-10 17:30", "2026-10-11 20:00")] // National Day, then a made-up Saturday.
    [InlineData("2026-W45", "2026-11-02 09:07", "2026-11-06 17:30", "2026-11-08 20:00")]
    public async Task Empty_times_take_the_defaults_of_the_weeks_working_days(string week, string opens, string due, string lateUntil)
    {
        await using var op = await Operator.StartAsync();

        Assert.Equal(0, (await op.TopicsAsync($"{week},题目,,,,,")).Code);

        var topic = await op.AskAsync((_, db) => db.Topics.SingleAsync(Operator.Token));
        Assert.Equal((Bot.At(opens), Bot.At(due), Bot.At(lateUntil)), (topic.OpensAt, topic.DueAt, topic.LateUntil));
        Assert.Equal(Tiers.All, topic.Audience);
    }

    [Theory]
    [InlineData("2026-11-03 10:11", "2026-11-05T16:00", "2026-11-07 12:00:30", "2026-11-03 10:11", "2026-11-05 16:00", "2026-11-07 12:00:30")]
    [InlineData("2026-11-03", "2026-11-05", "2026-11-07", "2026-11-03 09:07", "2026-11-05 17:30", "2026-11-07 20:00")]
    [InlineData("", "2026/11/5 16:00", "", "2026-11-02 09:07", "2026-11-05 16:00", "2026-11-08 20:00")]
    [InlineData("", "2026-11-10", "", "2026-11-02 09:07", "2026-11-10 17:30", "2026-11-15 20:00")]
    [InlineData("2026-11-03T02:11:00Z", "2026-11-05T16:00:00+08:00", "", "2026-11-03 10:11", "2026-11-05 16:00", "2026-11-08 20:00")]
    public async Task Times_are_read_the_way_people_write_them(string opens, string due, string late, string opensAt, string dueAt, string lateUntil)
    {
        await using var op = await Operator.StartAsync();

        Assert.Equal(string.Empty, (await op.TopicsAsync($"2026-W45,题目,https://a.cn/x,,{opens},{due},{late}")).Error);

        var topic = await op.AskAsync((_, db) => db.Topics.SingleAsync(Operator.Token));
        Assert.Equal((Bot.At(opensAt), Bot.At(dueAt), Bot.At(lateUntil)), (topic.OpensAt, topic.DueAt, topic.LateUntil));
    }

    [Theory]
    [InlineData("2026年11月5日 17:30:00", "2026-11-05 17:30")]
    [InlineData("2026年11月5日 17时", "2026-11-05 17:00")]
    [InlineData("2026年11月5日17时30分", "2026-11-05 17:30")]
    [InlineData("2026年11月5日 17点30分", "2026-11-05 17:30")]
    [InlineData("2026年 11月5日 17点半", "2026-11-05 17:30")]
    [InlineData("2026年11月5日 星期四 17:30", "2026-11-05 17:30")]
    [InlineData("2026.11.5 17:30:00", "2026-11-05 17:30")]
    [InlineData("2026/11/5 下午5:30", "2026-11-05 17:30")]
    [InlineData("2026/11/5 5:30 PM", "2026-11-05 17:30")]
    [InlineData("2026-11-05  17：30", "2026-11-05 17:30")]
    [InlineData("2026-11-05 24:00", "2026-11-06 00:00")]
    [InlineData("2026-11-05 上午12:00", null)] // Noon to people, midnight to programs.
    [InlineData("2026年11月5日 星期五 17:30", null)]
    [InlineData("2026-11-05 24:30", null)]
    [InlineData("2026-11-05 17:60", null)]
    [InlineData("2026-11-31 17:30", null)]
    public async Task A_time_is_taken_in_every_usual_form_and_one_that_cannot_be_is_named(string due, string? dueAt)
    {
        await using var op = await Operator.StartAsync();
        DateTimeOffset[] wanted = dueAt is null ? [] : [Bot.At(dueAt)];

        var ran = await op.TopicsAsync($"2026-W45,题目,,,,{due},");

        Assert.Equal(dueAt is null ? 1 : 0, ran.Code);
        Assert.Contains(dueAt is null ? "第 2 行：due" : "新增 1 个主题", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.Equal(wanted, await op.AskAsync((_, db) => db.Topics.Select(t => t.DueAt).ToListAsync(Operator.Token)));
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public async Task The_limits_of_a_plan_count_characters(int count, int code)
    {
        await using var op = await Operator.StartAsync();
        var text = string.Concat(Enumerable.Repeat("😀", count));
        op.Write("t.csv", $"week,title,opens,sort,series,place\n2026-W45,一,,,,{text}\n2026-W45,二,2026-11-03 09:00,班,{text},\n");

        var ran = await op.RunAsync("import", "topics", "t.csv");

        Assert.Equal(code, ran.Code);
        Assert.Equal(code == 0 ? string.Empty : "第 2 行：place 超过 64 个字\n第 3 行：series 超过 64 个字", string.Join('\n', ran.ErrorLines.SkipLast(1)));
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_imported()
    {
        await using var op = await Operator.StartAsync();
        await op.TopicsAsync("2026-W44,已有的,,党组;支部,,,");
        var before = await op.DumpAsync();

        var ran = await op.TopicsAsync(
            "2026-W45,好的,,党组,,,",
            "2026-45,周次不对,,,,,",
            "2026-W54,没有这周,,,,,",
            "2026-W46,,,,,,",
            "2026-W46,链接不对,ftp://a.cn,,,,",
            "2026-W46,对象不对,,全民,,,",
            "2026-W46,时间不对,,,早上,,",
            "2026-W46,先截止后开放,,,2026-11-12,2026-11-11,",
            "2026-W46,补学太早,,,,2026-11-11,2026-11-10",
            "2026-W45,重叠,,党组、青年,,,",
            "2026-W44,与已有的重叠,,支部|青年小组,,,",
            "2026-W08,只写一半,,,2026-02-16,,");

        Assert.Equal(1, ran.Code);
        Assert.Equal(Enumerable.Range(3, 11).Select(n => $"第 {n} 行"), ran.ErrorLines.SkipLast(1).Select(l => l.Split('：')[0]));
        Assert.Contains("与第 2 行的 2026-W45 党组《好的》", ran.Error, StringComparison.Ordinal);
        Assert.Contains("与已有主题 2026-W44 党组、支部《已有的》", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Theory]
    [InlineData(1_999, 1_999, "共 1999 处问题")]
    [InlineData(2_345, 2_000, "…另有 345 处问题未列出。共 2345 处")]
    public async Task Bad_rows_by_the_thousand_are_named_too_and_the_rest_is_counted(int bad, int named, string last)
    {
        await using var op = await Operator.StartAsync();

        var ran = await op.TopicsAsync([.. Enumerable.Repeat("2026-45,周次不对,,,,,", bad)]);

        Assert.Equal(1, ran.Code);
        Assert.Equal(Enumerable.Range(2, named).Select(n => $"第 {n} 行"), ran.ErrorLines.SkipLast(1).Select(line => line.Split('：')[0]));
        Assert.StartsWith(last, ran.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipped_weeks_past_topics_and_years_without_a_calendar_are_said()
    {
        await using var op = await Operator.StartAsync();

        var ran = await op.TopicsAsync("2026-W08,春节,,,,,", "2026-W10,过去的,,,,,", "2027-W02,明年,,,,,", "2027-W03,明年,,,,,");

        Assert.Equal(0, ran.Code);
        Assert.Contains("第 2 行：2026-W08", ran.Output, StringComparison.Ordinal);
        Assert.Contains("已跳过", ran.Output, StringComparison.Ordinal);
        Assert.Contains("不会开放", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, ran.Output.Split("2027 年放假安排尚未录入").Length);
        Assert.Contains("新增 3 个主题，更新 0 个，不变 0 个，跳过 1 周", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_without_a_working_day_is_kept_when_it_names_its_times()
    {
        await using var op = await Operator.StartAsync("2026-02-01 08:00");

        var ran = await op.TopicsAsync("2026-W08,春节也学,,,2026-02-17 10:00,2026-02-19 18:00,");

        Assert.Contains("新增 1 个主题", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_time_nothing_changes_and_a_dry_run_never_does()
    {
        await using var op = await Operator.StartAsync();
        string[] rows = ["2026-W45,一,https://a.cn/1,党组,,,", "2026-W45,二,,支部;青年,,,", "2026-W46,三,,all,,2026-11-12 12:00,"];
        await op.TopicsAsync(rows);
        var before = await op.DumpAsync();

        var again = await op.TopicsAsync(rows);
        op.Write("other.csv", "week,title,link,audience,opens,due,late_until\n2026-W45,改了,,党组,,,\n2026-W47,新的,,,,,\n");
        var dry = await op.RunAsync("import", "topics", "other.csv", "--dry-run");

        Assert.Contains("不变 3 个", again.Output, StringComparison.Ordinal);
        Assert.Contains("没有改动", again.Output, StringComparison.Ordinal);
        Assert.Contains("《一》 → 《改了》；链接 https://a.cn/1 → 无", dry.Output, StringComparison.Ordinal);
        Assert.Contains("+ 第 3 行 2026-W47", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task An_opened_topic_keeps_its_opening_and_whatever_was_put_off_by_chat()
    {
        await using var op = await Operator.StartAsync("2026-11-03 08:00");
        await op.TopicsAsync("2026-W45,题目,,,,,");
        await op.AskAsync(async (services, db) =>
        {
            var topic = await db.Topics.SingleAsync(Operator.Token);
            await services.GetRequiredService<IRosterFreeze>().OpenAsync(topic, services.GetRequiredService<LocalClock>().UtcNow, Operator.Token);
            topic.DueAt = Bot.At("2026-11-07 12:00");
            return await db.SaveChangesAsync(Operator.Token);
        });

        Assert.Contains("不变 1 个", (await op.TopicsAsync("2026-W45,题目,,,,,")).Output, StringComparison.Ordinal);
        Assert.Contains("已于", (await op.TopicsAsync("2026-W45,题目,,,2026-11-04 09:00,,")).Error, StringComparison.Ordinal);
        Assert.Contains("更新 1 个", (await op.TopicsAsync("2026-W45,新题目,,,,2026-11-05 12:00,")).Output, StringComparison.Ordinal);
    }
}
