using System.Globalization;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>The line of one's own items on the card that opens the week; who had it in a message of its own does not read it twice.</summary>
internal sealed class LedgerNotes(BotDbContext db, PushLog pushes, FirstPushLines lines, LocalClock clock, IOptions<ReminderOptions> options) : IOpeningNotes
{
    public const string Name = "清单";

    public const string RuleBegins = "first-";

    private Dictionary<string, CardFact>? _notes;

    public static string RuleOf(StudyWeek week) => string.Create(CultureInfo.InvariantCulture, $"{RuleBegins}{week.Key}");

    public async ValueTask<IReadOnlyDictionary<string, CardFact>> OfWeekAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (!options.Value.Of<LedgerReminderTimes>().Of<FirstPushes>().IsOn || weekKey != StudyWeek.Of(clock.Today).Key)
        {
            return new Dictionary<string, CardFact>();
        }

        return _notes ??= await ReadAsync(cancellationToken);
    }

    private async ValueTask<Dictionary<string, CardFact>> ReadAsync(CancellationToken cancellationToken)
    {
        var rule = RuleOf(StudyWeek.Of(clock.Today));
        var told = (await pushes.Of(rule).Join(db.Members, s => s.MemberId, m => m.Id, (_, m) => m.UserKey).ToListAsync(cancellationToken)).ToHashSet();
        return (await lines.ReadAsync(clock.Today, cancellationToken)).Where(line => !told.Contains(line.Key)).ToDictionary(line => line.Key, line => new CardFact(Name, line.Value.OnCard));
    }
}
