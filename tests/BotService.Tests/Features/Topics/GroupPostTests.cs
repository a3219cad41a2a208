using System.Net;
using System.Text.Json.Nodes;
using BotService.Channels.GroupRobot;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Topics;

/// <summary>What a group reads through its robot in weeks with more than one topic, and what it never reads there.</summary>
public sealed class GroupPostTests
{
    [Fact]
    public async Task Topics_of_a_week_that_end_together_are_one_message_with_the_figures_of_the_whole_organisation()
    {
        using var robot = new Robot();
        await using var bot = await StartAsync(robot);
        await bot.PlanTopicAsync("2026-W37", "支部的主题", Tiers.Branch | Tiers.Leadership);
        await bot.PlanTopicAsync("2026-W37", "青年的主题", Tiers.Youth);
        await AnswerAsync(bot);
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Equal(3, robot.Texts.Count);
        var closing = robot.Texts[2].Split('\n');
        Assert.Equal("第37周《支部的主题》《青年的主题》已到截止时间", closing[0]);
        Assert.All((string[])["应到 7", "按时 2", "补学 0", "请假 0", "没学 0", "未送达 0", "未报 5"], line => Assert.Contains(line, closing));
        var asked = await bot.SayAsync("chief", "统计 第37周");
        Assert.All(closing.Skip(1), line => Assert.Contains(line, asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_they_end_apart_each_closing_counts_what_is_over_by_then()
    {
        using var robot = new Robot();
        await using var bot = await StartAsync(robot);
        await bot.PlanTopicAsync("2026-W37", "支部的主题", Tiers.Branch | Tiers.Leadership, due: "2026-09-09 17:30");
        await bot.PlanTopicAsync("2026-W37", "青年的主题", Tiers.Youth);
        await AnswerAsync(bot);
        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Equal(4, robot.Texts.Count);
        Assert.StartsWith("第37周《支部的主题》已到截止时间\n应到 6\n按时 1\n", robot.Texts[2], StringComparison.Ordinal);
        Assert.StartsWith("第37周《支部的主题》《青年的主题》已到截止时间\n应到 7\n按时 2\n", robot.Texts[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_and_a_due_time_that_moved_are_told_to_people_and_to_no_group()
    {
        using var robot = new Robot();
        await using var bot = await StartAsync(robot);
        await bot.PlanTopicAsync("2026-W37");
        await bot.AdvanceToAsync("2026-09-08 10:10");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.DoAsync("alice", "传达 组内安排");
        await bot.DoAsync("chief", "延期 第37周 到 9月14日 12:00");
        await bot.AdvanceToAsync("2026-09-08 11:00");

        Assert.Contains(bot.PushesTo("bob"), push => push.Contains("组内安排", StringComparison.Ordinal));
        Assert.Contains("高质量发展", Assert.Single(robot.Texts), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-14 14:00");
        Assert.Equal(2, robot.Texts.Count);
    }

    private static async Task AnswerAsync(Bot bot)
    {
        await bot.AdvanceToAsync("2026-09-08 10:00");
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"), StringComparison.Ordinal);
        Assert.Contains("按时", await bot.SayAsync("yang", "已学"), StringComparison.Ordinal);
    }

    private static async Task<Bot> StartAsync(Robot robot)
    {
        var bot = await Bot.StartWithAsync(services => services.AddHttpClient(GroupRobotChannel.Client).ConfigurePrimaryHttpMessageHandler(() => robot), settings: ("GroupRobot:Urls:0", "https://robot.example/cgi-bin/webhook/send?key=sample"));
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("yang 小杨 青年小组");
        return bot;
    }

    private sealed class Robot : HttpMessageHandler
    {
        public List<string> Texts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Texts.Add((string)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["text"]!["content"]!);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"errcode":0,"errmsg":"sample"}""") };
        }
    }
}
