using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>What waits for a person besides topics and ledger items, each a link to the page where it is done. No name stands here, so that looking needs no note.</summary>
internal sealed class WaitingLinks(BotDbContext db, LeaveRequests leaves, LocalClock clock)
{
    /// <summary>Of one sort; the page of all of them is one link further.</summary>
    private const int Most = 10;

    private const int MostLeaves = 200;

    public async Task<IReadOnlyList<Block>> OfAsync(ConsoleVisit visit, CancellationToken cancellationToken)
    {
        List<PageLink> links = [.. await OwnAsync(visit, cancellationToken), .. visit.Caller.HasOffice ? await OfficeAsync(visit, cancellationToken) : []];
        return links.Count == 0 ? [] : [new Heading("还等着您的"), new Links(links)];
    }

    private async Task<IReadOnlyList<PageLink>> OwnAsync(ConsoleVisit visit, CancellationToken cancellationToken)
    {
        if (visit.Caller.MemberId is not { } me)
        {
            return [];
        }

        var (now, week) = (clock.UtcNow, StudyWeek.Of(clock.Today).Key);
        var unread = await db.NoticesSeenBy(visit.Caller).AsNoTracking().TakingAnswers(now)
            .Where(t => db.Participations.Any(p => p.TopicId == t.Id && p.MemberId == me && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable)))
            .OrderByDescending(t => t.Number).Take(Most + 1).Select(t => new { t.Number, t.Title }).ToListAsync(cancellationToken);
        var speaks = await db.SpeakingTurns.AnyAsync(t => t.MemberId == me && t.WeekKey == week && t.State == TurnState.Planned, cancellationToken);
        PageLink[] turn = speaks ? [new PageLink("本周轮到您述学", SpeakingArea.Path)] : [];
        return
        [
            .. unread.Take(Most).Select(t => new PageLink($"传{t.Number}《{t.Title}》等您阅", FormattableString.Invariant($"{NoticesArea.Path}/{t.Number}"))),
            .. More(unread.Count, "更多等您阅的传达", NoticesArea.Path),
            .. turn,
        ];
    }

    /// <summary>Leaves and opinions that this person may answer.</summary>
    private async Task<IReadOnlyList<PageLink>> OfficeAsync(ConsoleVisit visit, CancellationToken cancellationToken)
    {
        var (me, led, isAdmin) = (visit.Caller.MemberId, visit.Caller.LedGroup, visit.Caller.IsAdmin);
        var asking = await leaves.For(visit.Caller).AsNoTracking().Asked().Where(l => l.MemberId != me)
            .OrderBy(l => l.Id).Take(MostLeaves).Select(l => l.Member!.Group!.Name).ToListAsync(cancellationToken);
        var rounds = await (await db.ConsultationsSeenByAsync(visit.Caller, cancellationToken)).AsNoTracking()
            .Where(c => (isAdmin || c.GroupId == led) && db.Opinions.Any(o => o.ConsultationId == c.Id && o.End == null)).OrderByDescending(c => c.Number).Take(Most + 1)
            .Select(c => new { c.Number, c.Title, Open = db.Opinions.Count(o => o.ConsultationId == c.Id && o.End == null) }).ToListAsync(cancellationToken);
        return
        [
            .. asking.GroupBy(group => group).Select(group => new PageLink($"{group.Key} 有 {group.Count()} 个请假等您答复", GroupsArea.At(group.Key))),
            .. rounds.Take(Most).Select(c => new PageLink($"征{c.Number}《{c.Title}》有 {c.Open} 条意见等您答复", FormattableString.Invariant($"{ConsultationsArea.Path}/{c.Number}"))),
            .. More(rounds.Count, "更多等您答复的征求意见", ConsultationsArea.Path),
        ];
    }

    private static PageLink[] More(int found, string words, string path) => found > Most ? [new PageLink(words, path)] : [];
}
