using System.Diagnostics;
using System.Xml.Linq;
using BotService.Files;
using BotService.Tests.Harness;

namespace BotService.Tests.Files;

/// <summary>What is written, judged by its bytes and by another program.</summary>
public sealed class WrittenWorkbookTests
{
    private const string Odd = "👨‍👩‍👧 𠮷野家 &<>\" _x0041_ \u3000两端 ";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Every_character_stays_and_nothing_that_people_wrote_is_a_formula()
    {
        var raw = new RawWorkbook(await WriteAsync());

        var rows = raw.Rows("表");
        Assert.Equal(Odd.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal), rows[1][0]);
        Assert.Equal("'=1+1", rows[2][0]);
        Assert.Equal("ab", rows[3][0]);
        Assert.Equal(["2026-09-07", "2026-09-07 09:10", "7", "33.3%"], rows[1][1..]);
        Assert.Empty(raw.Cells("表").Elements(Main + "f"));
        Assert.Equal("frozen", raw.Part("表").Descendants(Main + "pane").Single().Attribute("state")!.Value);
        Assert.NotEmpty(raw.Part("表").Descendants(Main + "col"));
    }

    [Fact]
    public async Task LibreOffice_reads_what_was_written()
    {
        var program = new[] { "/usr/bin/soffice", "/usr/local/bin/soffice" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("botservice-office-").FullName;

        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "w.xlsx"), await WriteAsync(), TestContext.Current.CancellationToken);
            using var office = Process.Start(new ProcessStartInfo(program!, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, Path.Combine(folder, "w.xlsx")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await office.WaitForExitAsync(TestContext.Current.CancellationToken);

            var csv = await File.ReadAllTextAsync(Path.Combine(folder, "w.csv"), TestContext.Current.CancellationToken);
            Assert.Contains("👨‍👩‍👧 𠮷野家 &<>\"\" _x0041_", csv, StringComparison.Ordinal);
            Assert.Contains("2026-09-07,2026-09-07 09:10,7,33.3%", csv, StringComparison.Ordinal);
            Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> WriteAsync()
    {
        var token = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();
        await using var workbook = await WorkbookWriter.CreateAsync(stream, token);
        await workbook.StartSheetAsync("表", [new("文字", 30), new("日期", 12), new("时间", 17), new("数", 9), new("率", 9)], token);
        await workbook.AddRowAsync([Odd, new DateOnly(2026, 9, 7), new DateTime(2026, 9, 7, 9, 10, 0), 7, new Share(1.0 / 3)], token);
        await workbook.AddRowAsync(["=1+1"], token);
        await workbook.AddRowAsync(["a\0\u0001b"], token);
        await workbook.FinishAsync(token);
        return stream.ToArray();
    }
}
