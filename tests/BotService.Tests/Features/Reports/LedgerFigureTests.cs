using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Reports;

/// <summary>Which items of a ledger belong to a figure: by their day, and by how they were closed.</summary>
public sealed class LedgerFigureTests
{
    private const string Audit = """{"source":"审计"}""";

    [Fact]
    public async Task A_day_of_the_report_without_a_year_is_the_last_one_that_has_passed()
    {
        await using var office = await ReportOffice.OpenAsync(campaign: """{ "Campaigns": [{ "Name": "主题教育", "From": "2026-02-01" }] }""");
        await office.ItemAsync("problem", 1, "4-1", Audit, "4-10 Claim Claimed", "4-20 Pass Closed");
        await office.ItemAsync("problem", 2, "6-1", Audit, "6-10 Claim Claimed", "6-20 Pass Closed");

        Assert.Contains("数5 完成整改 1\n", await office.SayAsync("数字 5月1日"), StringComparison.Ordinal);
        Assert.Contains("数5 完成整改 1 个，截至5月1日", await office.SayAsync("数5 5月1日"), StringComparison.Ordinal);
        Assert.Contains("稿1 主题教育 截至5月1日", await office.SayAsync("总结 5月1日"), StringComparison.Ordinal);
        Assert.Contains("2027年5月1日还没到", await office.SayAsync("总结 2027年5月1日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_belongs_to_the_campaign_by_its_own_day_and_one_that_was_taken_over_counts()
    {
        await using var office = await ReportOffice.OpenAsync();
        var planned = await office.ItemAsync("visit", 1, "8-25", null, "9-10 Claim Closed");
        var written = await office.ItemAsync("visit", 2, "9-2", null, "9-2 Claim Closed");
        var imported = await office.ItemAsync("visit", 3, "8-20", null, "9-12 Claim Closed");
        await office.Bot.ChangeAsync(async db =>
        {
            (await ItemAsync(db, planned)).VisitFrom = new DateOnly(2026, 9, 10);
            (await ItemAsync(db, written)).VisitFrom = new DateOnly(2026, 8, 28);
            (await ItemAsync(db, imported)).VisitFrom = null;
        });
        await office.ImportedAsync(imported);

        var answer = await office.SayAsync("数14");

        Assert.Contains("数14 调研 2 次，截至11月30日", answer, StringComparison.Ordinal);
        Assert.Contains("访1 9月10日，访3 9月12日", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("访2", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("没有核实人", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_most_was_closed_before_is_asked_of_what_was_accepted_and_not_void()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.ImportedAsync(await office.ItemAsync("problem", 1, "9-1", Audit, "9-10 Claim Closed"), await office.ItemAsync("problem", 2, "9-1", Audit, "9-10 Claim Closed"));
        await office.ItemAsync("problem", 3, "9-1", Audit, "9-10 Claim Claimed", "9-11 Pass Closed");
        await office.ItemAsync("problem", 4, "9-1", Audit, "9-3 Void Void");
        await office.ItemAsync("problem", 5, "9-1", Audit, "9-3 Void Void");

        Assert.Contains("没有依据，留着 *：一半以上是导入的、没有核实人：另有 2 个在导入前已完成", await office.SayAsync("数5"), StringComparison.Ordinal);

        await office.ItemAsync("problem", 6, "9-1", Audit, "9-10 Claim Claimed", "9-11 Pass Closed");
        Assert.Contains("数5 完成整改 2 个", await office.SayAsync("数5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_figure_that_holds_older_closings_their_sentence_stands_too()
    {
        var report = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "config", "report.json"), Bot.Token)).Replace("\"States\": [\"Closed\"], \"Chains\": true,", "\"States\": [\"Closed\"], \"Chains\": true, \"IncludeImported\": true,", StringComparison.Ordinal);
        await using var office = await ReportOffice.OpenAsync(report: report);
        await office.ImportedAsync(
            await office.ItemAsync("problem", 1, "9-2", Audit, "9-12 Claim Closed"), await office.ItemAsync("problem", 2, "9-2", Audit, "9-12 Claim Closed"), await office.ItemAsync("problem", 3, "9-2", Audit, "9-14 Claim Closed"));
        await office.ItemAsync("problem", 4, "9-2", Audit, "9-20 Claim Claimed", "9-22 Pass Closed");
        const string Beside = "另有 3 个在导入前已完成（没有核实人），已算在内";

        var answer = await office.SayAsync("数5");
        Assert.Contains("数5 完成整改 4 个", answer, StringComparison.Ordinal);
        Assert.Contains(Beside, answer, StringComparison.Ordinal);

        await office.SayAsync("总结");
        Assert.Contains(new RawWorkbook(await office.FileAsync("来源.xlsx")).Rows("总表"), row => row[0] == "数5" && row[7].Contains(Beside, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_sample_of_older_closings_found_stands_beside_the_figure_from_its_day_on()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.ImportedAsync(await office.ItemAsync("problem", 1, "9-2", Audit, "9-12 Claim Closed"));
        await VerifiedAsync(office, 2, 3);

        Assert.Contains("请艾丽看", await office.SayAsync("核实导入"), StringComparison.Ordinal);
        Assert.Contains("另有 1 个在导入前已完成（没有核实人）", await office.SayAsync("数5"), StringComparison.Ordinal);
        await office.Bot.SayAsync("alice", "问1 没改好 柜子还是锁不上");
        Assert.Contains("另有 1 个在导入前已完成（抽查 1 个，0 个属实）", await office.SayAsync("数5"), StringComparison.Ordinal);
        await office.Bot.SayAsync("alice", "问1 通过");

        Assert.Contains("另有 1 个在导入前已完成（抽查 1 个，1 个属实）", await office.SayAsync("数5"), StringComparison.Ordinal);
        Assert.Contains("另有 1 个在导入前已完成（没有核实人）", await office.SayAsync("数5 11月29日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_samples_of_older_closings_found_is_read_once_for_all_figures_of_a_question()
    {
        using var count = new StatementCount();
        await using var office = await ReportOffice.OpenAsync();
        const string Values = """{"source":"审计","class":"机制"}""";
        await office.ImportedAsync(await office.ItemAsync("problem", 1, "9-3", Values, "9-15 Claim Closed"));
        await office.ItemAsync("problem", 2, "9-3", Values, "9-21 Claim Claimed", "9-23 Pass Closed");
        await office.SayAsync("核实导入");
        await office.Bot.SayAsync("alice", "问1 通过");

        var statements = await count.DuringAsync(office.Bot.Store, () => office.SayAsync("数字"));

        Assert.Single(statements, statement => statement.Contains("'Sample'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_older_closing_that_is_opened_again_moves_no_figure_of_a_day_before()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.ImportedAsync(await office.ItemAsync("problem", 1, "9-2", Audit, "9-12 Claim Closed"));
        await VerifiedAsync(office, 2, 3);
        var before = await office.SayAsync("数5 10月8日");
        Assert.Contains("数5 完成整改 2 个", before, StringComparison.Ordinal);
        await office.SayAsync("总结 10月8日");

        Assert.Contains("问1 重开", await office.SayAsync("问1 重开 柜子还是锁不上"), StringComparison.Ordinal);

        Assert.Equal(before, await office.SayAsync("数5 10月8日"));
        await office.SayAsync("总结 10月8日");
        Assert.DoesNotContain("说不清", await office.SayAsync("总结 比 稿1 稿2"), StringComparison.Ordinal);
    }

    private static async Task VerifiedAsync(ReportOffice office, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await office.ItemAsync("problem", number, "9-2", Audit, "9-20 Claim Claimed", "9-22 Pass Closed");
        }
    }

    private static Task<LedgerItem> ItemAsync(BotDbContext db, int id) => db.LedgerItems.SingleAsync(i => i.Id == id, Bot.Token);
}
