using BotService.Files;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Holds the times of a row against its week: a mistyped year or month must not pass in silence.</summary>
internal sealed class TopicImportWeek(StudyWeek week, LocalClock clock, TableRow row, List<TableProblem> problems, List<string> notes)
{
    private const int NearDays = 7;

    private const int FarDays = 60;

    /// <summary>Opening and due time lie in the week, the one before or the one after.</summary>
    public DateTimeOffset? Near(string column, DateTimeOffset? time)
    {
        if (DaysOutside(time) > NearDays)
        {
            problems.Add(row.Problem($"{column}（{clock.YearMoment(time!.Value)}）不在 {week} 前后一周之内（{LocalClock.YearDay(week.Monday)} 至 {LocalClock.YearDay(week.Sunday)}），请检查年份和日期"));
        }

        return time;
    }

    /// <summary>Late answers may be taken for longer, which is said; not for months.</summary>
    public DateTimeOffset? NotFarFrom(string column, DateTimeOffset? time)
    {
        var days = DaysOutside(time);

        if (days > FarDays)
        {
            problems.Add(row.Problem($"{column}（{clock.YearMoment(time!.Value)}）离 {week} 太远（{days} 天），请检查年份和日期"));
        }
        else if (days > NearDays)
        {
            notes.Add($"{LineText.Of(row.Sheet, row.Line)}：{column} 是 {clock.YearMoment(time!.Value)}，在 {week} 结束 {days} 天以后。");
        }

        return time;
    }

    private int DaysOutside(DateTimeOffset? time)
    {
        if (time is not { } instant)
        {
            return 0;
        }

        var day = clock.DayOf(instant);
        return Math.Max(week.Monday.DayNumber - day.DayNumber, day.DayNumber - week.Sunday.DayNumber);
    }
}
