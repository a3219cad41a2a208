using System.Globalization;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>Asks people what became of a closed item: who raised it, and some whom the system draws. One card with four buttons, within their week.</summary>
internal sealed class RatingAsking(BotDbContext db, OutboxWriter outbox, PushLog pushes, LocalClock clock, WorkCalendar calendar, IOptions<ReminderOptions> options)
{
    private const int RestDays = 28;

    private static readonly TimeOnly Slot = new(16, 27);

    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public DateTime NextSlot()
    {
        var today = clock.Today;
        return (calendar.IsWorkingDay(today) && TimeOnly.FromDateTime(clock.Now) < Slot ? today : calendar.NextWorkingDay(today)).ToDateTime(Slot);
    }

    /// <summary>Who raised it is asked once for each closing; not who had a hand in it.</summary>
    /// <returns>False where nobody is asked, so that the closing is told otherwise.</returns>
    public async ValueTask<bool> AskRaiserAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (item, at) = (one.Item, NextSlot());

        if (one.Kind.Rate is not { AsksRaiser: true } || item.RaisedById is not { } id || id == one.Viewer.MemberId || id == item.OwnerId
            || await MayBeAsked(at, spare: 0).SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } raiser
            || await db.RatingInvites.AnyAsync(i => i.ItemId == item.Id && i.Cycle == item.Cycle && i.Draw == RatingInvite.OfRaiser, cancellationToken))
        {
            return false;
        }

        Invite(one, RatingInvite.OfRaiser, [raiser], at, $"您提的这件{one.Kind.Word(LedgerState.Closed)}；点一下就行，别人看不到是谁答的");
        return true;
    }

    /// <summary>It is not closed after all: a card that still waits goes, and with it the question.</summary>
    /// <returns>Who raised it, when that person has the card and has not answered.</returns>
    public async ValueTask<int?> WithdrawAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var prefix = KeyOf(item, null);
        var messages = await db.Outbox.Where(m => m.Key.StartsWith(prefix)).ToListAsync(cancellationToken);
        var invites = await db.RatingInvites.Where(i => i.ItemId == item.Id && i.Cycle == item.Cycle).ToListAsync(cancellationToken);

        foreach (var asking in invites.GroupBy(i => i.Draw))
        {
            var (draw, key) = (asking.Key, KeyOf(item, asking.Key));
            var cards = messages.FindAll(m => m.Key == key || m.Key.StartsWith($"{key}:", StringComparison.Ordinal));

            if (cards.Count > 0 && cards.TrueForAll(m => m is { Attempts: 0, State: OutboxState.Waiting }) && asking.All(i => !i.HasAnswered))
            {
                db.Outbox.RemoveRange(cards);
                db.RatingInvites.RemoveRange(asking);
                db.Ratings.RemoveRange(await db.Ratings.Where(r => r.ItemId == item.Id && r.Cycle == item.Cycle && r.Draw == draw).ToListAsync(cancellationToken));
                await pushes.ForgetAsync(key, null, cancellationToken);
            }
        }

        return invites.Find(i => i.Draw == RatingInvite.OfRaiser && !i.HasAnswered && db.Entry(i).State is not EntityState.Deleted)?.MemberId;
    }

    /// <summary>Draws people of groups that neither did it nor verified it; nobody twice in four weeks, nobody whose week would get too full.</summary>
    public async ValueTask<IReadOnlyList<Member>> DrawAsync(LedgerCase one, LedgerRating rating, CancellationToken cancellationToken)
    {
        var (item, at, since) = (one.Item, NextSlot(), clock.Today.AddDays(-RestDays));
        var verifiers = db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Verb == nameof(LedgerVerb.Pass) && e.TakenBackAt == null).Select(e => e.ByUserKey);
        var theirs = db.Members.Where(m => m.Id == item.OwnerId || verifiers.Contains(m.UserKey)
            || db.LedgerTeams.Any(t => t.ItemId == item.Id && t.MemberId == m.Id && t.Role == LedgerRole.Member && t.Until == null)).Select(m => m.GroupId);
        var drawn = await MayBeAsked(at, spare: 1)
            .Where(m => m.Id != item.RaisedById && (item.OwnerId != null || m.GroupId != item.GroupId) && !theirs.Contains(m.GroupId) && !db.RatingInvites.Any(i => i.MemberId == m.Id && i.AskedOn > since))
            .OrderBy(_ => EF.Functions.Random()).Take(rating.Draw).ToListAsync(cancellationToken);

        if (drawn.Count < rating.ShowFrom)
        {
            return [];
        }

        var draw = await db.RatingInvites.Where(i => i.ItemId == item.Id && i.Cycle == item.Cycle).MaxAsync(i => (int?)i.Draw, cancellationToken) + 1 ?? 1;
        db.Ratings.AddRange(RatingWords.All.Select(answer => new Rating { ItemId = item.Id, Cycle = item.Cycle, Draw = draw, Answer = answer }));
        Invite(one, draw, [.. drawn.OrderBy(m => m.Id)], at, "系统抽到您，点一下就行；谁答了什么不存");
        return drawn;
    }

    /// <param name="spare">Pushes of the week that are left to the study.</param>
    private IQueryable<Member> MayBeAsked(DateTime at, int spare)
    {
        var (day, week, most) = (DateOnly.FromDateTime(at), StudyWeek.Of(DateOnly.FromDateTime(at)).Key, options.Value.Budget - spare);
        var away = db.Leaves.AskedOrGranted().On(day);
        return db.Members.OnRoster(day).Where(m => m.UnreachableSince == null && !away.Any(l => l.MemberId == m.Id)).WithFewerPushes(db, week, most);
    }

    private void Invite(LedgerCase one, int draw, IReadOnlyList<Member> people, DateTime at, string summary)
    {
        var (item, instant, week) = (one.Item, clock.ToInstant(at), StudyWeek.Of(DateOnly.FromDateTime(at)).Key);
        var key = KeyOf(item, draw);
        db.RatingInvites.AddRange(people.Select(m => new RatingInvite { ItemId = item.Id, Cycle = item.Cycle, Draw = draw, MemberId = m.Id, AskedOn = clock.Today }));
        pushes.Note(key, people.Select(m => m.Id), week, instant);
        var card = new CardContent($"{one.Name}：{item.Title}", summary)
        {
            Facts = [new CardFact(one.Kind.List, one.Kind.Word(LedgerState.Closed))],
            Buttons = [.. RatingWords.All.Select(answer => new CardButton(answer.Word(), $"{RatingWords.Command} {one.Name} {answer.Word()}", $"{RatingWords.Command} {one.Name} {answer.Word()}"))],
        };
        outbox.Owe(key, people.Select(m => m.UserId), card, uselessFrom: instant + Useful, notBefore: instant);
    }

    private static string KeyOf(LedgerItem item, int? draw) => string.Create(CultureInfo.InvariantCulture, $"rate-{item.Id}-{item.Cycle}-{draw}");
}
