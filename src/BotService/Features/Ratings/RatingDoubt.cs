using System.Globalization;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Ratings;

/// <summary>Asks whoever verified an item, and the admins, whether it is to be opened again. Nothing is opened by itself.</summary>
internal sealed class RatingDoubt(BotDbContext db, OutboxWriter outbox, PushLog pushes, WorkCalendar calendar, LocalClock clock, IOptions<OrganisationOptions> organisation, IOptions<ReminderOptions> options)
{
    /// <summary>A time of its own each day, so that it does not tell when the answer came.</summary>
    private static readonly TimeOnly Slot = new(10, 47);

    public async ValueTask TellAsync(LedgerItem item, string name, CancellationToken cancellationToken)
    {
        var at = calendar.NextWorkingDay(clock.Today).ToDateTime(Slot);
        var key = string.Create(CultureInfo.InvariantCulture, $"doubt-{item.Id}-{item.Cycle}");

        if (await db.Outbox.AnyAsync(m => m.Key == key, cancellationToken))
        {
            return;
        }

        var admins = await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken);
        var verifiers = await VerifiersAsync(item, admins, StudyWeek.Of(DateOnly.FromDateTime(at)).Key, key, clock.ToInstant(at), cancellationToken);
        outbox.Owe(key, [.. admins, .. verifiers], new TextContent($"{name} {item.Title}：评价里有说没解决的。要重开吗？{name} 重开 原因；看四个数发 {name}"), notBefore: clock.ToInstant(at));
    }

    /// <summary>Those who verified and are no admins have a week that it must fit into.</summary>
    private async ValueTask<IReadOnlyList<string>> VerifiersAsync(LedgerItem item, IReadOnlyList<string> admins, int week, string rule, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (most, today, known) = (options.Value.Budget, clock.Today, admins.Select(UserKey.Of).ToList());
        var passed = db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Cycle == item.Cycle && e.Verb == nameof(LedgerVerb.Pass) && e.TakenBackAt == null).Select(e => e.ByUserKey);
        var people = await db.Members.OnRoster(today)
            .Where(m => passed.Contains(m.UserKey) && !known.Contains(m.UserKey)).WithFewerPushes(db, week, most)
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        pushes.Note(rule, people.Select(m => m.Id), week, at);
        return people.ConvertAll(m => m.UserId);
    }
}
