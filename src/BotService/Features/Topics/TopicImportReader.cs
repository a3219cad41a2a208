using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

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

    private const int LongestTitle = 200;

    /// <summary>A plan reaches into the next year; further ahead somebody mistyped the year.</summary>
    private const int MostDaysAhead = 2 * 366;

    private const int LongestLink = 2048;

    private static readonly string[] EverybodyWords = ["all", "全体", "所有人", "全员"];

    public List<TableProblem> Problems { get; } = [];

    /// <summary>What is not wrong but should be known: skipped weeks, years without a calendar.</summary>
    public List<string> Notes { get; } = [];

    public int SkippedWeeks { get; private set; }

    /// <summary>Null when the row is wrong or its week has no working day.</summary>
    public TopicImportRow? Read(TableRow row)
    {
        var before = Problems.Count;
        var title = ReadTitle(row);
        var link = ReadLink(row);
        var audience = ReadAudience(row);
        var kind = new TopicImportKind(row, Problems);

        if (!StudyWeek.TryParse(TopicImportTimes.WeekIn(row["week"] ?? string.Empty), out var week, out var problem))
        {
            Add(row, row["week"] is { Length: > 0 } ? problem : "缺少 week");
            return null;
        }

        if (week.Monday > clock.Today.AddDays(MostDaysAhead))
        {
            Add(row, $"week {week} 在两年以后，请检查年份");
        }

        var stated = new TopicImportWeek(week, clock, row, Problems, Notes);
        var opens = stated.Near("opens", ReadTime(row, "opens", times.OpensAt));
        var due = stated.Near("due", ReadTime(row, "due", times.DueAt));
        var lateUntil = stated.NotFarFrom("late_until", ReadTime(row, "late_until", times.LateUntilAt));

        if (Problems.Count > before || Skips(row, week, opens, due))
        {
            return null;
        }

        NoteUnannouncedYears(week);
        var schedule = TopicSchedule.Of(week, calendar, times);
        var opensAt = opens ?? clock.ToInstant(schedule!.Opens);
        var dueAt = due ?? clock.ToInstant(kind.IsClassDay ? clock.ToLocal(opensAt).Date + times.DueAt.ToTimeSpan() : schedule!.Due);
        var filled = new TopicImportRow(row.Line, week, title, link, audience)
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

    private string ReadTitle(TableRow row)
    {
        var title = row["title"]!;

        if (CellText.Length(title) > LongestTitle || (title.Length == 0 && !row.Faulty.Contains("title")))
        {
            Add(row, title.Length == 0 ? "缺少 title" : $"title 超过 {LongestTitle} 个字");
        }

        return title;
    }

    private string? ReadLink(TableRow row)
    {
        if (row["link"] is not { Length: > 0 } link)
        {
            return null;
        }

        if (CellText.Length(link) > LongestLink || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || link.Any(char.IsWhiteSpace))
        {
            Add(row, $"link {CellText.Quote(link)} 不是网址，要以 http:// 或 https:// 开头，不超过 {LongestLink} 个字符");
        }

        return link;
    }

    private Tiers ReadAudience(TableRow row)
    {
        var audience = Tiers.None;

        foreach (var word in CellText.Split(row["audience"] ?? string.Empty))
        {
            if (EverybodyWords.Contains(word, NameFolding.Comparer))
            {
                audience |= Tiers.All;
            }
            else if (TierWords.TryRead(word, out var tier))
            {
                audience |= tier;
            }
            else
            {
                Add(row, $"不认识的 audience {CellText.Quote(word)}，可写 党组、支部、青年小组、全体，几个之间用 ; 隔开");
            }
        }

        return audience is Tiers.None ? Tiers.All : audience;
    }

    private DateTimeOffset? ReadTime(TableRow row, string column, TimeOnly timeOfDay)
    {
        if (row[column] is not { Length: > 0 } text)
        {
            return null;
        }

        if (TopicImportTimes.TryRead(text, timeOfDay, clock, out var instant))
        {
            return instant;
        }

        Add(row, $"{column} {CellText.Quote(text)} 不是时间，请写成 2026-09-21 09:07");
        return null;
    }

    private void Add(TableRow row, string reason) => Problems.Add(row.Problem(reason));
}
