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
            var old = await ItemAsync(db, imported);
            (old.VisitFrom, old.IsImportedClosed) = (null, true);
        });

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
        await office.ItemAsync("problem", 1, "9-1", Audit, "9-10 Claim Closed");
        await office.ItemAsync("problem", 2, "9-1", Audit, "9-10 Claim Closed");
        await office.ItemAsync("problem", 3, "9-1", Audit, "9-10 Claim Claimed", "9-11 Pass Closed");
        await office.ItemAsync("problem", 4, "9-1", Audit, "9-3 Void Void");
        await office.ItemAsync("problem", 5, "9-1", Audit, "9-3 Void Void");
        await office.Bot.ChangeAsync(async db =>
        {
            foreach (var item in await db.LedgerItems.Where(i => i.Number <= 2).ToListAsync(Bot.Token))
            {
                item.IsImportedClosed = true;
            }
        });

        Assert.Contains("没有依据，留着 *：一半以上是导入的、没有核实人：另有 2 个在导入前已完成", await office.SayAsync("数5"), StringComparison.Ordinal);

        await office.ItemAsync("problem", 6, "9-1", Audit, "9-10 Claim Claimed", "9-11 Pass Closed");
        Assert.Contains("数5 完成整改 2 个", await office.SayAsync("数5"), StringComparison.Ordinal);
    }

    private static Task<LedgerItem> ItemAsync(BotDbContext db, int id) => db.LedgerItems.SingleAsync(i => i.Id == id, Bot.Token);
}
