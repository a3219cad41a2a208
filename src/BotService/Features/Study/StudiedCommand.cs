using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study;

/// <summary>One word confirms; a remark may come with it and is never asked for.</summary>
[ChatCommand(AnswerWords.Studied, "学完了", "完成", "确认", "1", "已学习", "学习了", "学习完成", "学完", "学好了", "学了", "已完成", "已学完", "已确认", "补学", "以学", "己学", "巳学", "已雪", "yixue",
    Usage = "已学 [第N周] [心得]", Summary = "确认学完；过了截止时间记为补学", MenuOrder = 2, ReadsAlong = true, IsForOneself = true,
    IsReadFreely = true, Matter = Matter,
    RecordsAnswer = true, BesideNumber = BesideNumber.Refused, BesideNumberWords = AnswerWords.Studied + " 补学 完成 已完成 确认 已确认 学完了 学完 1")]
[Help(FirstFor = Audience.Member | Audience.Liaison, Order = 1, Intro = "每周一个主题", Hint = "学完回复 已学 就行")]
[InGroup(InGroup.Acknowledged, Summary = "记下您学完了，群里不说结果")]
internal sealed class StudiedCommand(BotDbContext db, AnswerFinder answers, LocalClock clock) : IChatCommand
{
    /// <summary>What both answers are about.</summary>
    public const string Matter = "study";

    public const int LongestRemark = 1000;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var named = TopicReference.TakeAll(call.Rest, clock);
        var reference = named[^1];

        if (await SaidOfSeveral.AskAsync(db, call, named, cancellationToken) is { } asked)
        {
            return asked;
        }

        if (await answers.SeveralAsync(call, named, AnswerWords.Studied, cancellationToken) is { Count: > 0 } several)
        {
            return AnswerFinder.Together([.. several.Select(one => one.Mine is { } answered ? Record(answered, reference, call) : one.Instead!)]);
        }

        var (mine, instead) = await answers.FindAsync(call, reference, AnswerWords.Studied, cancellationToken);

        if (mine is null)
        {
            return instead!;
        }

        return Record(mine, reference, call);
    }

    private Reply Record(Participation mine, TopicReference reference, CommandCall call)
    {
        var topic = mine.Topic!;

        if (mine.Outcome is Outcome.OnTime or Outcome.Late)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》您已确认过（{mine.Outcome.Word()}，{clock.Moment(mine.AnsweredAt!.Value)}），不用重复。要改请发：撤回")
                .WithButton($"已确认过·{mine.Outcome.Word()}");
        }

        var outcome = call.Now < topic.DueAt ? Outcome.OnTime : Outcome.Late;
        mine.Record(outcome, call.Now, call.Member.Id, MessageText.ClipRunes(reference.Rest, LongestRemark));
        db.KeepAnswer(mine);
        var text = outcome is Outcome.OnTime
            ? $"已记下：第{topic.WeekNumber}周《{topic.Title}》按时学完。"
            : $"已记下：第{topic.WeekNumber}周《{topic.Title}》记为补学（{clock.Moment(topic.DueAt)} 已截止）。";
        return Reply.Say(text).WithButton($"已学·{outcome.Word()}");
    }
}
