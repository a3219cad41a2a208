using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Demo;

/// <summary>What the sample organisation did before the demo began: past weeks with answers, one open topic, a leave that waits.</summary>
internal sealed class DemoHistory(StoreWriter store, CommandPipeline pipeline, LocalClock clock)
{
    private const string Remark = "结合实际谈体会：要多到一线去，少发文、多办事。";

    /// <param name="first">The week of the topic that is open when the demo begins.</param>
    public async Task WriteAsync(StudyWeek first, CancellationToken cancellationToken)
    {
        var due = await store.RunAsync<IRosterFreeze, DateTimeOffset>(
            async (roster, db, token) =>
            {
                var topics = await db.Topics.Where(t => t.WeekKey <= first.Key).OrderBy(t => t.WeekKey).ToListAsync(token);

                foreach (var past in topics.Where(t => t.WeekKey < first.Key))
                {
                    await PassAsync(db, roster, past, topics.Count - 1 - topics.IndexOf(past), token);
                }

                await OpenAsync(roster, topics[^1], token);
                return topics[^1].DueAt;
            },
            cancellationToken);

        // Asked for by chat, so that the liaison has the request to answer.
        var day = clock.ToLocal(due).ToString("M月d日", CultureInfo.InvariantCulture);
        await pipeline.HandleAsync(new IncomingMessage("wecom", "demo:leave", "fengbaoguo", IncomingKind.Words, $"请假 {day} 参加外地培训"), cancellationToken);
    }

    /// <summary>The topic of the first week is open from the start, on whichever day that is; its card goes out with the next reminder.</summary>
    private async Task OpenAsync(IRosterFreeze roster, Topic topic, CancellationToken cancellationToken)
    {
        if (topic.OpensAt > clock.UtcNow)
        {
            topic.OpensAt = clock.UtcNow;
        }

        if (topic.OpenedAt is null)
        {
            await roster.OpenAsync(topic, clock.UtcNow, cancellationToken);
        }
    }

    private async Task PassAsync(BotDbContext db, IRosterFreeze roster, Topic topic, int weeksAgo, CancellationToken cancellationToken)
    {
        // On a weekend last week's topic would still take late answers, and 已学 would have to ask which topic is meant.
        topic.LateUntil = topic.LateUntil > clock.UtcNow ? clock.UtcNow : topic.LateUntil;

        if (topic.OpenedAt is null)
        {
            await roster.OpenAsync(topic, clock.UtcNow, cancellationToken);
        }

        topic.OpenedAt = topic.OpensAt;
        topic.NoteDueToldToMembers();

        foreach (var participation in await db.Participations.Where(p => p.TopicId == topic.Id && p.Outcome == Outcome.Pending).OrderBy(p => p.MemberId).ToListAsync(cancellationToken))
        {
            // The same people answer in the same way in every demo; fewer are missing from week to week.
            var lot = ((participation.MemberId * 7) + (weeksAgo * 3)) % 20;
            var missing = 1 + weeksAgo;

            if (lot >= 20 - missing)
            {
                continue;
            }

            var outcome = lot >= 20 - missing - 1 ? Outcome.NotStudied : lot >= 20 - missing - 3 ? Outcome.Late : Outcome.OnTime;
            var (from, until) = outcome is Outcome.Late ? (topic.DueAt, topic.LateUntil) : (topic.OpensAt, topic.DueAt);
            participation.Record(outcome, from + ((until - from) * ((lot + 1) / 21.0)), participation.MemberId, lot == 4 ? Remark : null);
        }
    }
}
