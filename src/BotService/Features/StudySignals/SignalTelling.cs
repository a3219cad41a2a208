using System.Globalization;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>Keeps what the day's look has found and tells the liaisons first: one push a week, within their budget.</summary>
internal sealed class SignalTelling(BotDbContext db, SignalBook book, SharedSignals shared, SignalSwitches switches, PersonalPush push, LocalClock clock)
{
    public async ValueTask KeepAsync(IReadOnlyList<RuleFindings> found, SignalScope scope, CancellationToken cancellationToken)
    {
        await book.KeepAsync(found, scope, cancellationToken);
        await switches.JudgeAsync(scope.Limits, scope.Now, cancellationToken);
        await TellAsync(cancellationToken);
    }

    private async ValueTask TellAsync(CancellationToken cancellationToken)
    {
        var common = await shared.ReadAsync(cancellationToken);
        var untold = (await db.StudySignals.Where(s => s.ToldAt == null && s.Reply == null).ToListAsync(cancellationToken)).FindAll(s => !common.Contains((s.Kind, s.Period)));
        var groups = untold.Select(s => s.GroupId).Distinct().ToList();
        var liaisons = groups.Count == 0 ? [] : await db.LiaisonsOnDuty(clock.Today).Include(m => m.Group).Where(m => groups.Contains(m.GroupId) && m.UnreachableSince == null).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var why = string.Create(CultureInfo.InvariantCulture, $"signals-{StudyWeek.Of(clock.Today).Key}");
        var own = untold.ToLookup(s => s.GroupId);
        var messages = liaisons.ConvertAll(liaison => new PersonalMessage(liaison, why, ContentOf(liaison.Group!, own[liaison.GroupId].Count())));

        foreach (var told in await push.OweEachAsync(messages, new PushTerms(clock.UtcNow), cancellationToken))
        {
            own[told.To.GroupId].ToList().ForEach(s => s.ToldAt ??= clock.UtcNow);
        }
    }

    private static TextContent ContentOf(StudyGroup group, int signals) => new($"{group.Name}有 {signals} 条情况想先问问您，发 学风 看。不点名，不进考核。");
}
