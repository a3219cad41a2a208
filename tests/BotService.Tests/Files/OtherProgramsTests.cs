using System.Diagnostics;
using System.Globalization;
using BotService.Tests.Harness;
using CsvHelper;
using CsvHelper.Configuration;

namespace BotService.Tests.Files;

/// <summary>Every file that people get, opened by LibreOffice: no cell is lost or shown otherwise. Where it is not installed the test is skipped.</summary>
public sealed class OtherProgramsTests
{
    private const string Odd = "👍𠮷野家 \"引号\" <b>&,；";

    [Fact]
    public async Task Every_file_that_people_get_shows_the_same_in_LibreOffice()
    {
        var program = new[] { "/usr/bin/soffice", "/usr/local/bin/soffice" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "LibreOffice is not installed.");
        await using var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync(title: $"=HYPERLINK(1) {Odd}");
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("wangwei", $"已学 {Odd}");
        await bot.SayAsync("wangwei", "打卡");
        await bot.SayAsync("wangwei", "请假 下周 +休假");
        await bot.SayAsync("wangwei", $"意见 表格太多 {Odd}");
        await bot.SayAsync("zhoumin", $"问题 走廊应急灯不亮{Odd} 李秋月 10月20日");
        await bot.SayAsync("zhoumin", "任务 @修订办法 郑凯 10月20日");

        await bot.SayAsync("wangwei", "我的数据");
        await bot.SayAsync("zhoumin", "问题清单 导出");
        await bot.SayAsync("zhoumin", "任务清单 导出");
        await bot.SayAsync("zhoumin", "导出");
        await bot.AdvanceToAsync("2026-09-07 09:20");

        var files = bot.WeCom.Uploads.Where(upload => upload.FileName.EndsWith(".xlsx", StringComparison.Ordinal)).Select(upload => upload.Content.ToArray()).ToList();
        Assert.Equal(4, files.Count);
        await RequireSameAsync(program!, files);
    }

    private static async Task RequireSameAsync(string program, List<byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-office-").FullName;

        try
        {
            var paths = files.Select((_, i) => Path.Combine(folder, $"f{i}.xlsx")).ToList();
            paths.ForEach(path => File.WriteAllBytes(path, files[paths.IndexOf(path)]));

            // Cells as they are shown, and every sheet as a file of its own.
            string[] arguments = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "--outdir", folder, .. paths];
            using var office = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await office.WaitForExitAsync(Bot.Token);

            for (var i = 0; i < files.Count; i++)
            {
                var written = new RawWorkbook(files[i]);

                foreach (var sheet in written.SheetNames)
                {
                    Require(sheet, written.Rows(sheet), Read(Path.Combine(folder, $"f{i}-{sheet}.csv")));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Require(string sheet, IReadOnlyList<string[]> written, IReadOnlyList<string[]> shown)
    {
        Assert.True(written.Count <= shown.Count, $"{sheet}: {written.Count} rows were written, {shown.Count} are shown.");

        foreach (var (row, other) in written.Zip(shown))
        {
            Assert.All(row.Select((cell, column) => (cell, column)), pair => Assert.Equal(pair.cell, pair.column < other.Length ? other[pair.column] : string.Empty));
        }
    }

    private static List<string[]> Read(string path)
    {
        using var parser = new CsvParser(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false });
        var rows = new List<string[]>();

        while (parser.Read())
        {
            rows.Add([.. parser.Record!]);
        }

        return rows;
    }
}
