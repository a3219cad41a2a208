using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>What a body costs in time and memory, against its size and against plain text of that size: whoever can split text must not make it dear.</summary>
[Collection(nameof(Alone))]
public sealed class CostTests
{
    private const int MostAttempts = 6;

    private const int Half = 480 * 1024;
    private const int MostTimesPlain = 10;

    /// <summary>Time of the machine, not of the work: below it nothing is compared.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(25);

    /// <summary>Buffers that come in powers of two.</summary>
    private const long Buffers = 256 * 1024;

    /// <summary>A piece that is repeated inside an element, or {0} counted; the reading of each is one kind of work.</summary>
    public static readonly TheoryData<string> Constructs =
    [
        "plain text", "x<![CDATA[x]]>", "<![CDATA[]]>", "<![CDATA[x]]>", "x<!---->", "<!--x-->", "x<??>", "x<?a?>", "<?a b?>", "x&amp;", "&#65;", "&#x4E2D;x", "&lt;&gt;&quot;&apos;",
        "<b/>", "<b></b>", "<b>x</b>", "x<b/>", "<b{0}/>", "<b c='d'/>", "<b c{0}='d'/>", "<n:b xmlns:n='u'/>", "<b xmlns='u{0}'/>", " ", "\n", "\r", "\r\n", "\t", "]", "]]", "<", "<b>", "<b{0}>", "<b c='", "&", "&#", "<!", "<?", "<![CDATA[", "<!--", "-", "<!DOCTYPE x [",
        "\u4E2D", "\uFFFE", "\u0001", "\U0001F600", ">", "'", "=", "/", "</a>", "<Encrypt>x</Encrypt>", "<ToUserName>x</ToUserName>", "<MsgType>x</MsgType>", "<SelectedItem><QuestionKey>x</QuestionKey></SelectedItem>",
    ];

    public static readonly TheoryData<string> AroundConstructs = ["attributes", "namespaces", "one attribute", "one name", "one comment", "one instruction", "nesting", "after the root", "before the root"];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void A_body_full_of_one_construct_costs_no_more_than_its_size(string piece) => RequireLinear(size => Wrapped(Repeated(piece, size)));

    [Theory]
    [MemberData(nameof(AroundConstructs))]
    public void A_body_that_is_large_beside_its_text_costs_no_more_than_its_size(string kind) => RequireLinear(size => kind switch
    {
        "attributes" => $"<xml><a {Repeated("a{0}='' ", size)}>x</a></xml>",
        "namespaces" => $"<xml><a {Repeated("xmlns:a{0}='u' ", size)}>x</a></xml>",
        "one attribute" => $"<xml><a b='{Repeated("&amp;", size)}'>x</a></xml>",
        "one name" => $"<xml><{Repeated("a", size)}>x</a></xml>",
        "one comment" => $"<xml><!--{Repeated("- ", size)}--></xml>",
        "one instruction" => $"<xml><?a {Repeated("? ", size)}?></xml>",
        "nesting" => Repeated("<a xmlns:b='c'>", size / 2) + Repeated("</a>", size / 2),
        "after the root" => $"<xml><Encrypt>x</Encrypt><MsgType>x</MsgType></xml>{Repeated("<!-- -->\n", size)}",
        _ => $"{Repeated("<?a?>\n", size)}<xml><Encrypt>x</Encrypt><MsgType>x</MsgType></xml>",
    });

    /// <summary>A machine that is busy with something else is looked at again; what costs more than its size does so each time.</summary>
    private static void RequireLinear(Func<int, string> make)
    {
        foreach (var (reading, read) in Readings)
        {
            string? breach = null;

            for (var attempt = 0; attempt < MostAttempts && (attempt == 0 || breach is not null); attempt++)
            {
                breach = BreachOf(read, make);
            }

            Assert.True(breach is null, $"{reading}: {breach}");
        }
    }

    private static string? BreachOf(Action<string> read, Func<int, string> make)
    {
        var plain = Measure(read, Wrapped(Repeated("plain text", 2 * Half)));
        var half = Measure(read, make(Half));
        var whole = Measure(read, make(2 * Half));
        return whole.Time > (MostTimesPlain * plain.Time) + Noise ? $"{whole.Time} against {plain.Time} for plain text"
            : whole.Time > (2.5 * half.Time) + Noise ? $"{whole.Time} against {half.Time} for half of it"
            : whole.Bytes > (MostTimesPlain * plain.Bytes) + Buffers ? $"{whole.Bytes} bytes against {plain.Bytes} for plain text"
            : whole.Bytes > (2.2 * half.Bytes) + Buffers ? $"{whole.Bytes} bytes against {half.Bytes} for half of it"
            : null;
    }

    private static (string Reading, Action<string> Read)[] Readings =>
    [
        ("envelope", text => CallbackEnvelope.TryRead(Encoding.UTF8.GetBytes(text), out _)),
        ("message", text => InboundMessage.TryRead(text, out _)),
    ];

    private static (TimeSpan Time, long Bytes) Measure(Action<string> read, string text)
    {
        var best = TimeSpan.MaxValue;
        var bytes = long.MaxValue;

        for (var i = 0; i < 5; i++)
        {
            var (allocated, since) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            read(text);
            var took = Stopwatch.GetElapsedTime(since);
            best = took < best ? took : best;
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        return (best, bytes);
    }

    private static string Wrapped(string inside) => $"<xml><MsgType>text</MsgType><Encrypt>x</Encrypt><Content>{inside}</Content></xml>";

    private static string Repeated(string piece, int size)
    {
        var result = new StringBuilder(size + piece.Length);

        for (var number = 0; Encoding.UTF8.GetByteCount(piece) * (long)number < size && result.Length < size; number++)
        {
            result.Append(piece.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return result.ToString();
    }
}
