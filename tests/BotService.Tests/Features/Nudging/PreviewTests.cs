using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Nudging;

public sealed class PreviewTests
{
    [Fact]
    public async Task An_admin_sees_what_a_day_will_bring_and_nothing_of_it_is_done()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        Assert.Contains("09:07 开放通知 第37周《高质量发展》→ 成员 6 人（按今天名单估计）", await bot.SayAsync("boss", "提醒预览"));
        await bot.AdvanceToAsync("2026-09-08 10:11");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("carol", "免打扰");
        Assert.Contains("没有提醒。之后最近的一次：9月10日 周四 09:37 联络员汇总", await bot.SayAsync("boss", "提醒预览"));

        var thursday = await bot.SayAsync("boss", "提醒预览 9月10日");
        Assert.Contains("16:07 周中提醒 第37周《高质量发展》→ 成员 2 人", thursday);
        Assert.Contains("09:37 联络员汇总 第37周《高质量发展》→ 联络员 4 人", thursday);
        Assert.DoesNotMatch("艾丽|鲍勃|卡萝|戴维|艾琳", thursday);
        Assert.Equal(thursday, await bot.SayAsync("boss", "提醒预览 周四"));

        await bot.AdvanceToAsync("2026-09-10 18:01");
        Assert.Equal(2, bot.PushedAt("09-10 16:07").Count);
        Assert.Equal(4, bot.PushedAt("09-10 09:37").Count);
    }

    [Fact]
    public async Task What_went_out_on_the_day_already_is_shown_too()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:11");

        var today = await bot.SayAsync("boss", "提醒预览");
        Assert.Contains("今天已发：\n09:07 开放通知 第37周《高质量发展》→ 成员 6 人", today);
        Assert.Contains("再没有提醒", today);

        await bot.AdvanceToAsync("2026-09-08 10:11");
        Assert.DoesNotContain("今天已发", await bot.SayAsync("boss", "提醒预览"));
        await bot.DoAsync("alice", "催办");
        Assert.Contains("10:11 催办 第37周《高质量发展》→ 成员 2 人", await bot.SayAsync("boss", "提醒预览"));
    }

    [Fact]
    public async Task Digests_and_notices_that_went_out_on_the_day_are_shown_as_well()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-09 10:11");
        await bot.DoAsync("chief", "传达 食堂搬迁安排 对象:全体");
        await bot.AdvanceToAsync("2026-09-09 10:30");
        Assert.Contains("传达 第37周《食堂搬迁安排》→ 成员 6 人", await bot.SayAsync("boss", "提醒预览"));

        await bot.AdvanceToAsync("2026-09-11 17:50");

        var friday = await bot.SayAsync("boss", "提醒预览");
        Assert.Matches("今天已发：\n(.*\n)*17:37 截止汇总 第37周《高质量发展》→ 联络员和管理员 [2-9] 人", friday);
        Assert.Equal(bot.PushedAt("09-11 17:37").Count, PeopleIn(friday, "联络员和管理员"));
    }

    [Fact]
    public async Task A_notice_that_was_just_sent_is_counted_and_its_line_is_promised_on_one_day_only()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:11");
        await bot.DoAsync("chief", "传达 档案移交办法 对象:全体");

        Assert.Contains("传达 第37周《档案移交办法》→ 成员 6 人", await bot.SayAsync("boss", "提醒预览"));
        var (thursday, friday) = (await bot.SayAsync("boss", "提醒预览 9月10日"), await bot.SayAsync("boss", "提醒预览 9月11日"));
        await bot.AdvanceToAsync("2026-09-11 17:00");

        var told = await bot.AskStoreAsync(db => db.SentNudges.Where(s => s.Rule == "notice-week").OrderBy(s => s.At).ToListAsync());
        Assert.Equal(told.Count(s => s.At < Bot.At("2026-09-11 00:00")), PeopleIn(thursday, "传达 第37周《档案移交办法》→ 成员"));
        Assert.Equal(told.Count(s => s.At > Bot.At("2026-09-11 00:00")), PeopleIn(friday, "传达 第37周《档案移交办法》→ 成员"));
    }

    [Fact]
    public async Task Liaisons_whom_the_digest_tells_of_a_planned_topic_are_promised_no_reminder_of_their_own()
    {
        await using var bot = await Bot.StartAsync("2026-11-03 10:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W46");

        Assert.Contains("16:07 周中提醒 第46周《高质量发展》→ 成员 4 人（按今天名单估计）", await bot.SayAsync("boss", "提醒预览 11月12日"));
        await bot.AdvanceToAsync("2026-11-12 17:00");

        Assert.Equal(4, bot.PushedAt("11-12 16:07").Count);
    }

    [Fact]
    public async Task Past_days_and_unclear_ones_are_refused_and_members_cannot_look()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains("已经过去", await bot.SayAsync("boss", "提醒预览 昨天"));
        Assert.Contains("没看懂是哪一天", await bot.SayAsync("boss", "提醒预览 哪天都行"));
        Assert.Contains("由管理员使用", await bot.SayAsync("bob", "提醒预览"));
    }

    /// <summary>The number behind these words; 0 where they are not said.</summary>
    private static int PeopleIn(string preview, string words) =>
        Regex.Match(preview, $"{words} ([0-9]+) 人") is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
}
