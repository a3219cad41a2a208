using BotService.Features.Reports.Figures;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What the records say to 传达, 述学, 征求意见 and 群众评价. Numbers and days; no hour of a notice, nobody who spoke, nobody who rated.</summary>
internal sealed class ListClaims(ReportFigures figures, BotDbContext db, WorkCalendar calendar) : IClaimChecks
{
    private const int MostNamed = 3;

    /// <summary>What upper levels said is called by one of these words, in a notice's title or in a topic's title or series.</summary>
    private static readonly string[] Upper = ["会议精神", "讲话精神", "上级精神", "实施方案"];

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("第一时间专题学习", PassedOnAsync),
        ("及时传达", PassedOnAsync),
        ("每周述学", SpeakingAsync),
        ("听取群众评价", RatingsAsync),
    ];

    /// <summary>That something of it was passed on or studied, and its day; how fast is nobody's figure.</summary>
    private async ValueTask<ReportClaim> PassedOnAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var (notices, topics) = (await NamedAsync(question, NoticeFigure.Sent, cancellationToken), await NamedAsync(question, TopicFigure.Studied, cancellationToken));
        List<string> parts =
        [
            .. notices.Count > 0 ? [$"传达 {notices.Count} 件：{string.Join('；', notices.Take(MostNamed))}"] : (string[])[],
            .. topics.Count > 0 ? [$"专题 {topics.Count} 个：{string.Join('；', topics.Take(MostNamed))}"] : (string[])[],
        ];
        return parts.Count == 0 ? ReportClaim.None(phrase, "没有会议精神、讲话精神、实施方案的传达或专题") : ReportClaim.True(phrase, string.Join('；', parts));
    }

    /// <summary>Weeks with a turn among the weeks with work, and how many people had one.</summary>
    private async ValueTask<ReportClaim> SpeakingAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var records = (await ReadAsync(question, SpeakingFigure.Key, cancellationToken)).Records;

        if (records.Count == 0)
        {
            return ReportClaim.None(phrase, "没有记过述学");
        }

        var ids = records.Select(r => r.Id).ToList();
        var people = await db.SpeakingTurns.Where(t => ids.Contains(t.Id)).Select(t => t.MemberId).Distinct().CountAsync(cancellationToken);
        var (first, last) = (StudyWeek.Of(question.Campaign.From ?? records.Min(r => r.Day!.Value)), StudyWeek.Of(question.Campaign.Latest(question.AsOf)));
        var (all, held) = (0, records.Select(r => StudyWeek.Of(r.Day!.Value)).Distinct().ToHashSet());

        for (var week = first; week <= last; week = week.Next())
        {
            all += held.Contains(week) || calendar.FirstWorkingDay(week) is not null ? 1 : 0;
        }

        var words = $"{all} 周里 {held.Count} 周有人讲，共 {records.Count} 人次，{people} 人讲过";
        return held.Count == all ? ReportClaim.True(phrase, words) : ReportClaim.False(phrase, words);
    }

    /// <summary>How many were asked and answered; what they said stands with each item, from enough answers on.</summary>
    private async ValueTask<ReportClaim> RatingsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var (from, until) = (question.Campaign.From ?? DateOnly.MinValue, question.Campaign.Latest(question.AsOf));
        var asked = db.RatingInvites.Where(i => i.Draw != RatingInvite.OfRaiser && i.AskedOn >= from && i.AskedOn <= until);
        var (items, people, answers) = (await asked.Select(i => i.ItemId).Distinct().CountAsync(cancellationToken), await asked.CountAsync(cancellationToken), await asked.CountAsync(i => i.HasAnswered, cancellationToken));
        return people == 0 ? ReportClaim.None(phrase, "没有请人评价过")
            : answers == 0 ? ReportClaim.False(phrase, $"{items} 件请 {people} 人评价，还没有人答")
            : ReportClaim.True(phrase, $"{items} 件请 {people} 人评价，答 {answers}");
    }

    private async ValueTask<IReadOnlyList<string>> NamedAsync(FigureQuestion question, string count, CancellationToken cancellationToken)
    {
        var records = (await ReadAsync(question, count, cancellationToken)).Records;
        var ids = records.Select(r => r.Id).ToList();
        var named = await db.AllTopics.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Title, t.Series }).ToDictionaryAsync(t => t.Id, cancellationToken);
        var claimed = from r in records
                      let topic = named[r.Id]
                      where Upper.Any(word => topic.Title.Contains(word, StringComparison.Ordinal) || topic.Series?.Contains(word, StringComparison.Ordinal) is true)
                      select $"{r.Reference}《{topic.Title}》{ReportWords.Day(r.Day!.Value)}，{r.State}";
        return [.. claimed];
    }

    private ValueTask<FigureResult> ReadAsync(FigureQuestion question, string count, CancellationToken cancellationToken) =>
        figures.ReadAsync(question with { Definition = new FigureDefinition { Count = count } }, cancellationToken);
}
