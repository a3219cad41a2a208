using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>Takes back an answer to a topic, the own one or one recorded for somebody, as long as nothing has changed it since.</summary>
internal sealed class AnswerTakeBack(BotDbContext db) : ITakeBack
{
    /// <summary>Behind 撤回: the answer that the sender gave for nobody else.</summary>
    public const string Own = "自己的已学";

    private const string OnBehalf = "代录";

    public int Rank => 1;

    public IReadOnlyList<string> Names => ["已学", "没学", "补学", OnBehalf];

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (me, isForOthers, isForOneself) = (call.Member.Id, call.Rest.Contains(OnBehalf, StringComparison.Ordinal), call.Rest == Own);
        var latest = await db.ParticipationEntries
            .Where(e => db.Topics.Any(t => t.Id == e.TopicId) && e.ByMemberId == me && (!isForOthers || e.MemberId != me) && (!isForOneself || e.MemberId == me)
                && e.To != Outcome.Excused && e.At >= since && !e.IsTakeBack && e.TakenBackAt == null)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : new LatestRecord(latest.At, token => TakeBackAsync(latest, call, token));
    }

    private async ValueTask<Reply> TakeBackAsync(ParticipationEntry entry, CommandCall call, CancellationToken cancellationToken)
    {
        var mine = await db.Participations.Include(p => p.Topic).Include(p => p.Member).SingleAsync(p => p.TopicId == entry.TopicId && p.MemberId == entry.MemberId, cancellationToken);

        if (mine.AnsweredAt != entry.At)
        {
            return Reply.Refuse($"第{mine.Topic!.WeekNumber}周的记录后来又改过（现在是{mine.Outcome.Word()}），收回不了。要更正请找本组联络员。");
        }

        var topic = mine.Topic!;
        var isOwn = mine.MemberId == call.Member.Id;

        // The right to record for somebody is needed to take it back, too.
        if (!isOwn && !call.Caller.IsLiaisonOf(mine.Member!.GroupId))
        {
            return Reply.Refuse($"您现在不是 {mine.Member!.Name} 所在组的联络员，这条代录收不回，没有改动。要更正请找那个组的联络员。");
        }

        // A liaison can record it anew for some weeks; the person could not, and would lose the answer for good.
        if (isOwn && !topic.TakesAnswers(call.Now))
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》已不再收回复，收回了就不能再答，所以没有改动（现在是{mine.Outcome.Word()}）。要更正请找本组联络员代录。");
        }

        mine.TakeBack(entry, call.Now, call.Member.Id);
        return Reply.Say($"已收回{(isOwn ? string.Empty : $"对 {mine.Member!.Name} 的代录")}：第{topic.WeekNumber}周《{topic.Title}》现在是{mine.Outcome.Word()}。原记录留在历史里。");
    }
}
