using BotService.Commands;
using BotService.Features.Topics.Reminding;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Chasing;

/// <summary>What 催办 and 确认催办 share: when it may be, once a day, and who gets it within their week.</summary>
internal sealed class ChasePlan(BotDbContext db, NudgeBudget budget, TopicPushes pushes, PushTexts texts, WorkCalendar calendar, LocalClock clock)
{
    /// <summary>A refusal when it cannot go out now: at night, on a day off, or after one has gone out today.</summary>
    public async ValueTask<Reply?> RefuseNowAsync(Topic topic, CommandCall call, CancellationToken cancellationToken)
    {
        var local = clock.ToLocal(call.Now);

        if (calendar.NextSendable(local) is var next && next != local)
        {
            return Reply.Refuse($"现在是休息时间，不打扰大家，没有发出。{clock.Moment(clock.ToInstant(next))} 以后再发：催办");
        }

        var (key, group, id) = (NudgeFor(topic, call).DedupKey, call.Member.GroupId, topic.Id);
        var today = await db.SentNudges.AnyAsync(
            s => s.SubjectId == id && s.Rule == key && db.Participations.Any(p => p.TopicId == id && p.MemberId == s.MemberId && p.GroupId == group), cancellationToken);
        return today ? Reply.Refuse($"本组今天已催办过第{topic.WeekNumber}周的主题，一天最多一次，没有再发。") : null;
    }

    /// <summary>Takes the push from everybody's week; whoever has had enough is counted as spared.</summary>
    public async Task<NudgeTaken> TakeAsync(Topic topic, CommandCall call, CancellationToken cancellationToken) =>
        await budget.TakeAsync(NudgeFor(topic, call), call.Now, digestIsNear: false, cancellationToken);

    /// <summary>The real thing, taken back at once: the preview cannot differ from what will happen.</summary>
    public async Task<NudgeTaken> RehearseAsync(Topic topic, CommandCall call, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("chase", cancellationToken);
        var taken = await TakeAsync(topic, call, cancellationToken);
        await transaction.RollbackToSavepointAsync("chase", cancellationToken);
        return taken;
    }

    private Nudge NudgeFor(Topic topic, CommandCall call)
    {
        return new Nudge(ChaseRule.NameOn(clock.ToLocal(call.Now)), new TopicSubject(pushes, topic), call.Now, NudgeAudience.StillPending, topic.LateUntil)
        {
            AskedBy = call.Member,
            Card = () => TopicCard.For(topic, clock, WordsOf(topic, call)),
        };
    }

    /// <summary>What the push says, which the preview shows beforehand.</summary>
    public string WordsOf(Topic topic, CommandCall call) =>
        texts.Write(TextKind.Cards, TopicTexts.Chase, new Dictionary<string, object>(TopicFields.OfCard(topic, clock, isLast: false)) { ["liaison"] = call.Member.Name });
}
