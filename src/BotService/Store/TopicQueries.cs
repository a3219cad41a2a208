using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Which topics a week's figures are about.</summary>
internal static class TopicQueries
{
    /// <summary>The opened topics of a week; without a week, of the latest week that has opened.</summary>
    public static async Task<IReadOnlyList<Topic>> OpenedTopicsAsync(this BotDbContext db, int? weekKey, CancellationToken cancellationToken)
    {
        weekKey ??= await db.Topics.Where(t => t.OpenedAt != null).MaxAsync(t => (int?)t.WeekKey, cancellationToken);
        return await db.Topics.Where(t => t.WeekKey == weekKey && t.OpenedAt != null).OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }
}

/// <summary>The first line of every answer with figures.</summary>
internal static class FigureText
{
    public static string Headline(IReadOnlyList<Topic> topics, string scope) =>
        $"第{topics[0].WeekNumber}周{string.Concat(topics.Select(t => $"《{t.Title}》"))} {scope}";
}
