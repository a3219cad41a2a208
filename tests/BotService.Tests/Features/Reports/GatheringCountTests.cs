using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

public sealed class GatheringCountTests
{
    private const string Report = """{ "Template": "report.docx", "Bindings": [{ "Name": "领学", "Before": "集中领学", "After": "场", "Figure": { "Count": "gathering", "Form": "集中领学" } }] }""";

    [Fact]
    public async Task The_report_and_the_study_list_count_the_same_gatherings()
    {
        await using var office = await ReportOffice.OpenAsync("2026-11-30 12:00", null, Report, DocxMaker.Of(DocxMaker.Paragraph("集中领学*场")));
        await office.Bot.ChangeAsync(db =>
        {
            db.Gatherings.AddRange(Meeting("10-12", null, isClosed: true), Meeting("11-02", null, isClosed: true), Meeting("11-03", null, isClosed: false), Meeting("11-09", 77, isClosed: true));
            return Task.CompletedTask;
        });

        Assert.Contains("数1 领学 2", await office.SayAsync("数字"), StringComparison.Ordinal);
        Assert.Contains("；集中领学 2 场、", await office.SayAsync("学习清单 统计"), StringComparison.Ordinal);
        Assert.Contains("数1 领学 1", await office.SayAsync("数字 10月31日"), StringComparison.Ordinal);
        Assert.Contains("；集中领学 1 场、", await office.SayAsync("学习清单 统计 10月31日"), StringComparison.Ordinal);
    }

    private static Gathering Meeting(string day, int? classDay, bool isClosed)
    {
        var at = Bot.At($"2026-{day} 15:00");
        return new Gathering { Name = "一起学", Form = "集中领学", Code = "4711", OpenedBy = "chief", TopicId = classDay, OpenedAt = at, ClosedAt = isClosed ? at.AddHours(2) : null };
    }
}
