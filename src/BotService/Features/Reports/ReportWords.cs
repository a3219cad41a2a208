using System.Globalization;
using BotService.Features.Reports.Comparing;
using BotService.Files.Docx;
using BotService.Time;

namespace BotService.Features.Reports;

/// <summary>How days, figures and changes are said in chat.</summary>
internal static class ReportWords
{
    private const int MostElsewhere = 10;

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    public static string Day(DateTimeOffset at, LocalClock clock) => Day(clock.DayOf(at));

    /// <summary>＋访22、访23（新增）；＋访21（补录：11月3日记10月29日）；−问10（重开 11月6日）. What has one cause stands together.</summary>
    public static IEnumerable<string> Causes(IEnumerable<RecordChange> changes, LocalClock clock) =>
        from change in changes
        group change by (IsMore: change.By > 0, Why: Why(change, clock)) into same
        select $"{(same.Key.IsMore ? "＋" : "−")}{string.Join('、', same.Select(Counted))}（{same.Key.Why}）";

    /// <summary>Each place that waits for something where nothing is filled in, as a person finds it again.</summary>
    public static IEnumerable<string> Elsewhere(IReadOnlyList<DocxElsewhere> all) => all.Count == 0
        ? []
        :
        [
            $"{string.Join('、', all.Select(one => one.Place).Distinct())}里还有 {all.Count} 处没有填，请自己补上：",
            .. all.Take(MostElsewhere).Select(one => $"{one.Place}：{one.Words}"),
            .. all.Count > MostElsewhere ? [$"…另有 {all.Count - MostElsewhere} 处"] : (string[])[],
        ];

    private static string Counted(RecordChange change) => Math.Abs(change.By) > 1 ? string.Create(CultureInfo.InvariantCulture, $"{change.Reference} {Math.Abs(change.By)}") : change.Reference;

    private static string Why(RecordChange change, LocalClock clock) => change switch
    {
        { Cause: ChangeSpan.New } => change.Cause,
        { Cause: ChangeSpan.Late, Day: { } day, RecordedAt: { } at } => $"{change.Cause}：{Day(at, clock)}记{Day(day)}",
        { RecordedAt: { } at } => $"{change.Cause} {Day(at, clock)}",
        { Day: { } day } => $"{change.Cause} {Day(day)}",
        _ => change.Cause,
    };
}
