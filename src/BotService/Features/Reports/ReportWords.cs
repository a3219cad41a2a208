using System.Globalization;
using BotService.Time;

namespace BotService.Features.Reports;

/// <summary>How days, figures and changes are said in chat.</summary>
internal static class ReportWords
{
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    public static string Day(DateTimeOffset at, LocalClock clock) => Day(DateOnly.FromDateTime(clock.ToLocal(at)));

    /// <summary>新增；销号 11月3日；补录：11月3日记10月29日.</summary>
    public static string Cause(RecordChange change, LocalClock clock)
    {
        var sign = change.By > 0 ? "＋" : "−";
        var number = Math.Abs(change.By) > 1 ? Math.Abs(change.By).ToString(CultureInfo.InvariantCulture) + "×" : string.Empty;
        var when = change switch
        {
            { Cause: ChangeSpan.Late, Day: { } day, RecordedAt: { } at } => $"：{Day(at, clock)}记{Day(day)}",
            { RecordedAt: { } at } => $" {Day(at, clock)}",
            { Day: { } day } => $" {Day(day)}",
            _ => string.Empty,
        };
        return $"{sign}{number}{change.Reference}（{change.Cause}{when}）";
    }
}
