using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>Who of the liaison's own group may need help. The names go no further than this.</summary>
[ChatCommand("未报", "谁没报", "未报名单", Usage = "未报 [第N周]", Summary = "本组还没回复的人", Audience = Audience.Liaison, Glued = true, IsQuestion = true)]
[Help(FirstFor = Audience.Liaison, Order = 2)]
internal sealed class PendingCommand(BotDbContext db, AskedWeek asked, ReachAdvice advice, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = TopicReference.TakeWeekOrDay(call.Rest, clock);

        if (LongSpan.Refuse(reference, "未报", clock) is { } hint)
        {
            return hint;
        }

        var (topics, instead) = await asked.TopicsAsync(reference, "未报", cancellationToken);

        if (topics.Count == 0)
        {
            return instead ?? Reply.Refuse("这一周还没有开放的主题。");
        }

        var ids = topics.Select(t => t.Id).ToList();
        var today = clock.Today;
        var waiting = await db.Participations
            .Where(p => ids.Contains(p.TopicId) && p.GroupId == call.Member.GroupId && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.TopicId).ThenBy(p => p.MemberId)
            .Select(p => new Waiting(p.TopicId, p.Member!.Name, p.Member.UserId, p.Outcome, Member.HasLeft(p.Member.Left, today))).ToListAsync(cancellationToken);

        if (waiting.Count == 0)
        {
            return Reply.Say($"{FigureText.Headline(topics, call.Member.Group!.Name)}\n未报 0，全部都有回音。");
        }

        return Reply.Say(
        [
            FigureText.Headline(topics, call.Member.Group!.Name),
            $"未报 {waiting.Count(w => w.Outcome is Outcome.Pending)}，未送达 {waiting.Count(w => w.Outcome is Outcome.Unreachable)}",
            .. topics.SelectMany(topic => Lines(topic, isOne: topics.Count == 1, waiting)),
            .. waiting.Where(w => w.HasLeft).DistinctBy(w => w.UserId).Select(w => $"{Named(w, waiting)}（已离开名单，不用联系）"),
            .. advice.Sentence is { } sentence && waiting.Any(w => w is { Outcome: Outcome.Unreachable, HasLeft: false }) ? [sentence] : (string[])[],
        ]);
    }

    private static IEnumerable<string> Lines(Topic topic, bool isOne, List<Waiting> waiting)
    {
        var here = waiting.Where(w => w.TopicId == topic.Id && !w.HasLeft).ToList();
        IEnumerable<string> heading = isOne || here.Count == 0 ? [] : [$"《{topic.Title}》"];
        return [.. heading, .. here.Select(w => w.Outcome is Outcome.Unreachable ? $"{Named(w, waiting)}（未送达，请当面告知）" : Named(w, waiting))];
    }

    private static string Named(Waiting one, List<Waiting> among) => among.Any(w => w.Name == one.Name && w.UserId != one.UserId) ? $"{one.Name}（{one.UserId}）" : one.Name;

    private sealed record Waiting(int TopicId, string Name, string UserId, Outcome Outcome, bool HasLeft);
}
