using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>秒核: verdicts too quick to have looked. It is about one person, so it is told to that person alone, asked anew each time and kept nowhere.</summary>
internal sealed class QuickVerdicts(BotDbContext db)
{
    public const string Name = "QuickVerdict";

    private const int Days = 30;

    /// <summary>What the person reads, or null.</summary>
    public async ValueTask<string?> ReadAsync(string userKey, SignalScope scope, CancellationToken cancellationToken)
    {
        if (scope.Limits.Off.Contains(Name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var since = scope.Now.AddDays(-Days);
        var verdicts = await (from entry in db.LedgerEntries
                              where entry.ByUserKey == userKey && entry.At >= since && entry.Verb == nameof(LedgerVerb.Pass) && entry.From == LedgerState.Claimed && entry.To == LedgerState.Closed && entry.TakenBackAt == null
                              orderby entry.At
                              select new
                              {
                                  entry.At,
                                  ClaimedAt = db.LedgerEntries.Where(c => c.ItemId == entry.ItemId && c.Verb == nameof(LedgerVerb.Claim) && c.Id < entry.Id && c.TakenBackAt == null).Max(c => (DateTimeOffset?)c.At),
                              }).ToListAsync(cancellationToken);
        var limits = scope.Limits;
        var together = Most([.. verdicts.Select(v => v.At)], TimeSpan.FromMinutes(limits.VerdictsMinutes));

        if (together >= limits.VerdictsTogether)
        {
            return $"{Minutes(limits.VerdictsMinutes)}里核实了 {together} 件。都到现场或向当事人问过吗？只告诉您本人，不留记录。";
        }

        var quick = verdicts.Count(v => v.At - v.ClaimedAt <= TimeSpan.FromMinutes(limits.QuickVerdictMinutes));
        return verdicts.Count >= limits.QuickVerdictsFewest && SignalScope.Reaches(quick, verdicts.Count, limits.QuickVerdictsPercent)
            ? $"近 {Days} 天核实的 {verdicts.Count} 件里，{quick} 件在报完成后{Minutes(limits.QuickVerdictMinutes)}内就通过了。都看过结果吗？只告诉您本人，不留记录。"
            : null;
    }

    private static int Most(IReadOnlyList<DateTimeOffset> times, TimeSpan within)
    {
        var most = 0;

        for (int from = 0, to = 0; to < times.Count; to++)
        {
            while (times[to] - times[from] > within)
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }

    private static string Minutes(int minutes) => minutes switch { 10 => "十分钟", 2 => "两分钟", _ => $" {minutes} 分钟" };
}
