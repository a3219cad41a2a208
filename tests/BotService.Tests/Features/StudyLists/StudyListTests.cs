using System.Text.RegularExpressions;
using BotService.Features.Topics;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.StudyLists;

public sealed class StudyListTests
{
    private const string Header = "week,title,link,audience,opens,due,late_until,form,sort,series,place";

    private static readonly string[] ReadingClass =
    [
        "2026-W38,第一讲,,党组,2026-09-14 09:00,,,集中领学,班,读书班,",
        "2026-W38,第二讲,,党组,2026-09-15 09:00,,,集中领学,班,读书班,",
        "2026-W38,第三讲,,党组,2026-09-16 09:00,2026-09-16 11:30,,集中领学,班,读书班,",
    ];

    [Fact]
    public async Task The_own_tier_comes_with_forms_and_own_state_and_others_on_request()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, "2026-W37,高质量发展,,,,,,个人自学,,,", "2026-W38,大兴调查研究,,支部,,2026-09-17 15:00,,交流研学,学习,,三楼会议室", "2026-W39,青年专题,,青年,,,,主题践学,,,");
        await bot.AdvanceToAsync("2026-09-07 10:00");

        var own = await bot.SayAsync("bob", "学习清单");
        Assert.StartsWith("支部学习清单（您也在青年理论学习小组）\n", own, StringComparison.Ordinal);
        Assert.StartsWith("支部学习清单：常态 2 个专题（已开 1）\n", await bot.SayAsync("bob", "学习清单 支部"), StringComparison.Ordinal);
        Assert.Contains("第37周 高质量发展 个人自学 9月11日 待确认", own);
        Assert.Contains("第38周 大兴调查研究 交流研学 9月17日 15:00 三楼会议室", own);
        Assert.Contains("青年：发 学习清单 青年", own);

        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-14 10:00");
        Assert.Contains("上两周：第37周 已学", await bot.SayAsync("bob", "学习计划"));
        Assert.Contains("青年专题 主题践学", await bot.SayAsync("bob", "学习清单 青年"));
        Assert.Contains("层级写 党组、支部 或 青年", await bot.SayAsync("bob", "学习清单 领导"));
    }

    [Fact]
    public async Task A_class_counts_presence_asks_for_no_answer_and_is_told_once()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, ReadingClass);
        await bot.AdvanceToAsync("2026-09-14 10:00");

        var told = Assert.Single(bot.PushesTo("tom"));
        Assert.Contains("读书班", told);
        Assert.Contains("现在没有等您答复的主题", await bot.SayAsync("tom", "已学"));

        var opened = await bot.SayAsync("chief", "开活动 第一讲");
        Assert.Contains("读书班", opened);
        await bot.SayAsync("tom", $"签到 {Regex.Match(opened, "签到 (\\d{4})").Groups[1].Value}");
        await bot.SayAsync("bob", $"签到 {Regex.Match(opened, "签到 (\\d{4})").Groups[1].Value}");
        await bot.AdvanceToAsync("2026-09-16 18:00");

        Assert.Single(bot.PushesTo("tom"));
        Assert.Contains("班1“读书班”3 天（9月14日至16日，到 1/2、0/2、0/2）", await bot.SayAsync("tom", "学习清单 党组"));
        var figures = await bot.SayAsync("chief", "学习清单 统计");
        Assert.Equal("截至9月16日：专题 0 个（有人学过 0）；集中领学 0 场、交流研学 0 场、主题践学 0 场；读书班 3 天", figures);
        Assert.DoesNotContain("第一讲", await bot.SayAsync("chief", "统计"));
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(6, 8, 2)]
    public async Task A_class_of_any_length_and_size_counts_each_day_by_itself(int leaders, int days, int seed)
    {
        var random = new Random(seed);
        await using var bot = await Bot.StartAsync("2026-10-23 08:00");
        await bot.PeopleAsync(["chief 程序 机关支部 admin", "guest 来宾 机关支部", .. Enumerable.Range(0, leaders).Select(i => $"l{i} 领导{i} 局党组")]);
        List<DateOnly> held = [.. Enumerable.Range(0, 20).Select(i => new DateOnly(2026, 10, 26).AddDays(i)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(days)];
        await ImportAsync(bot, [.. held.Select((day, i) => $"2026-W{System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue))},第{i + 1}天课,,党组,{day:yyyy-MM-dd} 09:00,,,集中领学,班,能力提升班,")]);
        List<int> present = [];

        foreach (var (day, i) in held.Select((day, i) => (day, i)))
        {
            await bot.AdvanceToAsync($"{day:yyyy-MM-dd} 09:20");
            var came = Enumerable.Range(0, leaders).Where(_ => random.Next(3) > 0).ToList();
            present.Add(came.Count);
            var code = Regex.Match(await bot.SayAsync("chief", $"开活动 第{i + 1}天课"), "签到 (\\d{4})").Groups[1].Value;

            foreach (var who in came.Select(n => $"l{n}").Append("guest"))
            {
                await bot.SayAsync(who, $"签到 {code}");
                await bot.SayAsync(who, $"签到 {code}");
            }

            await bot.SayAsync("chief", "关活动");
        }

        var (first, last) = (held[0], held[^1]);
        Assert.Contains(
            $"班1“能力提升班”{days} 天（10月26日至{(last.Month == first.Month ? string.Empty : $"{last.Month}月")}{last.Day}日，到 {string.Join('、', present.Select(count => $"{count}/{leaders}"))}）",
            await bot.SayAsync("l0", "学习清单 党组"));
        Assert.EndsWith($"能力提升班 {days} 天", await bot.SayAsync("chief", "学习清单 统计"), StringComparison.Ordinal);
        var of = present.Count(count => count > 0);
        Assert.Contains($"记录：{(of >= 7 ? "已落实" : "部分")} {of}/7", await bot.SayAsync("chief", "规5"));
        Assert.All(Enumerable.Range(0, leaders), n => Assert.Single(bot.PushesTo($"l{n}"), push => push.Contains("能力提升班", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_topic_that_nobody_studied_is_no_studied_one_and_one_for_two_tiers_is_one()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, "2026-W37,党组的,,党组,,,,,,,", "2026-W37,大家的,,支部;青年,,,,,,,", "2026-W38,没人学的,,,,,,,,,");
        await bot.AdvanceToAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("tom", "没学 出差");
        var code = Regex.Match(await bot.SayAsync("chief", "开活动 座谈 交流研学"), "签到 (\\d{4})").Groups[1].Value;
        await bot.SayAsync("bob", $"签到 {code}");
        await bot.SayAsync("chief", "关活动 座谈");
        await bot.SayAsync("chief", "开活动 还没开完的会 集中领学");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        Assert.Contains("截至9月15日：专题 3 个（有人学过 1）；集中领学 0 场、交流研学 1 场", await bot.SayAsync("chief", "学习清单 统计"));
        Assert.Contains("截至9月7日：专题 2 个（有人学过 0）", await bot.SayAsync("chief", "学习清单 统计 9月7日"));
    }

    [Fact]
    public async Task The_file_is_read_twice_without_a_change_and_old_files_keep_the_form()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, ["2026-W37,高质量发展,,,,,,交流研学,,,", .. ReadingClass]);

        Assert.Contains(await ImportAsync(bot, ["2026-W37,高质量发展,,,,,,交流研学,,,", .. ReadingClass]), line => line.Contains("没有改动", StringComparison.Ordinal));
        await ImportAsync(bot, "2026-W37,高质量发展,,,,,,,,,");
        Assert.Equal(StudyForm.Exchange, await bot.AskStoreAsync(db => db.Topics.Select(t => t.Form).SingleAsync()));
    }

    [Theory]
    [InlineData("2026-W38,题,,,,,,朗诵,,,", "不认识的 form")]
    [InlineData("2026-W38,题,,,,,,,宴会,,", "不认识的 sort")]
    [InlineData("2026-W38,题,,,2026-09-14 09:00,,,,班,,", "要写 series")]
    [InlineData("2026-W38,题,,,,,,,班,读书班,", "要写 series（班名）和 opens")]
    public async Task A_row_that_plans_nothing_sensible_is_named(string row, string problem)
    {
        await using var bot = await StartAsync();

        Assert.Contains(await ImportAsync(bot, row), line => line.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AllTopics.CountAsync()));
    }

    [Fact]
    public async Task Days_of_one_title_are_the_same_after_a_second_import_and_each_has_its_own_gathering()
    {
        string[] rows = [.. Enumerable.Range(14, 3).Select(day => $"2026-W38,集中培训,,党组,2026-09-{day} 09:00,,,集中领学,班,能力班,")];
        await using var bot = await StartAsync();
        await ImportAsync(bot, rows);
        Assert.Contains(await ImportAsync(bot, rows), line => line.Contains("没有改动", StringComparison.Ordinal));
        await ImportAsync(bot, [rows[2].Replace("09-16 09:00", "09-17 14:00", StringComparison.Ordinal), .. rows[..2]]);
        Assert.Equal(3, await bot.AskStoreAsync(db => db.AllTopics.CountAsync()));

        await bot.AdvanceToAsync("2026-09-14 09:20");
        var code = Regex.Match(await bot.SayAsync("chief", "开活动 集中培训"), "签到 (\\d{4})").Groups[1].Value;
        await bot.SayAsync("tom", $"签到 {code}");
        await bot.SayAsync("chief", "关活动");
        await bot.AdvanceToAsync("2026-09-15 21:30");
        await bot.SayAsync("chief", "开活动 集中培训");

        Assert.Contains("班1“能力班”3 天（9月14日至17日，到 1/2、0/2）", await bot.SayAsync("tom", "学习清单 党组"));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Gatherings.Select(g => g.TopicId).Distinct().CountAsync()));
    }

    [Theory]
    [InlineData("开活动 第二课 交流研学", "这是“能力班”的一天")]
    [InlineData("开活动 能力班：第二课 交流研学", "这是“能力班”的一天")]
    [InlineData("开活动 下午讨论", "今天是“能力班”的 第二课 交流研学")]
    public async Task A_day_of_a_class_is_found_by_the_name_it_is_announced_by_or_pointed_out(string said, string answer)
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, "2026-W38,第二课 交流研学,,党组,2026-09-15 09:00,,,交流研学,班,能力班,");
        await bot.AdvanceToAsync("2026-09-15 08:50");

        Assert.Contains(answer, await bot.SayAsync("chief", said));
    }

    [Theory]
    [InlineData("班1", "班1“读书班”3 天")]
    [InlineData("班 1 统计", "班1“读书班”3 天")]
    [InlineData("完成 班1", "没有记成完成：班1 是专题班")]
    [InlineData("班1 已学", "没有记成已学：班1 是专题班")]
    [InlineData("班7", "没有班7")]
    public async Task A_class_is_called_by_its_number(string said, string answer)
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, ["2026-W38,大兴调查研究,,,2026-09-14 09:07,,,个人自学,,,", .. ReadingClass]);
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Contains(answer, await bot.SayAsync("tom", said));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Fact]
    public async Task Figures_of_a_past_day_stay_what_they_were_on_it()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, "2026-W37,高质量发展,,,,,,个人自学,,,");
        await bot.AdvanceToAsync("2026-09-08 20:00");
        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-09 10:00");
        await bot.SayAsync("bob", "撤回");

        Assert.Contains("（有人学过 1）", await bot.SayAsync("chief", "学习清单 统计 截止到9月8日"));
        Assert.Contains("（有人学过 0）", await bot.SayAsync("chief", "学习清单 统计"));
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.PeopleAsync("bob 鲍勃 一支部", "carol 卡萝 一支部 liaison", "yang 杨 青年理论学习小组", "tom 汤姆 局党组", "chief 程序 局党组 admin");
        await bot.ChangeAsync(async db => db.Memberships.Add(new Membership
        {
            MemberId = (await db.Members.SingleAsync(m => m.UserId == "bob")).Id,
            GroupId = (await db.Groups.SingleAsync(g => g.Tier == Tiers.Youth)).Id,
        }));
        return bot;
    }

    private static async Task<IReadOnlyList<string>> ImportAsync(Bot bot, params string[] rows)
    {
        var path = Path.Combine(Path.GetTempPath(), $"topics-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, $"{Header}\n{string.Join('\n', rows)}\n", Bot.Token);

        try
        {
            var report = await bot.Services.GetRequiredService<TopicImport>().ImportFileAsync(path, [], dryRun: false, Bot.Token);
            return [.. report.Problems.Select(p => p.ToString()), .. report.Lines];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
