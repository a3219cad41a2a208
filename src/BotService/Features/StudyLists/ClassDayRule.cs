using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.StudyLists;

/// <summary>A class is told of once, when its first day begins; its other days are not.</summary>
internal sealed class ClassDayRule : IReminderRule
{
    public string Name => "class";

    public string Word => "专题班开班";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from subject in facts.Of<Topic>().Where(s => s.Row.Sort is TopicSort.ClassDay).GroupBy(s => s.Row.Number).Select(days => days.MinBy(s => s.Row.OpensAt)!)
        let first = subject.Row
        where first.OpenedAt is not null && first.DueTold is null && first.LateUntil > facts.Now
        let at = facts.Announced(subject)
        where at <= window.Until
        select new Nudge(Name, subject, at, NudgeAudience.StillPending, first.LateUntil)
        {
            IsOwedUntilTold = true,
            IsAnnouncement = true,
            Fact = new CardFact("开班", $"{first.Series}：{first.Title}"),
            Section = () => $"{first.Series}开班：{first.Title}，{facts.Clock.Moment(first.OpensAt)}。每天到会凭现场的码签到，不用再确认。",
        };
}
