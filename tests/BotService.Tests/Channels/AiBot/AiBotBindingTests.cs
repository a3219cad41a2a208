using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>Who stands behind an id that means nothing outside the bot.</summary>
public sealed partial class AiBotBindingTests
{
    [Fact]
    public async Task An_id_that_nobody_knows_becomes_a_persons_by_a_code_of_the_own_liaison()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var refused = await bot.SayAsync("woBob_1", "已学");
        Assert.Contains("不在名单", refused);
        Assert.Contains("绑定", refused);
        Assert.DoesNotContain("绑定码：", await bot.SayAsync("dave", "绑定码 鲍勃"));

        var first = CodeIn(await bot.SayAsync("alice", "绑定码 鲍勃"));
        var second = CodeIn(await bot.SayAsync("chief", "绑定码 鲍勃"));
        Assert.Contains("没有绑定", await bot.SayAsync("woBob_1", $"绑定 {first}"));
        Assert.Contains("已绑定：鲍勃", await bot.SayAsync("woBob_1", $"绑定 {second}", "m-bind"));
        Assert.Contains("已绑定：鲍勃", await bot.SayAsync("woBob_1", $"绑定 {second}", "m-bind"));
        Assert.Contains("没有绑定", await bot.SayAsync("woOther", $"绑定 {second}"));
        Assert.Contains("按时", await bot.SayAsync("woBob_1", "已学"));

        // Ids are case-sensitive: another case is another id.
        Assert.Contains("不在名单", await bot.SayAsync("wobob_1", "已学"));
    }

    [Fact]
    public async Task A_code_waits_half_an_hour_and_five_wrong_ones_wait_for_an_hour()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var late = CodeIn(await bot.SayAsync("alice", "绑定码 鲍勃"));
        await bot.Bot.AdvanceToAsync("2026-09-07 08:31");
        Assert.Contains("没有绑定", await bot.SayAsync("woBob", $"绑定 {late}"));

        for (var i = 0; i < 4; i++)
        {
            Assert.Contains("没有绑定", await bot.SayAsync("woBob", "绑定 1234567" + i));
        }

        Assert.Contains("错得太多", await bot.SayAsync("woBob", $"绑定 {CodeIn(await bot.SayAsync("alice", "绑定码 鲍勃"))}"));
        await bot.Bot.AdvanceToAsync("2026-09-07 09:40");
        Assert.Contains("已绑定", await bot.SayAsync("woBob", $"绑定 {CodeIn(await bot.SayAsync("alice", "绑定码 鲍勃"))}"));
    }

    [Fact]
    public async Task The_app_gives_a_code_for_oneself_and_the_bot_takes_it()
    {
        await using var bot = await BotOnSocket.StartWithAppAsync();
        var code = CodeIn(await bot.Bot.SayAsync("carol", "绑定"));
        Assert.Contains("已绑定：卡萝", await bot.SayAsync("woCarol", $"绑定{code}"));
        Assert.Contains("已经认得您", await bot.SayAsync("woCarol", "绑定"));
        Assert.False(await bot.Bot.AskStoreAsync(db => Task.FromResult(db.Receipts.Any(r => r.ReplyText.Contains(code)))));
    }

    [Fact]
    public async Task Whoever_sends_a_code_and_nothing_else_can_be_reached_from_then_on()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-08 15:00");
        Assert.Contains("艾琳（未送达", await bot.SayAsync("dave", "未报"));

        Assert.Contains("已绑定：艾琳", await bot.SayAsync("woErin7", $"绑定 {CodeIn(await bot.SayAsync("dave", "绑定码 艾琳"))}"));

        Assert.Contains("未报 2，未送达 0", await bot.SayAsync("dave", "未报"));
        await bot.Bot.AdvanceToAsync("2026-09-11 17:00");
        Assert.NotEmpty(bot.PushesTo("woErin7"));
    }

    [Fact]
    public async Task A_liaison_gets_no_code_for_an_admin_and_a_member_none_for_anybody()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Bot.PeopleAsync("gina 吉娜 一支部 admin");
        Assert.DoesNotMatch(Code(), await bot.SayAsync("alice", "绑定码 吉娜"));
        Assert.DoesNotMatch(Code(), await bot.SayAsync("bob", "绑定码 卡萝"));
        Assert.Contains("已经认得您", await bot.SayAsync("bob", "绑定 12345678"));
    }

    [Fact]
    public async Task A_stand_in_gets_codes_for_the_group_and_none_for_the_liaison_whose_right_would_outlive_the_hand_over()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.SayAsync("alice", "交接 卡萝 至 9月9日");

        Assert.DoesNotMatch(Code(), await bot.SayAsync("carol", "绑定码 艾丽"));
        Assert.Matches(Code(), await bot.SayAsync("carol", "绑定码 鲍勃"));
        Assert.Matches(Code(), await bot.SayAsync("chief", "绑定码 艾丽"));
    }

    [Fact]
    public async Task A_code_that_is_sent_once_more_is_answered_as_bound_and_is_no_guess()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var code = CodeIn(await bot.SayAsync("chief", "绑定码 卡萝"));

        for (var i = 0; i < 8; i++)
        {
            Assert.Contains("已绑定：卡萝", await bot.SayAsync("woCarol7", $"绑定 {code}"));
        }

        Assert.Contains("没有绑定", await bot.SayAsync("woOther7", $"绑定 {code}"));
        Assert.Contains("绑定码不对", await bot.SayAsync("woCarol7", "绑定 7654"));
        Assert.Contains("已绑定：鲍勃", await bot.SayAsync("woCarol7", $"绑定 {CodeIn(await bot.SayAsync("chief", "绑定码 鲍勃"))}"));
    }

    [Fact]
    public async Task An_admin_by_configuration_needs_no_binding()
    {
        await using var bot = await BotOnSocket.StartAsync();
        Assert.Contains("提醒", await bot.SayAsync("Boss", "状态"));
        Assert.Contains("机器人：已连接", await bot.SayAsync("boss", "状态"));
    }

    [GeneratedRegex(@"\d{8}")]
    private static partial Regex Code();

    private static string CodeIn(string text) => Code().Match(text) is { Success: true } match ? match.Value : throw new InvalidOperationException(text);
}
