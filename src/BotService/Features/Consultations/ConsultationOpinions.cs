using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>A round as whoever answers it sees it: how far it is, and what waits.</summary>
internal sealed class ConsultationOpinions(BotDbContext db, LocalClock clock)
{
    /// <summary>Of fewer the share that became problems says nothing.</summary>
    private const int EnoughOpinions = 5;

    /// <summary>Draws the numbers of those that have none, and notes who looks.</summary>
    public async ValueTask OpenAsync(Consultation round, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Audit(now, viewer.UserId, "read", FormattableString.Invariant($"consultation {round.Number}"));
        await db.NumberAsync(db.Opinions.Where(o => o.ConsultationId == round.Id), cancellationToken);
    }

    /// <summary>What waits, in the order of numbers that are random, from behind one of them on.</summary>
    public IQueryable<WaitingOpinion> Waiting(Consultation round, int behind) => db.Opinions
        .Where(o => o.ConsultationId == round.Id && o.End == null && o.Number > behind).OrderBy(o => o.Number)
        .Select(o => new WaitingOpinion(o.Number!.Value, o.Text, db.Members.Where(m => m.Id == o.MemberId).Select(m => m.Name).FirstOrDefault()));

    public async ValueTask<ConsultationProgress> StateAsync(Consultation round, CancellationToken cancellationToken)
    {
        var opinions = db.Opinions.Where(o => o.ConsultationId == round.Id);
        var ends = await opinions.GroupBy(o => o.End).Select(g => new { End = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var signed = await opinions.CountAsync(o => o.MemberId != null, cancellationToken);
        int CountOf(OpinionEnd? end) => ends.Where(e => e.End == end).Sum(e => e.Count);
        var (all, waiting, raised) = (ends.Sum(e => e.Count), CountOf(null), CountOf(OpinionEnd.Raised));
        var isOver = clock.Today > round.ClosesOn;
        var asOf = isOver ? round.ClosesOn : clock.Today;
        var refused = CountOf(OpinionEnd.Refused) is > 0 and var count ? $"不采纳 {count}，" : string.Empty;
        List<string> questions = [];

        if (waiting == 0 && all > 0 && isOver)
        {
            questions.Add("每条都有了结果，这一轮完成。");
        }

        // Few words that name something to change are a question to the own group, never a score.
        if (round.ExpectedAtOpening >= 10 && isOver && all * 10 < round.ExpectedAtOpening)
        {
            questions.Add($"问了 {round.ExpectedAtOpening} 人，收到 {all} 条。是没有问题，还是不方便说？");
        }

        // Counted once all have a result: until then any of them may still become one.
        if (all >= EnoughOpinions && waiting == 0 && isOver && raised * 10 < all)
        {
            questions.Add($"转问题 {raised}/{all}。是没有要改的，还是没有往下办？");
        }

        return new ConsultationProgress(
            [
                $"征{round.Number} 截至{AsOfDayText.Written(asOf, clock.Today)}{(isOver ? "（已截止）" : string.Empty)}：署名 {signed} 条，匿名 {all - signed} 条；已答复 {CountOf(OpinionEnd.Answered)}，转问题 {raised}，{refused}待处理 {waiting}",
                $"《{round.Title}》",
            ],
            waiting,
            questions);
    }
}

/// <summary>One opinion without a result.</summary>
/// <param name="Name">Null for an anonymous one.</param>
internal sealed record WaitingOpinion(int Number, string Text, string? Name)
{
    public string Line => $"编{Number} {Name ?? "匿名"}：{Text.ReplaceLineEndings(" ")}";
}

/// <summary>How far a round is, in words.</summary>
/// <param name="Waiting">How many have no result yet.</param>
/// <param name="Questions">What the figures make one ask, behind the opinions.</param>
internal sealed record ConsultationProgress(IReadOnlyList<string> Head, int Waiting, IReadOnlyList<string> Questions);
