using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Demo;

/// <summary>A problem of the sample organisation that was solved, verified and then asked about among the others.</summary>
internal sealed class DemoRatings(LedgerKinds kinds, LocalClock clock)
{
    private const int Asked = 12;

    private static readonly (RatingAnswer Answer, int Count)[] Answers = [(RatingAnswer.Solved, 6), (RatingAnswer.Partly, 2), (RatingAnswer.NotSolved, 1), (RatingAnswer.Unknown, 0)];

    public async ValueTask WriteAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var liaisons = await db.LiaisonsOnDuty(clock.Today).OrderBy(m => m.Id).Take(2).ToListAsync(cancellationToken);

        if (kinds.ForProblems is not { Rate: not null } kind || liaisons is not [var owner, var verifier])
        {
            return;
        }

        var (found, closed) = (clock.Today.AddDays(-20), clock.Today.AddDays(-6));
        var number = (await db.LedgerItems.Where(i => i.Kind == kind.Key).MaxAsync(i => (int?)i.Number, cancellationToken) ?? 0) + 1;
        var item = new LedgerItem
        {
            Kind = kind.Key,
            Number = number,
            ChainNumber = number,
            Title = "办事大厅叫号屏看不清",
            State = LedgerState.Closed,
            GroupId = owner.GroupId,
            OwnerId = owner.Id,
            RaisedById = verifier.Id,
            RaisedByKey = verifier.UserKey,
            FoundOn = found,
            DueOn = closed,
            FirstDueOn = closed,
            ClosedOn = closed,
            IsPublic = true,
        };
        db.LedgerItems.Add(item);
        await db.SaveChangesAsync(cancellationToken);
        db.LedgerEntries.AddRange(
            Entry(item, LedgerVerb.Raise, null, LedgerState.Doing, found, verifier, null),
            Entry(item, LedgerVerb.Claim, LedgerState.Doing, LedgerState.Claimed, closed.AddDays(-1), owner, "换了大屏，字号调大"),
            Entry(item, LedgerVerb.Pass, LedgerState.Claimed, LedgerState.Closed, closed, verifier, null));
        var drawn = await db.Members.OnRoster(clock.Today).Where(m => m.GroupId != owner.GroupId && m.GroupId != verifier.GroupId).OrderBy(m => m.Id).Select(m => m.Id).Take(Asked).ToListAsync(cancellationToken);
        var answered = Answers.Sum(answer => answer.Count);

        if (drawn.Count < answered)
        {
            return;
        }

        db.Ratings.AddRange(Answers.Select(answer => new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = answer.Answer, Count = answer.Count }));
        db.RatingInvites.AddRange(drawn.Select((id, at) => new RatingInvite { ItemId = item.Id, Cycle = 1, Draw = 1, MemberId = id, AskedOn = closed.AddDays(1), HasAnswered = at < answered }));
    }

    private LedgerEntry Entry(LedgerItem item, LedgerVerb verb, LedgerState? from, LedgerState to, DateOnly day, Member by, string? text) => new()
    {
        ItemId = item.Id,
        Cycle = 1,
        Verb = verb.ToString(),
        From = from,
        To = to,
        Day = day,
        At = clock.StartOf(day).AddHours(10),
        ByUserKey = by.UserKey,
        ByMemberId = by.Id,
        Text = text,
        DueOn = item.DueOn,
        OwnerId = item.OwnerId,
        GroupId = item.GroupId,
        Via = "chat",
    };
}
