using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study;

/// <summary>The honest exit: recorded, thanked, and no further reminder for this topic.</summary>
[ChatCommand(AnswerWords.NotStudied, "未学", "没有学", "本周没学", "没学完", "没来得及学", Usage = "没学 [第N周] [原因]", Summary = "如实说明没学，这一主题不再提醒", MenuOrder = 3, Glued = true, ReadsAlong = true, IsForOneself = true,
    IsReadFreely = true, Matter = StudiedCommand.Matter, RecordsAnswer = true, BesideNumber = BesideNumber.Refused, BesideNumberWords = AnswerWords.NotStudied + " 未学")]
[Help(FirstFor = Audience.Member, Order = 2)]
internal sealed class NotStudiedCommand(BotDbContext db, AnswerFinder answers, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var named = TopicReference.TakeAll(call.Rest, clock);
        var reference = named[^1];

        if (await answers.SeveralAsync(call, named, AnswerWords.NotStudied, cancellationToken) is { Count: > 0 } several)
        {
            return AnswerFinder.Together([.. several.Select(one => one.Mine is { } answered ? Record(answered, reference, call) : one.Instead!)]);
        }

        var (mine, instead) = await answers.FindAsync(call, reference, AnswerWords.NotStudied, cancellationToken);

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
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》您已确认过（{mine.Outcome.Word()}）。要改，请先发：撤回").WithButton($"已确认过·{mine.Outcome.Word()}");
        }

        if (mine.Outcome is Outcome.NotStudied)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周已记为没学，不会再提醒。补上后发：已学 第{topic.WeekNumber}周").WithButton("已记为没学");
        }

        // Said before the leave was granted it would have become 请假, and said behind it that stays.
        if (mine.Outcome is Outcome.Excused)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》已准假，记的是请假，不用再报没学，也不会再提醒，没有改动。").WithButton("已准假");
        }

        mine.Record(Outcome.NotStudied, call.Now, call.Member.Id, MessageText.ClipRunes(reference.Rest, StudiedCommand.LongestRemark));
        db.KeepAnswer(mine);
        return Reply.Say($"已记下没学，谢谢如实说明，这一主题不再提醒您。{clock.Moment(topic.LateUntil)} 前补上，发：已学 第{topic.WeekNumber}周").WithButton("已记为没学");
    }
}
