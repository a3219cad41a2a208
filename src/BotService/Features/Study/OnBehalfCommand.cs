using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>A liaison records for somebody of the own group; the record says who did it and why.</summary>
[ChatCommand("代录", "代记", "代报", Usage = "代录 姓名 已学|没学 [第N周] 原因", Summary = "替本组的人记录，注明原因", Audience = Audience.Liaison, Glued = true, RecordsAnswer = true)]
[Help(FirstFor = Audience.Liaison, Order = 5)]
internal sealed class OnBehalfCommand(BotDbContext db, NamePicker names, LocalClock clock) : IChatCommand
{
    private const string Example = "代录 王伟 已学 本人电话告知";

    private static readonly CommandMatcher<bool> Answers = new(
        from word in (string[])["已学", "学完了", "完成", "补学", "没学", "未学"]
        select new CommandWord<bool>(word, word is not ("没学" or "未学"), TakesRest: true, Glued: true, TakesWeek: true));

    private static readonly TimeSpan Correctable = TimeSpan.FromDays(30);

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Rest.Length == 0)
        {
            return Reply.AskFor($"请写明是谁，例如：{Example}", "姓名", "代录", kind: PartKind.Term);
        }

        var (members, rest, instead) = await names.PickAllAsync(call.Member.GroupId, call.Rest, clock.Today, Example, cancellationToken, rest => AnswerIn(rest).Word is not null);

        if (instead is not null)
        {
            return instead;
        }

        var named = string.Join('、', members.Select(m => m.Name));
        var who = string.Join('、', members.Select(m => m.UserId));
        var answer = AnswerIn(rest);

        if (answer.Word is not { Owner: var studied })
        {
            var isTopicAlone = TopicReference.Take(rest, clock) is { IsGiven: true, Rest.Length: 0 };
            return rest.Length == 0 || isTopicAlone ? AskWhich(named, who, rest) : Reply.RefusePart($"请写明 {named} 是 已学 还是 没学，例如：{Example}");
        }

        var topics = TopicReference.TakeAll(answer.Rest, clock);
        var reference = topics[0];

        if (topics.Count > 1 || (reference.IsGiven && reference.Rest is ['和' or '及' or '与' or '跟', .. var next] && TopicReference.Take(next, clock).IsGiven))
        {
            return Reply.RefusePart($"一次只能代录一周，先没有记。请一周一条，例如：代录 {named} {(studied ? "已学" : "没学")} 上周 本人电话告知");
        }

        if (reference.Rest.Length == 0)
        {
            return Reply.AskFor($"请写一句原因，记录会注明由您代录，例如：代录 {named} {(studied ? "已学" : "没学")} 本人电话告知", "原因", "代录", $"{who} {(studied ? "已学" : "没学")} {(reference.IsAll ? string.Empty : answer.Rest)}".Trim());
        }

        List<(Member Member, IReadOnlyList<Participation> Theirs)> meant = [];

        foreach (var member in members)
        {
            meant.Add((member, await FindAsync(call.Now, member, reference, cancellationToken)));
        }

        if (meant.Any(one => one.Theirs.Count > 1))
        {
            var waiting = meant.SelectMany(one => one.Theirs).Select(p => p.Topic!).DistinctBy(t => t.Id).OrderBy(t => t.WeekKey).ThenBy(t => t.Id);
            return Reply.AskWhich($"{named} 有几个主题，代录哪一个？", [.. waiting.Select(t => new QuestionChoice($"第{t.WeekNumber}周《{t.Title}》", "代录", $"{who} {(studied ? "已学" : "没学")} #{t.Id} {reference.Rest}"))]);
        }

        List<Reply> said = [.. meant.Select(one => Record(call, one.Member, studied, one.Theirs.SingleOrDefault(), reference.Rest))];

        return said is [var one] ? one : Together(said);
    }

    /// <summary>Whoever answers 学完了 here speaks of the person, and not of the own topic.</summary>
    /// <param name="topic">The week or title, where it was said already.</param>
    private static Reply AskWhich(string named, string who, string topic) => Reply.AskWhich(
        $"请写明 {named} 是 已学 还是 没学，先没有记。",
        [
            new QuestionChoice(AnswerWords.Studied, "代录", $"{who} {AnswerWords.Studied} {topic}".Trim(), Means: AnswerWords.Studied),
            new QuestionChoice(AnswerWords.NotStudied, "代录", $"{who} {AnswerWords.NotStudied} {topic}".Trim(), Means: AnswerWords.NotStudied),
        ]);

    /// <summary>上周的 已学 and 《调查研究》 已学: what the answer is for may stand before it.</summary>
    private CommandMatch<bool> AnswerIn(string text)
    {
        var found = Answers.Match(text);

        if (found.Word is not null || TopicReference.Take(text, clock) is not { IsGiven: true, Rest: { Length: > 0 } rest })
        {
            return found;
        }

        var behind = Answers.Match(rest.TrimStart('的', ' '));
        return behind.Word is null ? found : behind with { Rest = $"{text[..text.LastIndexOf(rest, StringComparison.Ordinal)].Trim()} {behind.Rest}".Trim() };
    }

    /// <summary>A line for each; it is refused when nothing was recorded for anybody.</summary>
    private static Reply Together(IReadOnlyList<Reply> said)
    {
        var text = string.Join('\n', said.Select(reply => reply.Text));
        return said.All(reply => reply.IsRefusal) ? Reply.Refuse(text) : Reply.Say(text);
    }

    /// <summary>What may be meant: whatever was named, or else what is still open and without an answer, or else the latest.</summary>
    private async ValueTask<IReadOnlyList<Participation>> FindAsync(DateTimeOffset now, Member member, TopicReference reference, CancellationToken cancellationToken)
    {
        var earliest = now - Correctable;
        var recent = await db.ParticipationsOf(member.Id).Include(p => p.Topic).Where(p => p.Topic!.LateUntil > earliest).OrderByDescending(p => p.Topic!.WeekKey).ToListAsync(cancellationToken);
        var named = recent.Where(p => reference.Means(p.Topic!)).ToList();
        var waiting = named.Where(p => p.Outcome is Outcome.Pending or Outcome.Unreachable && p.Topic!.TakesAnswers(now)).ToList();
        return waiting.Count > 0 ? waiting : [.. named.Where(p => p.Topic!.WeekKey == named[0].Topic!.WeekKey)];
    }

    private Reply Record(CommandCall call, Member member, bool studied, Participation? theirs, string reason)
    {
        if (theirs is null)
        {
            return Reply.Refuse($"{member.Name} 没有可以代录的主题（只收近 30 天内开放过的）。");
        }

        var topic = theirs.Topic!;
        var outcome = !studied ? Outcome.NotStudied : call.Now < topic.DueAt ? Outcome.OnTime : Outcome.Late;
        var before = theirs.Outcome;

        if (studied ? before is Outcome.OnTime or Outcome.Late : before is Outcome.NotStudied)
        {
            return Reply.Refuse($"{member.Name} 第{topic.WeekNumber}周{(studied ? "已确认过" : "已记过")}（{before.Word()}），没有改动。");
        }

        theirs.Record(outcome, call.Now, call.Member.Id, MessageText.ClipRunes(reason, StudiedCommand.LongestRemark));
        db.Audit(call.Now, call.Member.UserId, "on-behalf", $"topic {topic.Id} member {member.Id}", $"{before} to {outcome}");
        return Reply.Say(before.HasReply()
            ? $"已代录更正：{member.Name} 第{topic.WeekNumber}周 由{before.Word()}改为{outcome.Word()}，注明由您代录，原记录留在历史里。本人发 我的 能看到。改错了 {UndoText.Span}内发：撤回"
            : $"已代录：{member.Name} 第{topic.WeekNumber}周 {outcome.Word()}，注明由您代录。本人发 我的 能看到。");
    }
}
