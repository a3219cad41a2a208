using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>A topic as an admin writes it in one line: title, then the due moment; a link and an audience anywhere.</summary>
internal sealed partial record TopicDraft(string Title, DateTime Due, string? Link, Tiers Audience, StudyWeek Week)
{
    private const int LongestTitle = 200;

    /// <summary>The draft, or what is missing in it.</summary>
    public static (TopicDraft? Draft, string? Problem) Read(string text, LocalClock clock, StudyTimes times)
    {
        var (read, problem) = AddressedText.Of(text);

        if (read is null)
        {
            return (null, problem);
        }

        if (!TryTakeDue(read.Words, new ChineseDates(clock.Now), times, out var title, out var due))
        {
            return (null, "没看懂截止时间，请写在标题后面。");
        }

        // The week is named in front or behind, or it is the one in which the topic falls due.
        var week = StudyWeek.Of(DateOnly.FromDateTime(due));
        title = WeekBehind().Replace(title, "${week} ${title}");
        ReadOnlySpan<char> named = title;

        if (NamesWeek().IsMatch(title) && new ChineseDates(clock.Now).TryTakeWeek(ref named, out var written))
        {
            due = written == week ? due : DueIn(written, read.Words, times) ?? due;
            (week, title) = (written, AddressedText.Bare(named.ToString()));
        }

        return title.Length is 0 or > LongestTitle
            ? (null, $"请在截止时间前面写标题（{LongestTitle} 字以内）。")
            : (new TopicDraft(title, due, read.Link, read.Audience ?? Tiers.All, week), null);
    }

    private static bool TryTakeDue(string words, ChineseDates dates, StudyTimes times, out string title, out DateTime due)
    {
        var ends = TextEnd.TryTake<DateTime>(words, (ref ReadOnlySpan<char> head, out DateTime moment) => dates.TryTakeMoment(ref head, times.DueAt, out moment), out var before, out due);
        title = AddressedText.Bare(before);
        return ends;
    }

    /// <summary>第13周 … 周五 is that week's Friday; a written date stays what it is.</summary>
    private static DateTime? DueIn(StudyWeek week, string words, StudyTimes times) =>
        TryTakeDue(words, new ChineseDates(week.Monday.ToDateTime(TimeOnly.MinValue)), times, out _, out var due) && week.Contains(DateOnly.FromDateTime(due)) ? due : null;

    /// <summary>第40周 however it goes on; 下周 with a space behind it, because 本周学习要点 is a title.</summary>
    [GeneratedRegex("^(?:第|(?:[本这]|上{1,2}|下{1,2})个?(?:周|星期|礼拜)[\\s，,：:《]|[Ww][0-9]{1,2}[\\s，,：:《])")]
    private static partial Regex NamesWeek();

    /// <summary>高质量发展 第40周.</summary>
    [GeneratedRegex("^(?<title>(?!第\\s*[0-9]+\\s*周).+?)[\\s，,]+(?<week>第\\s*[0-9一二三四五六七八九十]{1,3}\\s*周|[本这下]个?周)$")]
    private static partial Regex WeekBehind();
}
