using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Who would get what and when: the real planning done in the caller's transaction and taken back, so that it cannot differ from it.</summary>
internal sealed class ReminderPreview(
    BotDbContext db, ReminderPlanner planner, ReminderSources sources, NudgeBudget budget, LocalClock clock)
{
    private const string Savepoint = "preview";

    /// <summary>Each is planned for itself.</summary>
    private const int MostDays = 15;

    /// <summary>The last digest about a subject comes at most so long after its end.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromDays(30);

    /// <summary>What would still be sent on one day.</summary>
    public Task<IReadOnlyList<PreviewRow>> ReadDayAsync(DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = clock.StartOf(day);
        return ReadAsync(new TimeWindow((start > now ? start : now).AddTicks(-1), clock.StartOf(day.AddDays(1)).AddTicks(-1)), cancellationToken);
    }

    /// <summary>What is still to come about some subjects, however far ahead; each day is counted by itself, as it is when one asks for that day.</summary>
    /// <returns>The first days, and whether there are more.</returns>
    public async Task<(IReadOnlyList<PreviewRow> Rows, bool IsCut)> OfAsync(IReadOnlyCollection<int> subjectIds, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var days = await TakenBackAsync(token => DaysOfAsync(subjectIds, now, token), cancellationToken);
        List<PreviewRow> rows = [];

        foreach (var day in days.Take(MostDays))
        {
            rows.AddRange((await ReadDayAsync(day, now, cancellationToken)).Where(row => row.SubjectId is { } id && subjectIds.Contains(id)));
        }

        return (rows, days.Count > MostDays);
    }

    private async Task<List<DateOnly>> DaysOfAsync(IReadOnlyCollection<int> subjectIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var planned = await ReminderPlanner.PlannedUntilAsync(db, now, cancellationToken);
        var all = await sources.ReadAsync(now, now, cancellationToken);
        var facts = all with { Ruled = [.. all.Ruled.Where(subject => subjectIds.Contains(subject.Id))] };
        var due = facts.Ruled.Count == 0 ? [] : planner.Due(new TimeWindow(planned, facts.Ruled.Max(subject => subject.EndsAt) + Behind), facts);
        return [.. due.Where(nudge => nudge.UselessFrom > now).Select(nudge => facts.DayOf(Later(nudge.At, now, facts))).Distinct().Order().Take(MostDays + 1)];
    }

    /// <summary>What would be sent in a span if nobody answered meanwhile, earliest first; people are counted, never named.</summary>
    public Task<IReadOnlyList<PreviewRow>> ReadAsync(TimeWindow window, CancellationToken cancellationToken) =>
        TakenBackAsync<IReadOnlyList<PreviewRow>>(
            async token =>
            {
                var now = clock.UtcNow;
                var planned = await ReminderPlanner.PlannedUntilAsync(db, now, token);
                var facts = await sources.ReadAsync(now, window.Until, token);
                var estimated = await OpenAsync(facts, subject => subject.OpensAt <= (subject.ComesFirst ? now : window.Until), token);

                // What falls due before the span is done as well, because nobody gets a thing twice; what lies longer before it than a service may stand still has no bearing on it.
                var first = window.After - ReminderSources.Reach;
                var ahead = new TimeWindow(first < planned ? planned : first, window.Until);
                var nudges = planner.Due(ahead, facts)
                    .Where(nudge => nudge.UselessFrom > now && !LateDigests.IsLate(nudge, now) && Later(nudge.At, now, facts) <= window.Until)
                    .ToLookup(nudge => Later(nudge.At, now, facts));
                var others = facts.Subjects
                    .Where(subject => subject.DueAt > ahead.After && Written(subject, facts) <= window.Until)
                    .OrderBy(subject => subject.DueAt).ToLookup(subject => Written(subject, facts));
                List<PreviewRow> rows = [];

                foreach (var at in nudges.Select(together => together.Key).Union(others.Select(together => together.Key)).Order())
                {
                    estimated.UnionWith(await OpenAsync(facts, subject => subject.OpensAt <= at, token));
                    var (useful, around) = (ReminderPlanner.WithoutSuperseded([.. nudges[at]]), planner.Around(new TimeWindow(at, at), facts));
                    List<PreviewRow> then = [];

                    // Digests leave nothing behind in the weeks of people.
                    foreach (var nudge in useful.Concat(around.LaterThatDay(useful, at)).Where(nudge => nudge.IsForMembers || window.Contains(at)))
                    {
                        then.Add(await RowAsync(nudge, at, around, token) with { IsEstimate = estimated.Contains(nudge.Subject.Id) });
                    }

                    useful.Where(nudge => nudge.IsAnnouncement).ToList().ForEach(nudge => nudge.Subject.NoteAnnounced());
                    then.AddRange(await OthersAsync([.. others[at]], at, now, token));

                    // Nobody would get the others.
                    rows.AddRange(then.Where(row => window.Contains(at) && row.People + row.Spared > 0));
                }

                return rows;
            },
            cancellationToken);

    /// <summary>Opens subjects as the tick will do it.</summary>
    /// <returns>Those of the future: whom they are for may change until then.</returns>
    private static async Task<HashSet<int>> OpenAsync(PlanningFacts facts, Func<IRuleSubject, bool> isDue, CancellationToken cancellationToken)
    {
        HashSet<int> ofTheFuture = [];

        foreach (var subject in facts.Ruled.Where(subject => !subject.IsOpen && isDue(subject)).ToList())
        {
            var at = subject.OpensAt > facts.Now ? subject.OpensAt : facts.Now;
            await subject.Pushes.OpenAsync(subject, at, cancellationToken);

            if (at > facts.Now)
            {
                ofTheFuture.Add(subject.Id);
            }
        }

        return ofTheFuture;
    }

    /// <summary>The first reminder of a span; null when there is none.</summary>
    public Task<(DateTimeOffset At, string Reminder)?> NextAsync(TimeWindow window, CancellationToken cancellationToken) =>
        TakenBackAsync<(DateTimeOffset, string)?>(
            async token =>
            {
                var facts = await sources.ReadAsync(clock.UtcNow, window.Until, token);
                (DateTimeOffset At, string)? nudge = planner.Due(window, facts) is [var first, ..] ? (first.At, planner.WordOf(first)) : null;

                foreach (var subject in facts.Subjects.Where(subject => window.Contains(Written(subject, facts)) && !(nudge?.At <= Written(subject, facts))).OrderBy(subject => subject.DueAt))
                {
                    if (await CountAsync(subject, Written(subject, facts), token) > 0)
                    {
                        return (Written(subject, facts), subject.Handle);
                    }
                }

                return nudge;
            },
            cancellationToken);

    private async Task<T> TakenBackAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("The preview is taken back with the caller's transaction; begin one first.");

        // Saved before the savepoint, so that taking the preview back keeps what the caller changed.
        await db.SaveChangesAsync(cancellationToken);
        var known = db.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        var result = await work(cancellationToken);
        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);

        foreach (var entry in db.ChangeTracker.Entries().Where(entry => !known.Contains(entry.Entity)).ToList())
        {
            entry.State = EntityState.Detached;
        }

        return result;
    }

    private async Task<List<PreviewRow>> OthersAsync(IReadOnlyList<IReminderSubject> due, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<PreviewRow> rows = [];

        foreach (var subject in SubjectWriter.Useful(due, now))
        {
            rows.Add(new PreviewRow(at, subject.Handle, string.Empty, subject.Readers, await CountAsync(subject, at, cancellationToken), Spared: 0));
        }

        return rows;
    }

    /// <summary>What is overdue goes out as soon as people may be disturbed.</summary>
    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset now, PlanningFacts facts) => at > now ? at : facts.Sendable(now);

    private static DateTimeOffset Written(IReminderSubject subject, PlanningFacts facts) => facts.Sendable(subject.DueAt > facts.Now ? subject.DueAt : facts.Now);

    private async Task<PreviewRow> RowAsync(Nudge nudge, DateTimeOffset at, PlannedSpan around, CancellationToken cancellationToken)
    {
        var (people, spared) = await CountAsync(nudge, at, around, cancellationToken);
        return new PreviewRow(at, planner.WordOf(nudge), nudge.Subject.Title, ReadersOf(nudge.Audience), people, spared) { SubjectId = nudge.Subject.Id, Week = nudge.Subject.Week };
    }

    private async Task<(int People, int Spared)> CountAsync(Nudge nudge, DateTimeOffset at, PlannedSpan around, CancellationToken cancellationToken)
    {
        if (!nudge.IsForMembers)
        {
            return (await nudge.Subject.Pushes.CountReadersAsync(nudge, cancellationToken), 0);
        }

        var taken = await budget.TakeAsync(nudge, at, around.LeftToDigest(at).Contains(nudge.Subject.Id), cancellationToken);
        return (taken.UserIds.Count, taken.Spared);
    }

    /// <summary>Whom a subject would reach is counted by having its source write it.</summary>
    private async Task<int> CountAsync(IReminderSubject subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await subject.Source.WriteAsync(subject, at, cancellationToken);
        await db.LeaveOutWhatIsOwedAsync(cancellationToken);
        var people = db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State is EntityState.Added)
            .SelectMany(entry => entry.Entity.People).Select(UserKey.Of).ToHashSet();

        // Its pushes count in people's weeks for what comes later.
        await db.SaveChangesAsync(cancellationToken);
        return people.Count;
    }

    public static string ReadersOf(NudgeAudience audience) => audience switch
    {
        NudgeAudience.Liaisons => "联络员",
        NudgeAudience.LiaisonsAndAdmins => "联络员和管理员",
        NudgeAudience.Admins => "管理员",
        _ => "成员",
    };
}

/// <summary>One push that would go out, or did.</summary>
/// <param name="Spared">People who would be left out because their week is full.</param>
internal sealed record PreviewRow(DateTimeOffset At, string Reminder, string Title, string Readers, int People, int Spared)
{
    /// <summary>What the rules were applied to; null for what a feature reminds of by itself.</summary>
    public int? SubjectId { get; init; }

    /// <summary>The week that it is about; null when it is about none.</summary>
    public StudyWeek? Week { get; init; }

    /// <summary>The roster is not frozen yet: it was counted as it is known today.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Who would get it, and why some would not.</summary>
    public string Whom => $"{Readers} {People} 人{(Notes.Count > 0 ? $"（{string.Join('，', Notes)}）" : string.Empty)}";

    /// <summary>What the number of people does not say.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. IsEstimate ? (string[])["按今天名单估计"] : [],
        .. Spared > 0 ? (string[])[$"{Spared} 人不发，本周次数已满或留给更要紧的一次"] : [],
    ];
}
