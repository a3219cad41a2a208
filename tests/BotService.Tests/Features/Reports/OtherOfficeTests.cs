using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

/// <summary>Another office's report from records that no fixture knows: each figure is the one that counting the tables by hand gives.</summary>
public sealed partial class OtherOfficeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Every_figure_of_another_template_is_what_the_raw_tables_hold(int seed)
    {
        var random = new Random(seed);
        await using var office = await ReportOffice.OpenAsync("2026-11-09 12:00", OtherTemplate.Campaign, OtherTemplate.Report, OtherTemplate.Docx(random));
        await office.Bot.ChangeAsync(new RandomOffice(random).FillAsync);
        var raw = await office.Bot.AskStoreAsync(db => new RawCounts { From = new(2026, 8, 10), Until = new(2026, 10, 18) }.ReadAsync(db));

        foreach (var day in (DateOnly[])[new(2026, 11, 9), new(2026, 8, 10 + random.Next(5, 20)), new(2026, 9, random.Next(10, 30))])
        {
            var answer = await office.SayAsync($"总结 {day.Month}月{day.Day}日");
            Assert.Contains("页眉、文本框", Places(answer));
            var number = int.Parse(Draft().Match(answer).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var clean = await office.FileAsync($"稿{number}.docx");
            var sources = new RawWorkbook(await office.FileAsync("来源.xlsx"));
            var counts = raw.Of(day, office.Bot.Clock.UtcNow);
            counts["方向"] = 2;
            var rows = sources.Rows("总表").ToDictionary(row => row[1]!, row => row);

            foreach (var name in counts.Keys.ToList())
            {
                var row = rows[name];

                // Nothing was recorded at all, or too much was closed before: then it is unknown, and no 0.
                if (row[2] == "*")
                {
                    Assert.True((counts[name] == 0 && row[7]!.StartsWith("没有依据", StringComparison.Ordinal)) || row[7]!.StartsWith("没有依据：一半以上是导入的", StringComparison.Ordinal), $"{name} is {counts[name]} and said to be unknown: {row[7]}");
                    counts[name] = int.MinValue;
                    continue;
                }

                Assert.True($"{counts[name]}" == row[3], $"{name} of {day} is {counts[name]} by hand and {row[3]} in the report");
                Assert.Equal(counts[name], sources.Rows(sources.SheetNames.Single(sheet => sheet.EndsWith($" {name}", StringComparison.Ordinal))).Skip(3).Sum(one => int.Parse(one[4]!, System.Globalization.CultureInfo.InvariantCulture)));
            }

            Assert.Equal(OtherTemplate.Text(counts), Written(clean));
            Assert.Empty(DocxMaker.ProblemsOf(clean));
            Assert.Equal(counts["走访次数"] == int.MinValue ? ["请核一下", "走访次数"] : ["请核一下"], DocxMaker.CommentsOf(clean));
        }

        await office.SayAsync("总结 批注");
        var working = await office.FileAsync("批注.docx");
        Assert.Empty(DocxMaker.ProblemsOf(working));
        Assert.Contains(DocxMaker.CommentsOf(working), comment => comment.Contains("没有依据，留着 *：由上级填写", StringComparison.Ordinal));
    }

    /// <summary>The text as one reads it: without what was deleted and without text boxes.</summary>
    private static string Written(byte[] docx) => string.Join('\n', DocxMaker.Part(docx).Descendants(DocxMaker.W + "p")
        .Where(p => !p.Ancestors(DocxMaker.W + "txbxContent").Any())
        .Select(p => string.Concat(p.Descendants(DocxMaker.W + "t").Where(t => t.Ancestors(DocxMaker.W + "p").First() == p).Select(t => t.Value))));

    private static string Places(string answer) => string.Join('、', ((string[])["页眉", "文本框"]).Where(word => answer.Contains(word, StringComparison.Ordinal)));

    [GeneratedRegex("稿(\\d+)")]
    private static partial Regex Draft();
}
