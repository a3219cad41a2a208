using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>Who of the liaison's own group may need help. The names go no further than this.</summary>
[ChatCommand("未报", "谁没报", "未报名单", Usage = "未报 [第N周]", Summary = "本组还没回复的人", Audience = Audience.Liaison, Glued = true, IsQuestion = true)]
internal sealed class PendingCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var topics = await db.OpenedTopicsAsync(TopicReference.Take(call.Rest, clock).Week?.Key, cancellationToken);

        if (topics.Count == 0)
        {
            return Reply.Refuse("这一周还没有开放的主题。");
        }

        var ids = topics.Select(t => t.Id).ToList();
        var waiting = await db.Participations
            .Where(p => ids.Contains(p.TopicId) && p.GroupId == call.Member.GroupId && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.MemberId).Select(p => new { p.Member!.Name, p.Outcome }).ToListAsync(cancellationToken);

        if (waiting.Count == 0)
        {
            return Reply.Say($"{FigureText.Headline(topics, call.Member.Group!.Name)}\n未报 0，全部都有回音。");
        }

        return Reply.Say(
        [
            FigureText.Headline(topics, call.Member.Group!.Name),
            $"未报 {waiting.Count(w => w.Outcome is Outcome.Pending)}，未送达 {waiting.Count(w => w.Outcome is Outcome.Unreachable)}",
            .. waiting.Select(w => w.Outcome is Outcome.Unreachable ? $"{w.Name}（未送达，请当面告知）" : w.Name),
        ]);
    }
}
