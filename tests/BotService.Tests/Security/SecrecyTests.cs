using System.Net;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Security;

/// <summary>What must not get out, and who must not get in.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task No_log_line_holds_a_secret_a_token_an_address_query_or_what_people_wrote()
    {
        const string Said = "这句话不该进日志XQ7";
        await using var bot = await Bot.StartAsync(settings: [("WeCom:SendTimeout", "00:00:00.400")]);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: $"主题{Said}");
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 42001));
        bot.WeCom.Faults.Add(SimulatorFault.Status("message/send", 500));
        bot.WeCom.Faults.Add(SimulatorFault.HangAfterAccept("message/send"));
        await bot.AdvanceToAsync("2026-09-07 09:30");

        foreach (var text in (string[])["已学", "没学", "意见", "匿名意见", "请假", "", "打卡"])
        {
            await bot.SayAsync("bob", $"{text} {Said}");
        }

        await new RawCallback(bot).GetAsync("msg_signature=SIG77&timestamp=1&nonce=NONCE77&echostr=ECHO77");
        await new RawCallback(bot).PostAsync("msg_signature=SIG77&timestamp=1&nonce=NONCE77", "<xml><Encrypt>ECHO77</Encrypt></xml>"u8.ToArray());
        await bot.AdvanceToAsync("2026-09-14 09:30");

        var demo = new SimulatorOptions();
        string[] forbidden = [demo.Secret, demo.Token, demo.EncodingAesKey, Said, "SIG77", "NONCE77", "ECHO77", "access_token=", "corpsecret=", "msg_signature="];
        Assert.All(bot.LogLines, line => Assert.DoesNotContain(forbidden, word => line.Contains(word, StringComparison.Ordinal)));
        Assert.NotEmpty(bot.LogLines);
    }

    [Fact]
    public async Task An_old_authentic_callback_that_is_played_again_changes_nothing()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        var raw = new RawCallback(bot);
        var captured = raw.Seal(RawCallback.Message("bob", "text", "<Content>已学</Content>", id: 4711));
        await raw.PostAsync(captured.ToQuery(), RawCallback.Body(captured));
        await bot.SayAsync("bob", "撤回");
        await bot.AdvanceToAsync("2026-09-09 09:10");

        Assert.Equal(HttpStatusCode.OK, (await raw.PostAsync(captured.ToQuery(), RawCallback.Body(captured))).StatusCode);

        Assert.Equal(Outcome.Pending, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync()));
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/health/ready")]
    [InlineData("/wecom/callback")]
    public async Task Every_answer_tells_browsers_to_be_careful(string path)
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.Http.GetAsync(new Uri(path, UriKind.Relative), Bot.Token);

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Who_floods_the_bot_is_told_so_and_takes_nothing_from_the_others()
    {
        await using var bot = await Bot.StartAsync(settings: [("RateLimit:Enabled", "true"), ("RateLimit:SenderBurst", "5"), ("RateLimit:PerSenderAndMinute", "10")]);
        await bot.UsualPeopleAsync();
        var answers = new List<string>();

        for (var i = 0; i < 9; i++)
        {
            answers.Add(await bot.SayAsync("bob", "帮助"));
        }

        Assert.Contains(answers, answer => answer.Contains("没有记下", StringComparison.Ordinal));
        Assert.Contains("已学", await bot.SayAsync("carol", "帮助"));
        Assert.Contains(bot.LogLines, line => line.Contains("A callback was refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_can_come_from_files_as_containers_hand_them_over()
    {
        var file = Path.GetTempFileName();

        try
        {
            await File.WriteAllTextAsync(file, "TokenFromFile2026\n", Bot.Token);
            await using var bot = await Bot.StartAsync(settings: [("WeCom:Token_FILE", file)]);
            await bot.UsualPeopleAsync();

            Assert.Contains("已学", await bot.SayAsync("bob", "帮助"));
            var keys = RawCallback.Keys with { Token = "TokenFromFile2026" };
            Assert.Equal(HttpStatusCode.OK, (await new RawCallback(bot).PostAsync(RawCallback.Message("bob", "text", "<Content>帮助</Content>", id: 1), RawCallback.Codec(keys))).StatusCode);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
