using System.Data.Common;
using BotService.Store.Statements;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>The six outcomes of some people; they add up to 应到.</summary>
internal readonly record struct Figures(int OnTime, int Late, int Excused, int NotStudied, int Unreachable, int Pending)
{
    public static Figures None { get; }

    public int Expected => OnTime + Late + Excused + NotStudied + Unreachable + Pending;

    /// <summary>The six counts in the order in which they are always said.</summary>
    public IReadOnlyList<int> Counts => [OnTime, Late, Excused, NotStudied, Unreachable, Pending];

    /// <summary>Nothing was heard from them, for whichever reason.</summary>
    public int Unanswered => Pending + Unreachable;

    public static Figures operator +(Figures a, Figures b) => new(
        a.OnTime + b.OnTime, a.Late + b.Late, a.Excused + b.Excused, a.NotStudied + b.NotStudied, a.Unreachable + b.Unreachable, a.Pending + b.Pending);

    public static Figures Of(Outcome outcome, int count) => outcome switch
    {
        Outcome.OnTime => new(count, 0, 0, 0, 0, 0),
        Outcome.Late => new(0, count, 0, 0, 0, 0),
        Outcome.Excused => new(0, 0, count, 0, 0, 0),
        Outcome.NotStudied => new(0, 0, 0, count, 0, 0),
        Outcome.Unreachable => new(0, 0, 0, 0, count, 0),
        _ => new(0, 0, 0, 0, 0, count),
    };

    /// <summary>完成率, from 0 to 1: (按时+补学) / (应到−请假−未送达); null when there is nobody to count.</summary>
    public double? Share => Expected - Excused - Unreachable is > 0 and var counted ? (double)(OnTime + Late) / counted : null;
}

/// <summary>The figures of one group, or of several that are shown together.</summary>
/// <param name="GroupId">0 when several are shown together.</param>
/// <param name="Names">One, or those of all that are shown together.</param>
/// <param name="People">How many people they count, however many topics each of them owed.</param>
internal sealed record GroupFigures(int GroupId, IReadOnlyList<string> Names, int People, Figures Figures)
{
    public IReadOnlyList<int> GroupIds { get; init; } = [GroupId];
}

/// <summary>The figures of one week.</summary>
internal sealed record WeekFigures(int WeekKey, Figures Figures);

/// <summary>Counting is a question to the database, never a walk over people.</summary>
internal static class FigureQueries
{
    // By group as well, although nobody asks for it: in the order of the index a hundred thousand rows need no sorting.
    private static readonly PreparedStatement OfAll = new("""SELECT "Outcome", COUNT(*) FROM "Participations" WHERE "TopicId" = $1 GROUP BY "GroupId", "Outcome" """);

    // In the order in which Figures takes them.
    private static readonly Outcome[] Outcomes = [Outcome.OnTime, Outcome.Late, Outcome.Excused, Outcome.NotStudied, Outcome.Unreachable, Outcome.Pending];

    private static readonly PreparedStatement OfGroup = new($"SELECT {Counts("$1", "$2")}");

    // What is asked for most often, in one question.
    private static readonly PreparedStatement OfNamedGroup = new($"""
        SELECT {Counts("t.\"Id\"", "g.\"Id\"")}, g."Id", g."Tier", {TopicQueries.Columns}
        FROM "Groups" AS g CROSS JOIN "Topics" AS t
        WHERE g."Name" = $2 AND {TopicQueries.IsOpenedInWeek}
        """);

    /// <summary>Figures per group in roster order; groups that owe nothing are left out.</summary>
    public static async Task<IReadOnlyList<GroupFigures>> GroupFiguresAsync(this BotDbContext db, IReadOnlyCollection<int> topicIds, CancellationToken cancellationToken)
    {
        var rows = await db.Participations
            .Where(p => topicIds.Contains(p.TopicId))
            .GroupBy(p => new { p.GroupId, p.Outcome })
            .Select(g => new { g.Key.GroupId, g.Key.Outcome, Count = g.Count() })
            .ToListAsync(cancellationToken);

        // Of one topic everybody is counted once.
        var people = topicIds.Count == 1 ? rows.GroupBy(r => r.GroupId).ToDictionary(g => g.Key, g => g.Sum(r => r.Count)) : await db.Participations
            .Where(p => topicIds.Contains(p.TopicId)).GroupBy(p => p.GroupId)
            .Select(g => new { g.Key, Count = g.Select(p => p.MemberId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var names = await db.Groups.Select(g => new { g.Id, g.Name }).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);

        return
        [
            .. rows.GroupBy(r => r.GroupId).OrderBy(g => g.Key)
                .Select(g => new GroupFigures(g.Key, [names[g.Key]], people[g.Key], g.Aggregate(Figures.None, (sum, r) => sum + Figures.Of(r.Outcome, r.Count)))),
        ];
    }

    /// <summary>The figures of the latest weeks that have opened, newest first, for one group or everybody.</summary>
    /// <param name="until">The last week, as its key; null is the latest.</param>
    public static async Task<IReadOnlyList<WeekFigures>> WeekFiguresAsync(this BotDbContext db, int? groupId, int weeks, int? until, CancellationToken cancellationToken)
    {
        var ids = await db.TopicsOfWeeksAsync(weeks, until, cancellationToken);
        var topics = await db.Topics.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.WeekKey }).ToDictionaryAsync(t => t.Id, t => t.WeekKey, cancellationToken);
        var rows = await db.Participations
            .Where(p => ids.Contains(p.TopicId) && (groupId == null || p.GroupId == groupId))
            .GroupBy(p => new { p.TopicId, p.Outcome }).Select(g => new { g.Key.TopicId, g.Key.Outcome, Count = g.Count() }).ToListAsync(cancellationToken);
        var byWeek = rows.ToLookup(r => topics[r.TopicId]);
        return [.. topics.Values.Distinct().OrderDescending().Select(key => new WeekFigures(key, byWeek[key].Aggregate(Figures.None, (sum, r) => sum + Figures.Of(r.Outcome, r.Count))))];
    }

    /// <summary>Whether somebody outside is shown the group's row by itself in each of these weeks, and not together with small ones.</summary>
    public static async Task<bool> StandsAloneAsync(this BotDbContext db, int groupId, IReadOnlyCollection<int> weekKeys, int smallest, CancellationToken cancellationToken)
    {
        var topics = await db.Topics.InFigures().Where(t => weekKeys.Contains(t.WeekKey)).Select(t => new { t.Id, t.WeekKey }).ToListAsync(cancellationToken);

        foreach (var week in topics.GroupBy(t => t.WeekKey, t => t.Id))
        {
            var shown = (await db.GroupFiguresAsync([.. week], cancellationToken)).Outside(smallest);

            if (shown.Any(row => row.GroupId != groupId && row.GroupIds.Contains(groupId)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The topics that count in the latest weeks.</summary>
    public static async Task<IReadOnlyCollection<int>> TopicsOfWeeksAsync(this BotDbContext db, int weeks, int? until, CancellationToken cancellationToken)
    {
        var opened = db.Topics.InFigures().Where(t => until == null || t.WeekKey <= until);
        var keys = await opened.Select(t => t.WeekKey).Distinct().OrderByDescending(key => key).Take(weeks).ToListAsync(cancellationToken);
        return await opened.Where(t => keys.Contains(t.WeekKey)).Select(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The figures of some topics in parts that add up, for one group or everybody.</summary>
    public static IReadOnlyList<PendingQuery<Figures>> Of(IEnumerable<int> topicIds, int? groupId) =>
        [.. topicIds.Select(topicId => groupId is { } group ? new PendingQuery<Figures>(OfGroup, CountsIn, topicId, group) : new PendingQuery<Figures>(OfAll, CountIn, topicId))];

    /// <summary>Each opened topic of a week with the group of this name and its figures; no row where there is no such group or topic.</summary>
    /// <param name="weekKey">Null is the latest week.</param>
    public static async ValueTask<IReadOnlyList<(Topic Topic, StudyGroup Group, Figures Figures)>> FiguresOfNamedAsync(this BotDbContext db, string group, int? weekKey, CancellationToken cancellationToken)
    {
        var rows = new PendingQuery<(Topic, StudyGroup, Figures)>(
            OfNamedGroup, row => (db.TopicIn(row, 8), new StudyGroup { Id = row.GetInt32(6), Name = group, Tier = (Tiers)row.GetInt32(7) }, CountsIn(row)), weekKey, group);
        await PendingQuery.AllAsync(db, [rows], cancellationToken);
        return rows.Rows;
    }

    /// <summary>The figures of some topics, for one group or everybody.</summary>
    public static async ValueTask<Figures> FiguresAsync(this BotDbContext db, IEnumerable<int> topicIds, int? groupId, CancellationToken cancellationToken)
    {
        var parts = Of(topicIds, groupId);
        await PendingQuery.AllAsync(db, parts, cancellationToken);
        return parts.Sum();
    }

    public static Figures Sum(this IEnumerable<PendingQuery<Figures>> parts) => parts.SelectMany(part => part.Rows).Aggregate(Figures.None, (sum, some) => sum + some);

    /// <summary>Looks each outcome up in the index: counting equal rows takes half of what grouping them does.</summary>
    private static string Counts(string topic, string group) => string.Join(", ", Outcomes.Select(outcome =>
        $"""(SELECT COUNT(*) FROM "Participations" WHERE "TopicId" = {topic} AND "GroupId" = {group} AND "Outcome" = '{outcome}')"""));

    private static Figures CountsIn(DbDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5));

    private static Figures CountIn(DbDataReader row) => Figures.Of(Enum.Parse<Outcome>(row.GetString(0)), row.GetInt32(1));
}
