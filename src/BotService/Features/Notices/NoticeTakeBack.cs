using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Takes back the own 已阅, as long as nothing has changed it since.</summary>
internal sealed class NoticeTakeBack(BotDbContext db) : ITakeBack
{
    public int Rank => 5;

    public IReadOnlyList<string> Names => ["已阅", "已读"];

    public async ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var latest = await (from notice in db.AllTopics
                            join entry in db.ParticipationEntries on notice.Id equals entry.TopicId
                            where notice.Sort == TopicSort.Notice && entry.MemberId == me && entry.ByMemberId == me && entry.To != Outcome.Excused
                                && entry.At >= since && !entry.IsTakeBack && entry.TakenBackAt == null
                            orderby entry.At descending, entry.Id descending
                            select new ReadNotice(notice, entry)).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : new LatestRecord(latest.Entry.At, token => TakeBackAsync(latest, call, token));
    }

    private async ValueTask<Reply> TakeBackAsync(ReadNotice latest, CommandCall call, CancellationToken cancellationToken)
    {
        var (notice, entry) = latest;
        var mine = await db.Participations.SingleAsync(p => p.TopicId == entry.TopicId && p.MemberId == entry.MemberId, cancellationToken);

        if (mine.AnsweredAt != entry.At || !notice.TakesAnswers(call.Now))
        {
            var reason = notice.ClosedAt is not null ? "已经撤回" : mine.AnsweredAt != entry.At ? "的记录后来又改过" : "已过截止，收不回";
            return Reply.Refuse($"传{notice.Number}《{notice.Title}》{reason}，没有改动。");
        }

        mine.TakeBack(entry, call.Now, call.Member.Id);
        return Reply.Say($"已收回：传{notice.Number}《{notice.Title}》现在是{NoticeFigures.Word(mine.Outcome)}。原记录留在历史里。");
    }

    private sealed record ReadNotice(Topic Topic, ParticipationEntry Entry);
}
