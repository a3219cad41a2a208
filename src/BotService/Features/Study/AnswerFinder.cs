using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>Which of a person's topics an answer is for; when that is not clear, the person is asked instead of guessed at.</summary>
internal sealed class AnswerFinder(BotDbContext db, LocalClock clock)
{
    private static readonly TimeSpan JustEnded = TimeSpan.FromDays(2);

    /// <summary>One participation, which nobody tracks, or the reply that says why there is none.</summary>
    public async ValueTask<(Participation? Mine, Reply? Instead)> FindAsync(CommandCall call, TopicReference reference, string word, CancellationToken cancellationToken, bool isOneOfSeveral = false)
    {
        // When it was said, not when it was read: a message may have waited for the store.
        var all = OpenAnswers.For(call.Caller) ?? await db.OpenForAsync(UserKey.Of(call.Caller.UserId), call.Now, cancellationToken);
        var open = all.Where(p => reference.Means(p.Topic!)).ToList();
        var waiting = open.Where(p => !p.Outcome.HasReply()).ToList();

        if (waiting.Count == 1)
        {
            return (waiting[0], null);
        }

        if (waiting.Count > 1)
        {
            return (null, AskWhich(waiting, word));
        }

        if (open.Count > 0)
        {
            return (open[0], null);
        }

        var instead = await NothingOpenAsync(call.Member.Id, reference, word, cancellationToken);
        return (null, reference.IsGiven && !isOneOfSeveral && !call.IsOneOfSeveral ? StillOwed(instead, [.. all.Where(p => !p.Outcome.HasReply())], word) : instead);
    }

    /// <summary>Every topic that is meant where those are several, each with the reply that says why it takes no answer; none where at most one is meant.</summary>
    public async ValueTask<IReadOnlyList<(Participation? Mine, Reply? Instead)>> SeveralAsync(CommandCall call, IReadOnlyList<TopicReference> named, string word, CancellationToken cancellationToken)
    {
        if (named is [{ IsAll: true, Count: var count }])
        {
            // 两个都学完了 with three that wait does not say which two.
            var waiting = await WaitingAsync(call, cancellationToken);
            return waiting.Count > (count ?? int.MaxValue) ? [] : [.. waiting.Select(mine => ((Participation?)mine, (Reply?)null))];
        }

        List<(Participation? Mine, Reply? Instead)> found = [];

        foreach (var reference in named.Count > 1 ? named : [])
        {
            found.Add(await FindAsync(call, reference, word, cancellationToken, isOneOfSeveral: true));
        }

        // 本周（第50周） names one topic twice.
        return [.. found.Where((one, i) => one.Mine is not { TopicId: var topic } || found.FindIndex(other => other.Mine?.TopicId == topic) == i)];
    }

    /// <summary>A line for each; it is refused when nothing was recorded for any, and asks what the first of them asks.</summary>
    public static Reply Together(IReadOnlyList<Reply> said)
    {
        var text = string.Join('\n', said.Select(reply => reply.Text).Distinct(StringComparer.Ordinal));
        var together = said.All(reply => reply.IsRefusal) ? Reply.Refuse(text) : Reply.Say(text);
        return together with { Question = said.FirstOrDefault(reply => reply.Question is not null)?.Question };
    }

    /// <summary>What is said of a topic that the person cannot answer now, with what is still open.</summary>
    public async ValueTask<Reply> OverAsync(Viewer caller, int memberId, TopicReference reference, string word, CancellationToken cancellationToken)
    {
        var all = OpenAnswers.For(caller) ?? await db.OpenForAsync(caller.UserKey, clock.UtcNow, cancellationToken);
        return StillOwed(await NothingOpenAsync(memberId, reference, word, cancellationToken), [.. all.Where(p => !p.Outcome.HasReply())], word);
    }

    /// <summary>Whoever named a topic that is over hears what is still open, too.</summary>
    private static Reply StillOwed(Reply instead, List<Participation> waiting, string word) => waiting.Count == 0
        ? instead
        : Reply.Refuse(string.Join('\n', [instead.Text, .. waiting.OrderBy(p => p.Topic!.WeekKey).Select(p => $"还没回复的：《{p.Topic!.Title}》，请发：{word} {Handle(p.Topic!, waiting)}")]));

    /// <summary>One choice a topic, and all of them.</summary>
    private static Reply AskWhich(List<Participation> waiting, string word) => Reply.AskWhich(
        "您有几个主题还没有回复，是哪一个？",
        [
            .. waiting.OrderBy(p => p.Topic!.WeekKey).Select(p => new QuestionChoice($"第{p.Topic!.WeekNumber}周《{p.Topic.Title}》（或发：{word} {Handle(p.Topic, waiting)}）", word, $"#{p.TopicId}")),
            new QuestionChoice(word == AnswerWords.Studied ? "都学完了" : "都没学", word, TopicReference.AllWord),
        ]);

    /// <summary>Everything that still waits for an answer.</summary>
    private async ValueTask<IReadOnlyList<Participation>> WaitingAsync(CommandCall call, CancellationToken cancellationToken) =>
        [.. (OpenAnswers.For(call.Caller) ?? await db.OpenForAsync(UserKey.Of(call.Caller.UserId), call.Now, cancellationToken)).Where(p => !p.Outcome.HasReply()).OrderBy(p => p.Topic!.WeekKey)];

    /// <summary>The week where that is enough; two topics in one week are told apart by their number.</summary>
    private static string Handle(Topic topic, List<Participation> among) =>
        among.Count(p => p.Topic!.WeekKey == topic.WeekKey) == 1 ? $"第{topic.WeekNumber}周" : $"#{topic.Id}";

    private async ValueTask<Reply> NothingOpenAsync(int memberId, TopicReference reference, string word, CancellationToken cancellationToken)
    {
        var last = await LastAsync(memberId, reference, cancellationToken);

        // Whoever says it again hears that it is recorded, also when the topic takes no more answers.
        if (word == AnswerWords.Studied && last is { Outcome: Outcome.OnTime or Outcome.Late })
        {
            var then = reference.IsGiven ? "已不再收回复，需要更正请找本组联络员代录。" : "现在没有等您答复的主题，发 本周 看安排。";
            return Reply.Refuse($"第{last.Topic!.WeekNumber}周《{last.Topic.Title}》您已确认过（{last.Outcome.Word()}），不用重复。{then}");
        }

        if (last is not null && (reference.IsGiven || HasJustEnded(last)))
        {
            return Reply.Refuse($"第{last.Topic!.WeekNumber}周《{last.Topic.Title}》已不再收回复，您的记录是：{last.Outcome.Word()}。需要更正请找本组联络员代录。");
        }

        if (reference.Week is { } week)
        {
            var topic = await db.Topics.HavingWeek(week.Key, await db.TiersOfAsync(memberId, cancellationToken)).OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);
            return topic switch
            {
                null => Reply.Refuse($"{week.Name}没有需要您确认的主题，没有记录。发 本周 看当前主题。"),
                { OpenedAt: null } => Reply.Refuse($"第{week.Number}周《{topic.Title}》{clock.Moment(topic.OpensAt)} 才开放，到时再确认即可。"),
                _ => Reply.Refuse($"第{week.Number}周的主题不需要您确认：开放时您不在它的应学名单里。"),
            };
        }

        return Reply.Refuse(reference.TopicId is { } number
            ? $"没有{(number == 0 ? "这个编号" : $"编号 #{number} ")}的主题，或者它不需要您回复，没有记录。发 本周 看安排。"
            : reference.Title is { } title ? $"没有需要您回复的《{title}》，没有记。发 本周 看安排。"
            : "现在没有等您答复的主题，不用做什么。发 本周 看安排。");
    }

    /// <summary>已学 just after the last moment is meant for what has ended without an answer.</summary>
    private bool HasJustEnded(Participation last) => last.Outcome is Outcome.Pending or Outcome.Unreachable && clock.UtcNow - last.Topic!.LateUntil < JustEnded;

    private async Task<Participation?> LastAsync(int memberId, TopicReference reference, CancellationToken cancellationToken)
    {
        var weekKey = reference.Week?.Key;
        var rows = db.CountedOf(memberId).Include(p => p.Topic)
            .Where(p => (reference.TopicId == null || p.TopicId == reference.TopicId) && (weekKey == null || p.Topic!.WeekKey == weekKey))
            .OrderByDescending(p => p.Topic!.WeekKey);
        return reference.Title is null ? await rows.FirstOrDefaultAsync(cancellationToken) : (await rows.ToListAsync(cancellationToken)).Find(p => reference.Means(p.Topic!));
    }
}
