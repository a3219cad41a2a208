using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Which week a question about figures means, by number, title or week. One that does not exist is refused and never replaced by the latest.</summary>
internal sealed class AskedWeek(BotDbContext db, LocalClock clock)
{
    /// <summary>The key of the week, null being the latest that has opened, or the reply that says why there is none.</summary>
    public async ValueTask<(int? Key, Reply? Instead)> FindAsync(TopicReference reference, string word, CancellationToken cancellationToken)
    {
        if (reference is { TopicId: null, Title: null })
        {
            return (reference.Week?.Key, null);
        }

        if (reference.IsNobodys)
        {
            return (null, Reply.Refuse($"没有这一周或这个主题。一年有 52 或 53 周；写 {word} 看最近一周，{word} 上周 看上周。"));
        }

        // Titles are compared as people see them, which no database can; there is one a week.
        var opened = await db.Topics.InFigures().OrderBy(t => t.Id).Select(t => new { t.Id, t.WeekKey, t.Title }).ToListAsync(cancellationToken);
        var weeks = opened.Where(t => reference.Means(t.Id, t.WeekKey, t.Title)).GroupBy(t => t.WeekKey).ToList();

        return weeks switch
        {
            [] => (null, Reply.Refuse($"没有{(reference.Title is { } title ? $"叫《{MessageText.ClipRunes(title, 60)}》" : "这个编号")}的、已经开放的主题。写 {word} 看最近一周，{word} 第{StudyWeek.Of(clock.Today).Number}周 这样看某一周。")),
            [var one] => (one.Key, null),
            _ => (null, Reply.Refuse(string.Join('\n', ["有几周的主题都像，请写是哪一周：", .. weeks.TakeLast(10).Select(week => $"{word} {Written(week.Key)}：{string.Concat(week.Select(t => $"《{t.Title}》"))}")]))),
        };
    }

    /// <summary>With its year where another year may be meant.</summary>
    private string Written(int weekKey) => weekKey / 100 == StudyWeek.Of(clock.Today).Year ? $"第{weekKey % 100}周" : $"{weekKey / 100}年第{weekKey % 100}周";

    /// <summary>The opened topics that are meant, or the reply that says why there are none.</summary>
    public async ValueTask<(IReadOnlyList<Topic> Topics, Reply? Instead)> TopicsAsync(TopicReference reference, string word, CancellationToken cancellationToken)
    {
        var (key, instead) = await FindAsync(reference, word, cancellationToken);

        if (instead is not null)
        {
            return ([], instead);
        }

        var topics = await db.OpenedTopicsAsync(key, cancellationToken);
        return ([.. topics.Where(reference.Means)], null);
    }
}
