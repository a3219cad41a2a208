using BotService.Files;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Brings the plan of topics to what a file says: the whole file or nothing, and nothing the second time.</summary>
internal sealed class TopicImport(StoreWriter writer, LocalClock clock, WorkCalendar calendar, StudyTimes times)
{
    /// <param name="ignored">Headings of columns that the operator chose to leave out.</param>
    public Task<ImportReport> ImportFileAsync(string path, IReadOnlyList<string> ignored, bool dryRun, CancellationToken cancellationToken) =>
        ImportAsync(TableFile.Read(path, TopicImportReader.Columns with { Ignored = ignored }), Path.GetFileName(path), "cli", dryRun, cancellationToken);

    /// <param name="source">What is noted as the place that the rows came from.</param>
    /// <param name="actor">Whose doing it is noted as.</param>
    public async Task<ImportReport> ImportAsync(Table table, string source, string actor, bool dryRun, CancellationToken cancellationToken) => table.Rows.Count == 0
        ? ImportReport.Refused(table.Problems)
        : await writer.RunAsync((_, db, token) => ImportAsync(db, table, source, actor, dryRun, token), cancellationToken);

    private async ValueTask<ImportReport> ImportAsync(BotDbContext db, Table table, string source, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        var reader = new TopicImportReader(clock, calendar, times);
        var rows = table.Rows.Select(reader.Read).OfType<TopicImportRow>().ToList();
        var weeks = rows.Select(row => row.Week.Key).ToHashSet();
        var plan = new TopicImportPlan(clock, await db.AllTopics.Where(t => t.Sort != TopicSort.Notice && weeks.Contains(t.WeekKey)).ToListAsync(cancellationToken), rows);
        rows.ForEach(plan.Take);
        List<TableProblem> problems = [.. table.Problems, .. reader.Problems, .. plan.Problems];

        if (problems.Count > 0)
        {
            return ImportReport.Refused(problems);
        }

        var summary = $"新增 {plan.Added.Count} 个主题，更新 {plan.Changed.Count} 个，不变 {plan.Unchanged} 个，跳过 {reader.SkippedWeeks} 周。";
        List<string> lines = [.. table.Notes, .. reader.Notes, .. plan.Notes, summary];
        var changes = Changes(plan).ToList();

        if (dryRun)
        {
            return ImportReport.Done(changes, [.. lines, "这是试运行，什么都没有改动。"]);
        }

        if (plan.Added.Count + plan.Changed.Count == 0)
        {
            return ImportReport.Done(changes, [.. lines, "主题计划与文件一致，没有改动。"]);
        }

        Apply(db, plan, await ClassNumbersAsync(db, plan, cancellationToken));
        db.Audit(clock.UtcNow, actor, "import-topics", CellText.End(source, 200), summary);
        return ImportReport.Done(changes, lines);
    }

    /// <summary>A class keeps its number, a new one gets the next.</summary>
    private static async ValueTask<Dictionary<string, int>> ClassNumbersAsync(BotDbContext db, TopicImportPlan plan, CancellationToken cancellationToken)
    {
        var known = await db.AllTopics.Where(t => t.Sort == TopicSort.ClassDay && t.Series != null && t.Number != null).Select(t => new { t.Series, t.Number }).Distinct().ToListAsync(cancellationToken);
        var numbers = known.DistinctBy(k => k.Series).ToDictionary(k => k.Series!, k => k.Number!.Value);

        foreach (var series in plan.Added.Where(row => row.Sort is TopicSort.ClassDay).Select(row => row.Series!).Where(series => !numbers.ContainsKey(series)).Distinct().ToList())
        {
            numbers[series] = numbers.Values.DefaultIfEmpty().Max() + 1;
        }

        return numbers;
    }

    private static void Apply(BotDbContext db, TopicImportPlan plan, Dictionary<string, int> classNumbers)
    {
        db.Topics.AddRange(plan.Added.Select(row => new Topic
        {
            Sort = row.Sort,
            Form = row.Form ?? StudyForm.Self,
            Series = row.Series,
            Place = row.Place,
            Number = row.Sort is TopicSort.ClassDay ? classNumbers[row.Series!] : null,
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
            topic.Form = row.Form ?? topic.Form;
            topic.Series = row.Series ?? topic.Series;
            topic.Place = row.Place ?? topic.Place;
            topic.OpensAt = row.OpensAt;
            topic.DueAt = row.DueAt;
            topic.LateUntil = row.LateUntil;
        }
    }

    private IEnumerable<ImportChange> Changes(TopicImportPlan plan) =>
    [
        .. plan.Added.Select(row => Of(ImportChangeKind.New, row, [ValueChange.First("开放", clock.YearMoment(row.OpensAt)), ValueChange.First("截止", clock.YearMoment(row.DueAt)), ValueChange.First("补学至", clock.YearMoment(row.LateUntil))])),
        .. plan.Changed.Select(change => Of(ImportChangeKind.Changed, change.Row, change.Differences)),
    ];

    private static ImportChange Of(ImportChangeKind kind, TopicImportRow row, IReadOnlyList<ValueChange> values) => new(kind, row.Label, values) { Line = row.Line, Sheet = row.Sheet };
}
