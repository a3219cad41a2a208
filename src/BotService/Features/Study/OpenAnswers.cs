using BotService.Commands;
using BotService.Store;
using BotService.Store.Rounds;
using BotService.Time;

namespace BotService.Features.Study;

/// <summary>What a person can still answer: read along with the sender, because everybody asks for it in the same minute.</summary>
internal sealed class OpenAnswers(LocalClock clock) : IStatusLine
{
    /// <summary>Latest week first, of topics that nobody tracks; null when it was not read with the person.</summary>
    public static IReadOnlyList<Participation>? For(Viewer viewer) => viewer.Along.OfType<IReadOnlyList<Participation>>().FirstOrDefault();

    /// <summary>What the person can answer, by name, as far as it was read along.</summary>
    public static IReadOnlyList<string> TitlesFor(Viewer viewer) => viewer.Member is null || For(viewer) is not { } open ? [] : [.. open.Select(p => p.Topic!.Title)];

    public RoundQueries Ask(BotDbContext db, IReadOnlyList<(int No, SenderLookup Sender)> messages)
    {
        var asked = OpenParticipations.Of(db, [.. messages.Select(message => (message.No, message.Sender.UserKey, message.Sender.SaidAt))]);
        ILookup<int, Participation>? mine = null;
        return new RoundQueries(asked, no => (mine ??= asked.SelectMany(one => one.Rows).ToLookup(row => row.No, row => row.Mine))[no].ToList());
    }

    public StatusLine? Of(Viewer viewer)
    {
        if (viewer.Member is null || For(viewer) is not { } open)
        {
            return null;
        }

        if (open.FirstOrDefault(p => !p.Outcome.HasReply()) is { Topic: { } topic })
        {
            return new StatusLine($"{WeekOf(topic)}《{topic.Title}》还没有您的确认（{clock.Moment(topic.DueAt)} 截止），学完回复 已学 就行。", Waits: true) { NoAnswer = "没有记成学习；学完请发 已学。" };
        }

        return new StatusLine(open.Count > 0 ? $"{WeekOf(open[0].Topic!)}您已回复（{open[0].Outcome.Word()}），不用再做什么。" : "现在没有等您确认的主题。", Waits: false);
    }

    private string WeekOf(Topic topic) => topic.WeekKey == StudyWeek.Of(clock.Today).Key ? "本周" : $"第{topic.WeekNumber}周";
}
