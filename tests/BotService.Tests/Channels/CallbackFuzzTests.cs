using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels;

/// <summary>Thousands of spoilt callbacks, the same ones in every run: none brings a server error, none takes a second. Many more reach the codec alone, in BotService.WeCom.Tests.</summary>
public sealed class CallbackFuzzTests
{
    private const int Cases = 6_000;

    /// <summary>Two thirds of the cases may leave this much behind: the stand-in's and the test's own records of what was said, never the service's.</summary>
    private const long MostGrowth = 24 * 1024 * 1024;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private static readonly string[] Seeds =
    [
        RawCallback.Message("bob", "text", "<Content><![CDATA[已学 心得😀]]></Content>", id: 1),
        RawCallback.Message("alice", "text", "<Content>代录 鲍勃 已学 出差</Content>", id: 2),
        RawCallback.Message("chief", "text", "<Content>发布 主题 周五18:00 https://a.b/c</Content>", id: 3),
        RawCallback.Message("bob", "event", "<Event>click</Event><EventKey>我的</EventKey>"),
        RawCallback.Message("bob", "event", "<Event>template_card_event</Event><EventKey>已学 #1</EventKey><TaskId>t</TaskId><CardType>button_interaction</CardType><ResponseCode>r</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>o</OptionId></OptionIds></SelectedItem></SelectedItems>"),
        RawCallback.Message("bob", "location", "<Location_X>1.5</Location_X><Location_Y>2</Location_Y><Scale>15</Scale><Label>l</Label>", id: 4),
    ];

    private static readonly string[] Splices =
        ["<", "]]>", "&", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&#0;", "&#x10FFFF;", "\uFFFE", "-1", "99999999999999999999", "1e308", "<xml>", "</xml>", "第53周", "0月0日", "99点99", "#2147483648", "、", "\u202E", "NaN", "2月30日至1月1日", new string('9', 300)];

    [Fact]
    public async Task No_spoilt_callback_brings_a_server_error_or_takes_long()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        var raw = new RawCallback(bot);
        var slow = new ConcurrentQueue<int>();
        var afterWarmUp = 0L;

        await Parallel.ForAsync(0, Cases, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Bot.Token }, async (number, _) =>
        {
            var random = new Random(number);
            var since = Stopwatch.StartNew();
            var response = await SendAsync(raw, random);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden, $"case {number} brought {response.StatusCode}");

            if (since.Elapsed > Slow)
            {
                slow.Enqueue(number);
            }

            if (number == Cases / 3)
            {
                afterWarmUp = GC.GetTotalMemory(forceFullCollection: true);
            }
        });

        // A machine that was busy elsewhere is forgiven; a case that takes long takes long again.
        foreach (var number in slow)
        {
            var since = Stopwatch.StartNew();
            await SendAsync(raw, new Random(number));
            Assert.True(since.Elapsed < Slow, $"case {number} took {since.Elapsed} again");
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - afterWarmUp, long.MinValue, MostGrowth);
        Assert.DoesNotContain(bot.LogLines, line => line.StartsWith("Error BotService", StringComparison.Ordinal));
    }

    /// <summary>Two thirds are rightly sealed and odd inside, so that they reach the commands; one third is spoilt on the outside.</summary>
    private static Task<HttpResponseMessage> SendAsync(RawCallback raw, Random random)
    {
        var seed = Seeds[random.Next(Seeds.Length)];

        if (random.Next(3) > 0)
        {
            return raw.PostAsync(MutateText(seed, random));
        }

        var message = raw.Seal(seed);
        return raw.PostAsync(random.Next(2) == 0 ? message.ToQuery() : message.ToQuery()[..random.Next(20)], MutateBytes(RawCallback.Body(message), random));
    }

    private static string MutateText(string text, Random random)
    {
        var result = new StringBuilder(text);

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(result.Length);

            switch (random.Next(4))
            {
                case 0:
                    result.Remove(at, Math.Min(random.Next(1, 30), result.Length - at));
                    break;
                case 1:
                    result.Insert(at, Splices[random.Next(Splices.Length)]);
                    break;
                case 2:
                    result.Insert(at, (char)random.Next(1, 0xD7FF));
                    break;
                default:
                    result.Insert(at, result.ToString(random.Next(result.Length / 2), random.Next(result.Length / 2)));
                    break;
            }
        }

        return result.ToString();
    }

    private static byte[] MutateBytes(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes[..random.Next(bytes.Length)];
    }
}
