using System.Globalization;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudySignals;

/// <summary>How often the signals err, simulated with fixed seeds and published in docs/signals.md; run with BOTSERVICE_WRITE_TABLES=1 to write it anew.</summary>
public sealed class SignalRatesTests
{
    private const string Begin = "<!-- rates -->";

    private const string End = "<!-- /rates -->";

    private const int Weeks = 4_000;

    /// <summary>Where a rate is held against what was measured, chance moves it by less than half a point.</summary>
    private const int Many = 20_000;

    private static readonly int[] Sizes = [6, 8, 12, 20, 40];

    [Fact]
    public void The_published_error_rates_are_what_the_simulation_gives()
    {
        var table = Table();
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        var path = RepositoryFile.Path("../docs/signals.md");
        var text = File.ReadAllText(path);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));

        if (Environment.GetEnvironmentVariable("BOTSERVICE_WRITE_TABLES") is not null)
        {
            File.WriteAllText(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.Equal(table, text[start..end]);
    }

    [Fact]
    public void The_rates_that_were_measured_when_the_signals_were_defined_come_out_again()
    {
        Assert.All(Sizes, size => Assert.InRange(BurstModel.FalseAlarms(size, Weeks), 0, 0.05));
        int[] measured = [7, 26, 28, 21, 14];
        Assert.All(Sizes.Zip(measured), pair => Assert.InRange(BurstModel.Meeting(pair.First, 60, Many), pair.Second - 2, pair.Second + 2));
        Assert.All(Sizes, size => Assert.InRange(BurstModel.Meeting(size, 180, Many), 0, 2.3 + 2));
        Assert.All(Sizes, size => Assert.Equal(100, BurstModel.Pressed(size, 45, Weeks)));
        Assert.All(Sizes, size => Assert.InRange(BurstModel.Pressed(size, 90, Weeks), 61 - 2, 100));

        var clauses = TextModel.Clauses;
        Assert.Equal((7021, 4), (TextModel.PairsOf(clauses).Count, TextModel.PairsOf(clauses).Count(share => share >= 0.5)));
        Assert.Equal(0.83, TextModel.PairsOf(clauses).Max(), 2);
        Assert.InRange(TextModel.PairsOf(TextModel.Remarks).Max(), 0, 0.13);
        Assert.All((int[])[5, 10, 20, 40], draw => Assert.Equal(0, TextModel.ClustersDrawn(draw, Weeks)));
    }

    private static string Table()
    {
        var rows = new List<(string What, string Result)>
        {
            ($"扎堆回复，各人各回（20–80 % 在推送后马上回），{Weeks:#,0} 组周每种人数", Each(size => BurstModel.FalseAlarms(size, Weeks), "误报")),
            ("扎堆回复，没有登记的会，会后 60 秒内一起回", Each(size => BurstModel.Meeting(size, 60, Many), "误报")),
            ("同上，会后 180 秒内", Each(size => BurstModel.Meeting(size, 180, Many), "误报")),
            ("同上，会登记过（开活动）", "误报 0（不计）"),
        };
        rows.AddRange(((int[])[45, 90, 180, 300]).Select(seconds => ($"扎堆回复，有人让大家 {seconds} 秒内都点", Each(size => BurstModel.Pressed(size, seconds, Weeks), "查到"))));
        rows.Add(("心得雷同，总结原文的小句两两比", $"{TextModel.PairsOf(TextModel.Clauses).Count} 对里 {TextModel.PairsOf(TextModel.Clauses).Count(share => share >= 0.5)} 对 ≥ 0.5，最高 {Two(TextModel.PairsOf(TextModel.Clauses).Max())}"));
        rows.Add(("心得雷同，同一主题 40 份各写各的心得两两比", $"780 对里 0 对 ≥ 0.5，最高 {Two(TextModel.PairsOf(TextModel.Remarks).Max())}"));
        rows.Add(($"心得雷同（3 人起），每次抽 5、10、20、40 个小句，各 {Weeks:#,0} 次", $"误报 {string.Join('、', ((int[])[5, 10, 20, 40]).Select(draw => TextModel.ClustersDrawn(draw, Weeks)))} 次"));
        rows.AddRange(((int[])[3, 4, 6]).Select(copies => ($"心得雷同，10 份里 {copies} 份是同一份，各改 3 %、5 %、10 % 的字", $"查到 {string.Join('、', ((int[])[3, 5, 10]).Select(percent => Whole(TextModel.CopiesFound(copies, percent, 1000))))} %")));
        rows.Add(("改 5 % 的字、改 10 % 的字、删一句并换顺序后仍 ≥ 0.5", $"{Whole(TextModel.StillAlike(5))}、{Whole(TextModel.StillAlike(10))}、{Whole(TextModel.StillAlike(0))} %"));
        return $"\n| 测什么 | 结果 |\n|---|---|\n{string.Concat(rows.Select(row => $"| {row.What} | {row.Result} |\n"))}";
    }

    private static string Each(Func<int, double> rate, string word) => $"{word} {string.Join('、', Sizes.Select(size => Whole(rate(size))))} %（{string.Join('、', Sizes)} 人）";

    private static string Whole(double percent) => percent is > 0 and < 0.5 ? "<1" : percent.ToString("0", CultureInfo.InvariantCulture);

    private static string Two(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);
}
