using System.Diagnostics;
using System.Globalization;
using System.Text;
using BotService.Commands;
using BotService.Features.Roster;
using BotService.Files;
using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>Random input, four times as long, may cost some four times as much time and memory: nobody can make a message or a file dear by how it is put together.</summary>
[Collection(nameof(Alone))]
public sealed class CostFuzzTests
{
    private const int Times = 4, Seeds = 150;
    private const double MostTimesBytes = 6, MostTimesTime = 10;

    private const long BytesOfNoise = 512 * 1024;

    private static readonly TimeSpan TimeOfNoise = TimeSpan.FromMilliseconds(60);

    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    private static readonly string[] Said =
    [
        "已学", "没学", "学完了", "不是", "吗", "？", "，", "。", "\n", " ", "\u3000", "第37周", "2026-W37", "上周", "上上周", "本周", "9月7日", "2026年9月7日", "周三", "艾丽", "鲍勃", "欧阳", "书记", "同志", "一支部", "党组", "1", "9", "99999999999999999999", "一百二十三", "二〇二六",
        "“", "”", "「", "」", "《", "》", "(", ")", "（", "）", "【", "】", "\"", "'", "@", "#", "#1", "/", "\\", "<b>", "&amp;", "👍", "👨‍👩‍👧", "e\u0301", "\u200B", "a", "Z", "aaaaaaaaaaaaaaaa", "签到", "打卡", "签到签到", "撤回", "请假", "到", "至", "-", "因为", "替", "代录", "代", "帮我", "统计", "未报", "催办", "延期", "关闭",
        "问1", "任2", "完成", "通过", "进展", "和", "、", "都", "的", "了", "也", "还没", "一半", "3/5", "50%", "http://a.b/c", "a@b.c", "：", "；", ":", ";", "是", "不", "好", "谢谢", "收到", "—", "…", "...", "！", "传1 已阅", "征2 同意", "附件",
    ];

    private static readonly string[] Written =
    [
        ",", ";", "\t", "，", "\"", "\"\"", "a\"b", "\"a", "a\"", "\"\n", "\n", "\r", "\r\n", "''", "'", "=1+1", "x", "艾丽", "一支部", "支部", "2026-09-07", "00123", "1.23E+11", " ", "\u3000", "\u200B", "\u00A0", "\u2028", "𠮷", "👨‍👩‍👧", "e\u0301", "alice,艾丽,一支部,支部\n", "合计", "填表人：", "账号,姓名,支部,层级\n", "|", "、", "青年(青年)", "(", ")", "99999999999999999999999999", "\0",
    ];

    [Fact]
    public void A_message_costs_its_length() =>
        RequireLinear(Said, size: 3_000, pieces => pieces, text => Catalog.Read(text));

    [Fact]
    public void A_text_file_costs_its_length() =>
        RequireLinear(Written, size: 48_000, pieces => "userid,name,group,tier,role,other_groups,joined,left\n" + pieces, text => TableFile.Read("p.csv", Encoding.UTF8.GetBytes(text), PersonReader.Columns));

    private static void RequireLinear(string[] pieces, int size, Func<string, string> make, Action<string> read)
    {
        var dear = new List<string>();

        foreach (var (what, text) in Inputs(pieces))
        {
            var (small, large) = (make(text(size)), make(text(size * Times)));

            // A busy machine takes its time now and then, so what looks dear is looked at again.
            if (IsDear(read, small, large, 1) && IsDear(read, small, large, 4))
            {
                var (one, many) = (Measure(read, small, 4), Measure(read, large, 4));
                dear.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {one.Time.TotalMilliseconds:0.0} → {many.Time.TotalMilliseconds:0.0} ms, {one.Bytes >> 10} → {many.Bytes >> 10} KB"));
            }
        }

        Assert.Empty(dear);
    }

    private static bool IsDear(Action<string> read, string small, string large, int runs)
    {
        var (one, many) = (Measure(read, small, runs), Measure(read, large, runs));
        return many.Bytes > (MostTimesBytes * one.Bytes) + BytesOfNoise || many.Time > (MostTimesTime * one.Time) + TimeOfNoise;
    }

    /// <summary>Each piece alone again and again, pieces beside a long one, and random mixtures of a few.</summary>
    private static IEnumerable<(string What, Func<int, string> Text)> Inputs(string[] pieces)
    {
        foreach (var piece in pieces)
        {
            yield return (Shown(piece), length => Mixed([piece], length, 0));
        }

        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var chosen = Enumerable.Range(0, random.Next(2, 7)).Select(_ => pieces[random.Next(pieces.Length)]).ToArray();
            var (number, ordered) = (seed, seed % 2 == 0);
            yield return ($"seed {seed}: {string.Join(' ', chosen.Select(Shown))}", length => Mixed(chosen, length, ordered ? 0 : number));
        }
    }

    private static string Mixed(string[] pieces, int length, int seed)
    {
        var text = new StringBuilder(length + 64);
        var random = new Random(seed);

        for (var i = 0; text.Length < length; i++)
        {
            text.Append(pieces[seed == 0 ? i % pieces.Length : random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private static string Shown(string piece) => $"[{piece.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}]";

    private static (TimeSpan Time, long Bytes) Measure(Action<string> read, string text, int runs)
    {
        var (best, bytes) = (TimeSpan.MaxValue, long.MaxValue);

        for (var i = 0; i < runs; i++)
        {
            var (allocated, since) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            read(text);
            var took = Stopwatch.GetElapsedTime(since);
            (best, bytes) = (took < best ? took : best, Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - allocated));
        }

        return (best, bytes);
    }
}
