using BotService.Tests.Harness;

namespace BotService.Tests.Features.Statistics;

public sealed class DetailTests
{
    [Fact]
    public async Task Without_an_authorisation_there_are_counts_and_times_and_whom_to_ask_but_no_names()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "统计 一支部");

        var detail = await bot.SayAsync("chief", "这个数");

        Assert.StartsWith("第37周《高质量发展》 一支部 明细", detail);
        Assert.Contains("按时 2（9月7日 周一 09:10 至 9月7日 周一 11:00）", detail);
        Assert.Contains("未报 1\n", detail);
        Assert.Contains("一支部：艾丽", detail);
        Assert.DoesNotContain("鲍勃", detail);
        Assert.DoesNotContain("卡萝", detail);
    }

    [Fact]
    public async Task The_figure_of_everybody_names_each_groups_liaison()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "统计");

        var detail = await bot.SayAsync("chief", "这个数");

        Assert.Contains("按时 2", detail);
        Assert.All(["一支部：艾丽", "二支部：戴维", "局党组：没有联络员"], line => Assert.Contains(line, detail));
    }

    [Fact]
    public async Task A_running_authorisation_shows_names_until_it_ends()
    {
        await using var bot = await StartAsync(PolicyNames.Authorised("2026-09-01", "2026-09-08"));

        var detail = await bot.SayAsync("chief", "明细 一支部");
        Assert.Contains("按时 2：艾丽、鲍勃", detail);
        Assert.Contains("未报 1：卡萝", detail);
        Assert.Contains("9月8日", detail);

        await bot.AdvanceToAsync("2026-09-09 08:00");
        Assert.DoesNotContain("鲍勃", await bot.SayAsync("chief", "这个数"));
    }

    [Fact]
    public async Task Each_admin_has_the_own_last_figure_and_without_one_is_told_how()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "统计 二支部");
        await bot.SayAsync("boss", "各组");

        Assert.Contains("二支部 明细", await bot.SayAsync("chief", "明细"));
        Assert.Contains("全体 明细", await bot.SayAsync("boss", "这个数"));
    }

    [Fact]
    public async Task Without_a_figure_before_it_is_asked_for_one()
    {
        await using var bot = await StartAsync();

        Assert.Contains("请先发：统计", await bot.SayAsync("chief", "这个数"));
        Assert.Contains("没有叫", await bot.SayAsync("chief", "明细 九支部"));
    }

    private static async Task<Bot> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00", settings);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("alice", "已学");
        await bot.AdvanceToAsync("2026-09-07 11:00");
        await bot.SayAsync("bob", "已学");
        return bot;
    }
}
