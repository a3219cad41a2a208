using BotService.Files;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Brings the plan of topics to what a file says: the whole file or nothing, and nothing the second time.</summary>
internal sealed class TopicImport(StoreWriter writer, LocalClock clock, WorkCalendar calendar, StudyTimes times)
{
    public async Task<ImportReport> ImportFileAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        var table = TableFile.Read(path, TopicImportReader.Columns);

        return table.Rows.Count == 0
            ? ImportReport.Refused(table.Problems)
            : await writer.RunAsync((_, db, token) => ImportAsync(db, table, Path.GetFileName(path), dryRun, token), cancellationToken);
    }

    private async ValueTask<ImportReport> ImportAsync(BotDbContext db, Table table, string source, bool dryRun, CancellationToken cancellationToken)
    {
        var reader = new TopicImportReader(clock, calendar, times);
        var rows = table.Rows.Select(reader.Read).OfType<TopicImportRow>().ToList();
        var weeks = rows.Select(row => row.Week.Key).ToHashSet();
        var plan = new TopicImportPlan(clock, await db.Topics.Where(t => weeks.Contains(t.WeekKey)).ToListAsync(cancellationToken));
        rows.ForEach(plan.Take);
        List<TableProblem> problems = [.. table.Problems, .. reader.Problems, .. plan.Problems];

        if (problems.Count > 0)
        {
            return ImportReport.Refused(problems);
        }

        var summary = $"新增 {plan.Added.Count} 个主题，更新 {plan.Changed.Count} 个，不变 {plan.Unchanged} 个，跳过 {reader.SkippedWeeks} 周。";
        List<string> lines = [.. reader.Notes, .. plan.Notes, summary];

        if (dryRun)
        {
            return ImportReport.Done([.. Differences(plan), .. lines, "这是试运行，什么都没有改动。"]);
        }

        if (plan.Added.Count + plan.Changed.Count == 0)
        {
            return ImportReport.Done([.. lines, "主题计划与文件一致，没有改动。"]);
        }

        Apply(db, plan);
        db.Audit(clock.UtcNow, "cli", "import-topics", source.Length > 200 ? source[^200..] : source, summary);
        return ImportReport.Done(lines);
    }

    private static void Apply(BotDbContext db, TopicImportPlan plan)
    {
        db.Topics.AddRange(plan.Added.Select(row => new Topic
        {
            WeekKey = row.Week.Key,
            Title = row.Title,
            Link = row.Link,
            Audience = row.Audience,
            OpensAt = row.OpensAt,
            DueAt = row.DueAt,
            LateUntil = row.LateUntil,
        }));

        foreach (var (topic, row, _) in plan.Changed)
        {
            topic.Title = row.Title;
            topic.Link = row.Link;
            topic.OpensAt = row.OpensAt;
            topic.DueAt = row.DueAt;
            topic.LateUntil = row.LateUntil;
        }
    }

    private IEnumerable<string> Differences(TopicImportPlan plan) =>
    [
        .. plan.Added.Select(row => $"+ 第 {row.Line} 行 {row.Label}：{clock.Moment(row.OpensAt)} 开放，{clock.Moment(row.DueAt)} 截止，补学至 {clock.Moment(row.LateUntil)}"),
        .. plan.Changed.Select(change => $"~ 第 {change.Row.Line} 行 {change.Row.Label}：{change.Difference}"),
    ];
}
