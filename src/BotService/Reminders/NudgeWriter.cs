using System.Globalization;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Turns reminders that are due into owed messages: who exactly, within whose budget, one message where several meet.</summary>
internal sealed partial class NudgeWriter(
    BotDbContext db, OutboxWriter outbox, DigestWriter digests, LocalClock clock, IOptions<ReminderOptions> options, ILogger<NudgeWriter> logger)
{
    public async Task WriteAsync(IReadOnlyList<Nudge> due, CancellationToken cancellationToken)
    {
        var useful = due.Where(nudge => nudge.UselessFrom > clock.UtcNow).ToList();
        due.Except(useful).ToList().ForEach(Skip);
        useful = [.. ReminderPlanner.WithoutSuperseded(useful)];

        await WriteMemberNudgesAsync([.. useful.Where(nudge => nudge.Audience is NudgeAudience.StillPending)], cancellationToken);
        await digests.WriteAsync([.. useful.Where(nudge => nudge.Audience is not NudgeAudience.StillPending)], cancellationToken);
    }

    private async Task WriteMemberNudgesAsync(List<Nudge> nudges, CancellationToken cancellationToken)
    {
        var taken = new List<(Nudge Nudge, List<string> UserIds)>();

        foreach (var nudge in nudges)
        {
            taken.Add((nudge, await TakeFromBudgetsAsync(nudge, cancellationToken)));
        }

        var forSeveral = taken.Count < 2 ? [] : taken.SelectMany(t => t.UserIds).GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();

        foreach (var (nudge, userIds) in taken)
        {
            var planned = outbox.Owe(KeyOf(nudge), userIds.Where(id => !forSeveral.Contains(id)), nudge.Content!, nudge.UselessFrom);
            Log.Planned(logger, nudge.Rule, nudge.Topic.WeekKey, userIds.Count, planned);
        }

        OweTogether(taken, forSeveral);
    }

    /// <summary>The row is the push's once-only key and the person's budget in one; who has none left, or has answered, gets no row.</summary>
    private async Task<List<string>> TakeFromBudgetsAsync(Nudge nudge, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var at = db.Instant(now);
        var today = clock.Today;
        var week = StudyWeek.Of(today).Key;
        var pending = nameof(Outcome.Pending);

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SentNudges" ("Rule", "TopicId", "MemberId", "WeekKey", "At")
            SELECT {nudge.Rule}, p."TopicId", p."MemberId", {week}, {at}
            FROM "Participations" p
            JOIN "Members" m ON m."Id" = p."MemberId"
            WHERE p."TopicId" = {nudge.Topic.Id} AND p."Outcome" = {pending} AND (m."Left" IS NULL OR m."Left" > {today})
              AND NOT EXISTS (SELECT 1 FROM "SentNudges" s WHERE s."TopicId" = p."TopicId" AND s."Rule" = {nudge.Rule} AND s."MemberId" = p."MemberId")
              AND (SELECT COUNT(DISTINCT s."At") FROM "SentNudges" s WHERE s."MemberId" = p."MemberId" AND s."WeekKey" = {week} AND s."At" <> {at}) < {options.Value.Budget}
            """,
            cancellationToken);

        return await db.SentNudges.Where(s => s.TopicId == nudge.Topic.Id && s.Rule == nudge.Rule && s.At == now)
            .Join(db.Members, s => s.MemberId, m => m.Id, (s, m) => new { m.Id, m.UserId })
            .OrderBy(m => m.Id).Select(m => m.UserId)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A person with several topics due at once gets one message that names them all.</summary>
    private void OweTogether(List<(Nudge Nudge, List<string> UserIds)> taken, HashSet<string> forSeveral)
    {
        var sets = forSeveral.GroupBy(id => string.Join('+', taken.Where(t => t.UserIds.Contains(id)).Select(t => KeyOf(t.Nudge))));

        foreach (var people in sets)
        {
            var nudges = taken.Where(t => t.UserIds.Contains(people.First())).Select(t => t.Nudge).ToList();
            outbox.Owe(people.Key, people, Together(nudges), nudges.Max(n => n.UselessFrom));
        }
    }

    private static CardContent Together(List<Nudge> nudges) => new($"您有 {nudges.Count} 个主题待确认", "每个主题一次点击即可")
    {
        Facts = [.. nudges.Select(n => new CardFact($"第{n.Topic.WeekNumber}周", n.Topic.Title))],
        Buttons = [.. nudges.SelectMany(n => n.Content!.Buttons.Take(1)).Select((b, i) => b with { Label = $"{b.Label} {i + 1}" })],
    };

    private static string KeyOf(Nudge nudge) => string.Create(CultureInfo.InvariantCulture, $"{nudge.Rule}:{nudge.Topic.Id}:{nudge.At.ToUnixTimeSeconds()}");

    private void Skip(Nudge nudge)
    {
        Log.Skipped(logger, nudge.Rule, nudge.Topic.WeekKey, nudge.At);
        db.Audit(clock.UtcNow, "service", "skip", KeyOf(nudge), "fell due while the service was not running; too late to be of use");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Reminder {Rule} for week {Week}: {People} people in {Messages} messages.")]
        public static partial void Planned(ILogger logger, string rule, int week, int people, int messages);

        [LoggerMessage(2, LogLevel.Warning, "Reminder {Rule} for week {Week} was due at {At} and is skipped: too late to be of use.")]
        public static partial void Skipped(ILogger logger, string rule, int week, DateTimeOffset at);
    }
}
