using System.Data.Common;
using BotService.Store.Statements;

namespace BotService.Store;

/// <summary>Which topics are open, and which ones figures are about.</summary>
internal static class TopicQueries
{
    /// <summary>What holds for the opened topics <c>t</c> of the week $1; where that is null, of the latest.</summary>
    public const string IsOpenedInWeek = """
        t."Sort" = 'Study' AND t."OpenedAt" IS NOT NULL AND t."VoidedAt" IS NULL
          AND t."WeekKey" = COALESCE(CAST($1 AS INTEGER), (SELECT MAX("WeekKey") FROM "Topics" WHERE "Sort" = 'Study' AND "OpenedAt" IS NOT NULL AND "VoidedAt" IS NULL))
        """;

    /// <summary>The columns that <see cref="TopicIn"/> reads.</summary>
    public const string Columns = """t."Id", t."WeekKey", t."Title", t."Audience", t."OpensAt", t."DueAt", t."LateUntil", t."OpenedAt" """;

    private static readonly PreparedStatement Opened = new($"""
        SELECT {Columns}
        FROM "Topics" AS t
        WHERE {IsOpenedInWeek}
        ORDER BY t."Id"
        """);

    /// <summary>Those that <see cref="Topic.TakesAnswers"/> holds for.</summary>
    public static IQueryable<Topic> TakingAnswers(this IQueryable<Topic> topics, DateTimeOffset now) => topics.Running().Where(t => t.LateUntil > now);

    /// <summary>Those in which an answer is still 按时.</summary>
    public static IQueryable<Topic> NotDueYet(this IQueryable<Topic> topics, DateTimeOffset now) => topics.Running().Where(t => t.DueAt > now);

    /// <summary>Those that fall due in a span of time, the past included, unless somebody closed them.</summary>
    public static IQueryable<Topic> DueWithin(this IQueryable<Topic> topics, DateTimeOffset from, DateTimeOffset until) => topics.Running().Where(t => t.DueAt >= from && t.DueAt < until);

    /// <summary>Those that count: opened, and not taken out of the figures since.</summary>
    public static IQueryable<Topic> InFigures(this IQueryable<Topic> topics) => topics.NotVoided().Where(t => t.OpenedAt != null);

    /// <summary>Planned ones too.</summary>
    public static IQueryable<Topic> NotVoided(this IQueryable<Topic> topics) => topics.Where(t => t.VoidedAt == null);

    /// <summary>The same as it was known at an instant: what was voided later is still among them.</summary>
    public static IQueryable<Topic> NotVoidedAt(this IQueryable<Topic> topics, DateTimeOffset known) => topics.Where(t => t.VoidedAt == null || t.VoidedAt > known);

    /// <summary>Closed by nobody before their time; planned ones too.</summary>
    public static IQueryable<Topic> NotClosed(this IQueryable<Topic> topics) => topics.Where(t => t.ClosedAt == null);

    /// <summary>Those that <see cref="Topic.HasWeek"/> holds for.</summary>
    public static IQueryable<Topic> HavingWeek(this IQueryable<Topic> topics, int weekKey, Tiers audience) => topics.NotClosed().Where(t => t.WeekKey == weekKey).MeantFor(audience);

    /// <summary>What a plan lists: what has opened, and what is still to open.</summary>
    public static IQueryable<Topic> InPlan(this IQueryable<Topic> topics) => topics.NotVoided().Where(t => t.OpenedAt != null || t.ClosedAt == null);

    private static IQueryable<Topic> Running(this IQueryable<Topic> topics) => topics.Where(t => t.OpenedAt != null).NotClosed();

    /// <summary>The opened topics of a week, which nobody tracks; without a week, of the latest week that has opened.</summary>
    public static async Task<IReadOnlyList<Topic>> OpenedTopicsAsync(this BotDbContext db, int? weekKey, CancellationToken cancellationToken)
    {
        var topics = new PendingQuery<Topic>(Opened, row => db.TopicIn(row, 0), weekKey);
        await PendingQuery.AllAsync(db, [topics], cancellationToken);
        return topics.Rows;
    }

    /// <summary>What an opened topic's figures and answers need of it, in eight columns from the given one on.</summary>
    public static Topic TopicIn(this BotDbContext db, DbDataReader row, int first) => new()
    {
        Id = row.GetInt32(first),
        WeekKey = row.GetInt32(first + 1),
        Title = row.GetString(first + 2),
        Audience = (Tiers)row.GetInt32(first + 3),
        OpensAt = db.InstantIn(row, first + 4),
        DueAt = db.InstantIn(row, first + 5),
        LateUntil = db.InstantIn(row, first + 6),
        OpenedAt = db.InstantIn(row, first + 7),
    };
}
