using BotService.Files;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Topics;

/// <summary>Reads the rows of a topic file, fills in the default times, and names everything wrong and everything worth knowing.</summary>
internal sealed class TopicImportReader(LocalClock clock, WorkCalendar calendar, StudyTimes times)
{
    public static readonly TableColumns Columns = new(
        new TableColumn("week", "周次", "周", "学习周") { IsRequired = true, HeadsBlock = true },
        new TableColumn("title", "主题", "题目", "标题", "学习主题", "学习内容") { IsRequired = true },
        new TableColumn("link", "链接", "材料链接", "学习材料", "材料", "网址"),
        new TableColumn("audience", "对象", "学习对象", "范围", "层级"),
        new TableColumn("opens", "开放", "开放时间", "开始", "开始时间") { IsTime = true },
        new TableColumn("due", "截止", "截止时间", "完成时限") { IsTime = true },
        new TableColumn("late_until", "补学至", "补学截止", "补学截止时间") { IsTime = true },
        new TableColumn("form", "形式", "学习形式", "学习方式"),
        new TableColumn("sort", "类别", "班次"),
        new TableColumn("series", "系列", "班名", "专题班"),
        new TableColumn("place", "地点", "会议室", "学习地点"));

    /// <summary>A plan reaches into the next year; further ahead somebody mistyped the year.</summary>
    private const int MostDaysAhead = 2 * 366;

    public List<TableProblem> Problems { get; } = [];

    /// <summary>What is not wrong but should be known: skipped weeks, years without a calendar.</summary>
    public List<string> Notes { get; } = [];

    public int SkippedWeeks { get; private set; }

    /// <summary>Null when the row is wrong or its week has no working day.</summary>
    public TopicImportRow? Read(TableRow row)
    {
        var before = Problems.Count;
        var content = new TopicImportContent(row, Problems);
        var kind = new TopicImportKind(row, Problems);

        var written = TopicImportTimes.WeekIn(row["week"] ?? string.Empty);

        if (!StudyWeek.TryParse(written, out var week, out var missing))
        {
            Add(row, row["week"] is { Length: > 0 } ? WeekText.Problem(written, missing) : "缺少 week");
            return null;
        }

        if (week.Monday > clock.Today.AddDays(MostDaysAhead))
        {
            Add(row, $"week {week} 在两年以后，请检查年份");
        }

        var stated = new TopicImportWeek(week, clock, row, Problems, Notes);
        var opens = stated.Near("opens", TopicImportTimes.Read(row, "opens", times.OpensAt, clock, Problems));
        var due = stated.Near("due", TopicImportTimes.Read(row, "due", times.DueAt, clock, Problems));
        var lateUntil = stated.NotFarFrom("late_until", TopicImportTimes.Read(row, "late_until", times.LateUntilAt, clock, Problems));

        if (Problems.Count > before || Skips(row, week, opens, due))
        {
            return null;
        }

        NoteUnannouncedYears(week);
        var schedule = TopicSchedule.Of(week, calendar, times);
        var opensAt = opens ?? clock.ToInstant(schedule!.Opens);
        var dueAt = due ?? clock.ToInstant(kind.IsClassDay ? clock.ToLocal(opensAt).Date + times.DueAt.ToTimeSpan() : schedule!.Due);
        var filled = new TopicImportRow(row.Line, week, content.Title, content.Link, content.Audience)
        {
            Sheet = row.Sheet,
            Sort = kind.Sort,
            Form = kind.Form,
            Series = kind.Series,
            Place = kind.Place,
            OpensAt = opensAt,
            States = (opens is null ? 0 : StatedTimes.Opens) | (due is null ? 0 : StatedTimes.Due) | (lateUntil is null ? 0 : StatedTimes.LateUntil),
            DueAt = dueAt,
            LateUntil = lateUntil ?? clock.ToInstant(kind.IsClassDay ? clock.ToLocal(dueAt).Date.AddDays(1) : TopicSchedule.LateUntilFor(clock.DayOf(dueAt), times)),
        };
        return IsInOrder(row, filled) ? filled : null;
    }

    private bool Skips(TableRow row, StudyWeek week, DateTimeOffset? opens, DateTimeOffset? due)
    {
        if (calendar.FirstWorkingDay(week) is not null || (opens is not null && due is not null))
        {
            return false;
        }

        if (opens is not null || due is not null)
        {
            Add(row, $"{week} 没有工作日，没有默认时间可用，请把 opens 和 due 都写上，或都不写（跳过这一周）");
            return true;
        }

        SkippedWeeks++;
        Notes.Add($"{LineText.Of(row.Sheet, row.Line)}：{week}（{LocalClock.Day(week.Monday)} 起）没有工作日，已跳过。");
        return true;
    }

    private bool IsInOrder(TableRow row, TopicImportRow topic)
    {
        if (topic.OpensAt >= topic.DueAt)
        {
            Add(row, $"opens（{clock.YearMoment(topic.OpensAt)}）不早于 due（{clock.YearMoment(topic.DueAt)}）");
        }

        if (topic.DueAt >= topic.LateUntil)
        {
            Add(row, $"due（{clock.YearMoment(topic.DueAt)}）不早于 late_until（{clock.YearMoment(topic.LateUntil)}）");
        }

        return topic.OpensAt < topic.DueAt && topic.DueAt < topic.LateUntil;
    }

    /// <summary>Default times of such a year rest on a guess, which is said once per year.</summary>
    private void NoteUnannouncedYears(StudyWeek week)
    {
        foreach (var year in new[] { week.Monday.Year, week.Sunday.Year }.Where(year => !calendar.IsAnnounced(year)))
        {
            var note = $"{year} 年放假安排尚未录入，暂按周一至周五。";

            if (!Notes.Contains(note))
            {
                Notes.Add(note);
            }
        }
    }

    private void Add(TableRow row, string reason) => Problems.Add(row.Problem(reason));
}
