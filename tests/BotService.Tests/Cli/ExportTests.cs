using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

public sealed class ExportTests
{
    [Fact]
    public async Task A_week_is_exported_with_its_figures_and_the_rows_behind_them()
    {
        await using var op = await StudiedWeekAsync();

        var ran = await op.RunAsync("export", "participation", "--week", "2026-W45", "--out", "w.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var summary = Sheet(op.PathOf("w.xlsx"), "汇总");
        Assert.Equal(["组", "应到", "按时", "补学", "请假", "没学", "未送达", "未报", "完成率"], summary[0]);
        Assert.Equal(["'=一支部", "2", "1", "0", "0", "0", "0", "1", "50.0%"], summary[1]);
        Assert.Equal(["合计", "3", "1", "0", "0", "1", "0", "1", "33.3%"], summary[^1]);
        var rows = Sheet(op.PathOf("w.xlsx"), "明细");
        Assert.Equal(["周次", "主题", "组", "姓名", "账号", "结果", "回复时间", "代录", "代录原因", "心得"], rows[0]);
        Assert.Equal(["2026-W45", "'=题目", "'=一支部", "'@艾丽", "alice", "按时", "2026-11-03 08:00", "", "", "'+心得"], rows[1]);
        Assert.Equal(["2026-W45", "'=题目", "'=一支部", "鲍勃", "'-bob", "未报", "", "", "", ""], rows[2]);
        Assert.Equal(["没学", "2026-11-03 08:00", "是", "没带手机", ""], rows[3][5..10]);
    }

    [Fact]
    public async Task What_the_host_takes_out_is_noted_and_what_is_refused_is_not()
    {
        await using var op = await StudiedWeekAsync();

        await op.RunAsync("export", "participation", "--week", "2026-W44", "--out", "none.xlsx");
        await op.RunAsync("export", "participation", "--week", "2026-W45", "--out", "w.xlsx");
        Assert.Equal(0, (await op.RunAsync("export", "ledger", "--kind", "任务", "--out", "t.xlsx")).Code);
        Assert.Equal(2, (await op.RunAsync("export", "ledger", "--kind", "任务", "--as-of", "2026-12-24", "--out", "t.xlsx")).Code);
        Assert.Equal(2, (await op.RunAsync("export", "ledger", "--kind", "账本", "--out", "t.xlsx")).Code);

        Assert.Equal(["202645", "task"], await op.AskAsync((_, db) => db.AuditNotes.Where(n => n.Actor == "cli" && n.Action == "export").OrderBy(n => n.Id).Select(n => n.Subject).ToListAsync(Operator.Token)));
    }

    [Fact]
    public async Task Names_are_left_out_where_the_policy_says_so()
    {
        await using var op = await StudiedWeekAsync();
        op.Settings.Add("Policy:NamesInExports=false");

        await op.RunAsync("export", "participation", "--week=2026-W45", "--out", "w.xlsx");

        var rows = Sheet(op.PathOf("w.xlsx"), "明细");
        Assert.Equal(["周次", "主题", "组", "结果", "回复时间", "代录"], rows[0]);
        Assert.DoesNotContain(rows.SelectMany(r => r), cell => cell.Contains("alice", StringComparison.Ordinal) || cell.Contains("心得", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_week_without_an_opened_topic_is_said_and_no_file_is_left()
    {
        await using var op = await StudiedWeekAsync();

        var ran = await op.RunAsync("export", "participation", "--week", "2026-W46", "--out", "none.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("没有可以导出的记录", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(op.PathOf("none.xlsx")));
    }

    private static async Task<Operator> StudiedWeekAsync()
    {
        var op = await Operator.StartAsync("2026-11-03 08:00");
        await op.PeopleAsync("alice,@艾丽,=一支部,支部,,,,", "-bob,鲍勃,=一支部,,,,,", "carol,卡萝,二支部,支部,,,,");
        await op.TopicsAsync("2026-W45,=题目,,,,,");
        await op.AskAsync(async (services, db) =>
        {
            var clock = services.GetRequiredService<LocalClock>();
            await services.GetRequiredService<IRosterFreeze>().OpenAsync(await db.Topics.SingleAsync(Operator.Token), clock.UtcNow, Operator.Token);
            await db.SaveChangesAsync(Operator.Token);
            var rows = await db.Participations.OrderBy(p => p.MemberId).ToListAsync(Operator.Token);
            rows[0].Record(Outcome.OnTime, clock.UtcNow, rows[0].MemberId, "+心得");
            rows[2].Record(Outcome.NotStudied, clock.UtcNow, rows[0].MemberId, "没带手机");
            return await db.SaveChangesAsync(Operator.Token);
        });
        return op;
    }

    private static IReadOnlyList<string[]> Sheet(string file, string sheet) => RawWorkbook.Open(file).Rows(sheet);
}
