using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Chasing;

/// <summary>Which topic a liaison means for the own group: the one with somebody silent, or the one that was named.</summary>
internal sealed class OwnGroupTopics(BotDbContext db)
{
    /// <summary>So much of what else was said is kept in a choice.</summary>
    private const int LongestRest = 200;

    /// <summary>One open topic in which somebody of the group has said nothing, or the reply that asks or says why there is none.</summary>
    public async ValueTask<(Topic? Topic, Reply? Instead)> PickAsync(CommandCall call, TopicReference reference, string word, CancellationToken cancellationToken)
    {
        var (group, now, weekKey) = (call.Member.GroupId, call.Now, reference.Week?.Key);
        var waiting = await db.Topics.TakingAnswers(now)
            .Where(t => (reference.TopicId == null || t.Id == reference.TopicId) && (weekKey == null || t.WeekKey == weekKey)
                && db.Participations.Any(p => p.TopicId == t.Id && p.GroupId == group && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable)))
            .OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var open = waiting.Where(reference.Means).ToList();

        return open.Count switch
        {
            0 => (null, Reply.Refuse(reference.IsGiven ? "这一主题现在不收回复，或者本组全部都有回音，不用做什么。" : "现在没有需要跟进的主题：本组全部都有回音。")),
            1 => (open[0], null),
            _ => (null, Reply.AskWhich(
                $"有几个主题还有人没回复，{word}哪一个？先没有办。",
                [.. open.Select(t => new QuestionChoice($"第{t.WeekNumber}周《{t.Title}》", word, $"#{t.Id} {MessageText.ClipRunes(reference.Rest, LongestRest)}".Trim()))])),
        };
    }
}
