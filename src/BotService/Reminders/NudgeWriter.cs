using System.Runtime.InteropServices;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Turns reminders that are due into owed messages: one message where several meet, nothing where it is too late.</summary>
internal sealed partial class NudgeWriter(
    BotDbContext db, OutboxWriter outbox, NudgeBudget budget, NudgeContent content, IEnumerable<IOpeningWork> works, IEnumerable<IOpeningNotes> notes, ReminderPlanner planner,
    LocalClock clock, ILogger<NudgeWriter> logger)
{
    private readonly HashSet<int> _settled = [];

    public async Task WriteAsync(IReadOnlyList<Nudge> due, PlannedSpan planned, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            return;
        }

        var facts = planned.Facts;
        var useful = ReminderPlanner.WithoutSuperseded([.. due.Where(nudge => nudge.UselessFrom > facts.Now)]);
        due.Where(nudge => nudge.UselessFrom <= facts.Now).ToList().ForEach(nudge => Skip(nudge, facts.Now));

        await WriteMemberNudgesAsync([.. useful.Where(nudge => nudge.IsForMembers)], LeftToDigest(useful, planned), planned, cancellationToken);

        foreach (var theirs in useful.GroupBy(nudge => nudge.Subject.Pushes))
        {
            await theirs.Key.WriteDigestsAsync([.. theirs.Where(nudge => !nudge.IsForMembers)], planned, cancellationToken);
            await theirs.Key.WriteToGroupsAsync([.. theirs], cancellationToken);
        }

        due.Where(nudge => nudge.IsAnnouncement).ToList().ForEach(nudge => nudge.Subject.NoteAnnounced());
    }

    /// <summary>A digest that goes out late together with these pushes counts like one at its usual time.</summary>
    private static HashSet<int> LeftToDigest(IReadOnlyList<Nudge> useful, PlannedSpan planned) =>
        [.. planned.LeftToDigest(planned.Facts.Now), .. useful.Where(nudge => nudge.IsForLiaisons).Select(nudge => nudge.Subject.Id)];

    private async Task WriteMemberNudgesAsync(IReadOnlyList<Nudge> nudges, HashSet<int> leftToDigest, PlannedSpan planned, CancellationToken cancellationToken)
    {
        var now = planned.Facts.Now;
        var meeting = new MeetingNudges();

        foreach (var nudge in nudges.Concat(planned.LaterThatDay(nudges, now)))
        {
            var one = await budget.TakeAsync(nudge, now, leftToDigest.Contains(nudge.Subject.Id), cancellationToken);
            meeting.Add(one);

            // One that only goes along with others is noted later, at its own time.
            if (!nudge.OnlyWithOthers)
            {
                Note(one, now);
            }
        }

        foreach (var (theirs, userIds) in meeting.Sets())
        {
            var key = string.Join('+', theirs.Select(nudge => nudge.Key));
            var own = await OwnNotesAsync(theirs, cancellationToken);
            var (some, others) = own.Count == 0 ? ([], userIds) : Split([.. userIds], own);
            outbox.Owe(Nudge.MessageKey(key), others, content.Of(theirs), theirs.Max(nudge => nudge.UselessFrom));

            // All who read the same get it in one message: this week's speakers of every group.
            foreach (var alike in some.GroupBy(userId => string.Join('\n', own[UserKey.Of(userId)].Select(fact => $"{fact.Name}：{fact.Value}"))))
            {
                outbox.Owe(Nudge.MessageKey($"{key}:{UserKey.Of(alike.First())}"), alike, content.Of(theirs, own[UserKey.Of(alike.First())]), theirs.Max(nudge => nudge.UselessFrom));
            }
        }
    }

    /// <summary>What single people read on the card that opens the week, by their key.</summary>
    private async ValueTask<Dictionary<string, IReadOnlyList<CardFact>>> OwnNotesAsync(IReadOnlyList<Nudge> theirs, CancellationToken cancellationToken)
    {
        Dictionary<string, IReadOnlyList<CardFact>> found = [];

        if (theirs.FirstOrDefault(nudge => nudge.IsAnnouncement && nudge.Subject is { ComesFirst: true, IsAnnounced: false }) is not { } opening)
        {
            return found;
        }

        var week = opening.Subject.Week.Key;

        if (_settled.Add(week))
        {
            foreach (var work in works)
            {
                await work.SettleAsync(week, cancellationToken);
            }
        }

        foreach (var source in notes)
        {
            foreach (var (userKey, fact) in await source.OfWeekAsync(week, cancellationToken))
            {
                found[userKey] = [.. found.GetValueOrDefault(userKey) ?? [], fact];
            }
        }

        return found;
    }

    private static (List<string> Some, IEnumerable<string> Others) Split(List<string> userIds, Dictionary<string, IReadOnlyList<CardFact>> own)
    {
        var some = userIds.Where(userId => own.ContainsKey(UserKey.Of(userId))).ToList();
        return (some, userIds.Except(some));
    }

    private void Note(NudgeTaken one, DateTimeOffset now)
    {
        Log.Planned(logger, one.Nudge.Rule, one.Nudge.Subject.Week.Key, one.UserIds.Count, one.Spared);

        if (one.Spared > 0)
        {
            db.Audit(now, "service", "spare", one.Nudge.Key, FormattableString.Invariant($"{one.Spared} people have had their pushes of this week"));
        }
    }

    private void Skip(Nudge nudge, DateTimeOffset now)
    {
        Log.Skipped(logger, nudge.Rule, nudge.Subject.Week.Key, nudge.At);
        db.NoteSkipped(now, nudge.Key, SkippedReminders.Text(nudge, planner, clock));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Reminder {Rule} for week {Week}: {People} people, {Spared} spared by their budget.")]
        public static partial void Planned(ILogger logger, string rule, int week, int people, int spared);

        [LoggerMessage(2, LogLevel.Warning, "Reminder {Rule} for week {Week} was due at {At} and is skipped: too late to be of use.")]
        public static partial void Skipped(ILogger logger, string rule, int week, DateTimeOffset at);
    }
}

/// <summary>Who gets what when reminders meet at one instant: people with the same ones share a message. A person is one number here, because there may be a hundred thousand.</summary>
internal sealed class MeetingNudges
{
    private readonly List<IReadOnlyList<Nudge>> _sets = [[]];
    private readonly Dictionary<string, int> _setOf = [];

    public void Add(NudgeTaken taken)
    {
        var widened = new Dictionary<int, int>();
        _setOf.EnsureCapacity(taken.UserIds.Count);

        foreach (var userId in taken.UserIds)
        {
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(_setOf, userId, out _);

            if (!widened.TryGetValue(set, out var wider))
            {
                wider = widened[set] = _sets.Count;
                _sets.Add([.. _sets[set], taken.Nudge]);
            }

            set = wider;
        }
    }

    /// <summary>Every set of reminders that somebody gets, in the order in which they were added.</summary>
    public IEnumerable<(IReadOnlyList<Nudge> Nudges, IEnumerable<string> UserIds)> Sets() =>
        _setOf.GroupBy(person => person.Value, person => person.Key).Select(alike => (_sets[alike.Key], alike.AsEnumerable()));
}
