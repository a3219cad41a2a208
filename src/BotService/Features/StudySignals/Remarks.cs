using BotService.Store;

namespace BotService.Features.StudySignals;

/// <summary>What people themselves wrote with a confirmation. Reasons that a liaison wrote for others are no remarks.</summary>
internal static class Remarks
{
    public static IQueryable<Remark> OwnRemarks(this BotDbContext db, DateTimeOffset since, SignalScope scope) =>
        from topic in db.Topics.InFigures()
        where topic.OpenedAt >= since
        join row in db.Participations on topic.Id equals row.TopicId
        where (scope.GroupId == 0 || row.GroupId == scope.GroupId) && (row.Outcome == Outcome.OnTime || row.Outcome == Outcome.Late) && row.Remark != null && row.Remark.Length >= scope.Limits.RemarkLetters
            && db.ParticipationEntries.Any(e => e.TopicId == row.TopicId && e.MemberId == row.MemberId && e.At == row.AnsweredAt && e.ByMemberId == row.MemberId)
        select new Remark { GroupId = row.GroupId, WeekKey = topic.WeekKey, MemberId = row.MemberId, Title = topic.Title, Text = row.Remark! };

    /// <summary>Null for one that is too short, or of which most stands in the topic's title.</summary>
    public static ulong[]? GramsOf(Remark remark, SignalLimits limits)
    {
        var letters = Likeness.LettersOf(remark.Text);
        var grams = Likeness.GramsOf(letters);
        return letters.Length < limits.RemarkLetters || Likeness.IsMostlyIn(grams, Likeness.GramsOf(Likeness.LettersOf(remark.Title))) ? null : grams;
    }
}

/// <summary>One remark; whose it is decides only what it is compared with.</summary>
internal sealed class Remark
{
    public required int GroupId { get; init; }

    public required int WeekKey { get; init; }

    public required int MemberId { get; init; }

    /// <summary>With the week it tells which topic; one for two tiers may stand in two rows.</summary>
    public required string Title { get; init; }

    public required string Text { get; init; }
}
