using BotService.Tests.Harness;

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
    public async Task Past_days_and_unclear_ones_are_refused_and_members_cannot_look()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains("已经过去", await bot.SayAsync("boss", "提醒预览 昨天"));
        Assert.Contains("没看懂是哪一天", await bot.SayAsync("boss", "提醒预览 哪天都行"));
        Assert.Contains("由管理员使用", await bot.SayAsync("bob", "提醒预览"));
    }
}
