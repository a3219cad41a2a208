using System.Diagnostics;
using System.Text;
using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>A hundred thousand spoilt callbacks, the same in every run, through envelope, cipher and message: no exception, no wait, nothing kept.</summary>
[Collection(nameof(Alone))]
public class CodecFuzzTests
{
    private const int Cases = 100_000;
    private const int WarmUp = 10_000;
    private const long MostGrowth = 4 * 1024 * 1024;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly CallbackKeys Keys = new("StudyBotToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static readonly CallbackCodec Codec = new("wwstudy0123456789a", Keys, previous: null);

    private static readonly string[] Seeds =
    [
        Message("text", "<Content><![CDATA[已学 心得😀]]></Content><MsgId>1234567890123456</MsgId>"),
        Message("text", "<Content>a &lt;b&gt; &amp; &#x4E2D;&#25991;</Content><MsgId>2</MsgId>"),
        Message("event", "<Event>click</Event><EventKey>我的</EventKey>"),
        Message("event", "<Event>template_card_event</Event><EventKey>已学 #1</EventKey><TaskId>t</TaskId><CardType>button_interaction</CardType><ResponseCode>r</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>o</OptionId></OptionIds></SelectedItem></SelectedItems>"),
        Message("event", "<Event>batch_job_result</Event><BatchJob><JobId>j</JobId><ErrCode>0</ErrCode></BatchJob>"),
        Message("location", "<Location_X>1.5</Location_X><Location_Y>2</Location_Y><Scale>15</Scale><Label>l</Label><MsgId>4</MsgId>"),
    ];

    private static readonly string[] Splices =
        ["<", ">", "]]>", "<![CDATA[", "&", "&amp;amp;", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<!--", "-->", "<?xml?>", "&#0;", "&#x110000;", "&#x10FFFF;", "\uFFFE", "\uD800", "\0", "-1", "99999999999999999999", "1e308", "NaN", "<xml>", "</xml>", "<a b='c'/>", "\r\n", new string('9', 300), new string('<', 200)];

    private static readonly string[] Words = ["中", "😀", "-", "\u202E", "99999999999999999999", " ", "\t", "\r\n", "", "e9", "#2147483648", "]]", new string('长', 2000)];

    [Fact]
    public void A_hundred_thousand_spoilt_callbacks_bring_no_exception_no_wait_and_no_growth()
    {
        var (accepted, read, afterWarmUp) = (0, 0, 0L);

        for (var number = 0; number < Cases; number++)
        {
            var since = Stopwatch.GetTimestamp();
            var (wasAccepted, wasRead) = Try(number);
            accepted += wasAccepted ? 1 : 0;
            read += wasRead ? 1 : 0;

            // A machine that was busy elsewhere is forgiven; a case that takes long takes long again.
            if (Stopwatch.GetElapsedTime(since) > Slow)
            {
                since = Stopwatch.GetTimestamp();
                Try(number);
                Assert.True(Stopwatch.GetElapsedTime(since) < Slow, $"case {number} took long twice");
            }

            afterWarmUp = number == WarmUp ? GC.GetTotalMemory(forceFullCollection: true) : afterWarmUp;
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - afterWarmUp, long.MinValue, MostGrowth);

        // The cases must reach the inside as well as the outside.
        Assert.InRange(accepted, Cases / 2, Cases);
        Assert.InRange(read, Cases / 10, Cases);
    }

    /// <summary>Two thirds are rightly sealed and odd inside; one third is spoilt on the wire.</summary>
    private static (bool Accepted, bool Read) Try(int number)
    {
        var random = new Random(number);
        var seed = Seeds[random.Next(Seeds.Length)];
        var isOddInside = random.Next(3) > 0;
        var message = Codec.Seal(isOddInside ? random.Next(2) == 0 ? MutateText(seed, random) : MutateWords(seed, random) : seed, "1788750000", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var body = Encoding.UTF8.GetBytes(message.ToCallbackXml("wwstudy0123456789a", 1000002));

        if (!CallbackEnvelope.TryRead(isOddInside ? body : MutateBytes(body, random), out var envelope))
        {
            return (false, false);
        }

        var signature = new CallbackSignature(message.Signature, message.Timestamp, message.Nonce);

        if (Codec.TryOpen(signature, envelope.Encrypted, out var opened) is not CallbackVerdict.Accepted)
        {
            return (false, false);
        }

        return (true, InboundMessage.TryRead(opened.Message, out _));
    }

    private static string Message(string type, string fields) =>
        $"<xml><ToUserName><![CDATA[wwstudy0123456789a]]></ToUserName><FromUserName><![CDATA[bob]]></FromUserName><CreateTime>1788750000</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}<AgentID>1000002</AgentID></xml>";

    /// <summary>The markup stays whole, so that odd words, numbers and names reach the reading of the message.</summary>
    private static string MutateWords(string text, Random random)
    {
        var result = new StringBuilder(text);
        var places = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at]) || text[at] > '\u2E80').ToList();
        var at = places[random.Next(places.Count)];
        return result.Remove(at, 1).Insert(at, Words[random.Next(Words.Length)]).ToString();
    }

    private static string MutateText(string text, Random random)
    {
        var result = new StringBuilder(text);

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(result.Length);
            _ = random.Next(5) switch
            {
                0 => result.Remove(at, Math.Min(random.Next(1, 30), result.Length - at)),
                1 => result.Insert(at, Splices[random.Next(Splices.Length)]),
                2 => result.Insert(at, (char)random.Next(1, 0xD7FF)),
                3 => result.Insert(at, result.ToString(random.Next(result.Length / 2), random.Next(result.Length / 2))),
                _ => result.Replace(result[at], (char)random.Next(32, 127), at, 1),
            };
        }

        return result.Length == 0 ? "x" : result.ToString();
    }

    private static byte[] MutateBytes(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
