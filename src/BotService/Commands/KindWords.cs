using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Commands;

/// <summary>One kind line for what needs no deed, with how the person stands.</summary>
internal sealed class KindWords(LocalClock clock)
{
    public Reply For(TalkKind kind, Viewer caller)
    {
        var state = StateOf(caller);

        return kind switch
        {
            TalkKind.Thanks => Reply.Say($"不客气。{state}"),
            TalkKind.Hello => Reply.Say($"您好，我是学习助手。{state}发 帮助 看能做什么。"),
            TalkKind.Future => Reply.Say($"好的，先不记，学完回复 已学 就行。{state}"),
            TalkKind.Forwarded => Reply.Say($"这像是转发或发给大家的话，没有记。{state}"),
            _ => Reply.Say($"好的。{state}"),
        };
    }

    /// <summary>收到 while something waits: it is no answer to the topic, and says so.</summary>
    public Reply NotStudied(Viewer caller) => caller.CanAnswer?.Any(p => !p.Outcome.IsAnswered()) is true
        ? Reply.Say($"好的，没有记成学习；学完请发 已学。{StateOf(caller)}")
        : For(TalkKind.Received, caller);

    private string StateOf(Viewer caller)
    {
        if (caller.Member is null || caller.CanAnswer is not { } open)
        {
            return string.Empty;
        }

        if (open.FirstOrDefault(p => !p.Outcome.IsAnswered()) is { Topic: { } topic })
        {
            return $"{WeekOf(topic)}《{topic.Title}》还没有您的确认（{clock.Moment(topic.DueAt)} 截止），学完回复 已学 就行。";
        }

        return open.Count > 0 ? $"{WeekOf(open[0].Topic!)}您已回复（{open[0].Outcome.Word()}），不用再做什么。" : "现在没有等您确认的主题。";
    }

    private string WeekOf(Topic topic) => topic.WeekKey == StudyWeek.Of(clock.Today).Key ? "本周" : $"第{topic.WeekNumber}周";
}
