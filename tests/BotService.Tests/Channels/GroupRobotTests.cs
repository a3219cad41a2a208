using System.Net;
using System.Text.Json.Nodes;
using BotService.Channels.GroupRobot;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels;

/// <summary>A group robot is told that a topic is open and how it ended, in figures.</summary>
public sealed class GroupRobotTests
{
    private const string Url = "https://robot.example/cgi-bin/webhook/send?key=verySecretRobotKey";

    [Fact]
    public async Task A_group_reads_the_opening_and_the_figures_and_no_name()
    {
        using var robot = new RobotHost();
        await using var bot = await Bot.StartWithAsync(services => services.AddHttpClient(GroupRobotChannel.Client).ConfigurePrimaryHttpMessageHandler(() => robot), settings: ("GroupRobot:Urls:0", Url));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        var opening = Assert.Single(robot.Texts);
        Assert.Contains("第37周", opening);
        Assert.Contains("高质量发展", opening);
        Assert.Contains("截止", opening);

        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-14 10:00");
        Assert.Equal(2, robot.Texts.Count);
        Assert.All((string[])["按时 1", "补学 0", "请假 0", "没学 0", "未送达 0", "未报 5"], line => Assert.Contains(line, robot.Texts[1]));
        Assert.All((string[])["艾丽", "鲍勃", "卡萝", "bob"], name => Assert.DoesNotContain(name, string.Concat(robot.Texts)));
        Assert.All(robot.Asked, asked => Assert.Equal(Url, asked));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("verySecretRobotKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_robot_is_named_by_the_number_that_the_operator_gave_it_also_where_numbers_are_left_out()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("GroupRobot:Urls:0", Url), ("GroupRobot:Urls:3", Url.Replace("https:", "http:", StringComparison.Ordinal)));

        var warning = Assert.Single(bot.LogLines, line => line.Contains("without encryption", StringComparison.Ordinal));
        Assert.Contains("GroupRobot__Urls__3 leads to robot.example without encryption: whoever is on the way reads the robot's key and can write in its group. Use https.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_is_too_busy_for_is_sent_a_little_later()
    {
        using var robot = new RobotHost();
        robot.Troubles.Enqueue(-1);
        await using var bot = await Bot.StartWithAsync(services => services.AddHttpClient(GroupRobotChannel.Client).ConfigurePrimaryHttpMessageHandler(() => robot), settings: ("GroupRobot:Urls:0", Url));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.Equal(2, robot.Texts.Count);
        Assert.Equal(robot.Texts[0], robot.Texts[1]);
    }

    [Fact]
    public async Task A_robot_whose_host_fails_does_not_take_the_service_out()
    {
        using var robot = new RobotHost { Status = HttpStatusCode.BadGateway };
        await using var bot = await StartAsync(robot);
        await bot.AdvanceToAsync("2026-09-07 11:00");

        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.True(robot.Texts.Count > 1);
    }

    [Fact]
    public async Task A_wrong_address_is_given_up_at_once_and_the_admin_reads_which_robot_and_why()
    {
        using var robot = new RobotHost { Status = HttpStatusCode.Forbidden };
        await using var bot = await StartAsync(robot);
        await bot.AdvanceToAsync("2026-09-07 10:30");

        var status = await bot.SayAsync("chief", "状态");

        Assert.Single(robot.Texts);
        Assert.Contains("给 第 1 个群机器人：群机器人的地址答复 HTTP 403", status);
        Assert.DoesNotContain("answered", status);
    }

    private static async Task<Bot> StartAsync(RobotHost robot)
    {
        var bot = await Bot.StartWithAsync(services => services.AddHttpClient(GroupRobotChannel.Client).ConfigurePrimaryHttpMessageHandler(() => robot), settings: ("GroupRobot:Urls:0", Url));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        return bot;
    }

    private sealed class RobotHost : HttpMessageHandler
    {
        public List<string> Texts { get; } = [];

        public List<string> Asked { get; } = [];

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        /// <summary>Codes with which the next messages are refused.</summary>
        public Queue<int> Troubles { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());
            Texts.Add((string)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["text"]!["content"]!);
            return new HttpResponseMessage(Status) { Content = new StringContent($$"""{"errcode":{{(Troubles.TryDequeue(out var code) ? code : 0)}},"errmsg":"sample"}""") };
        }
    }
}
