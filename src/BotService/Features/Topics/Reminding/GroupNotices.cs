using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Reminding;

/// <summary>What groups read through a robot: that a topic is open, and the figures of the whole organisation after its due time. No name, ever.</summary>
internal sealed class GroupNotices(BotDbContext db, OutboxWriter outbox, GroupRobots robots, LocalClock clock)
{
    public async Task WriteAsync(IReadOnlyList<Nudge> due, CancellationToken cancellationToken)
    {
        if (robots.Recipients.Count == 0)
        {
            return;
        }

        foreach (var nudge in due.Where(nudge => nudge is { IsAnnouncement: true, RidesAlong: false, AskedBy: null }))
        {
            Owe(nudge, $"{nudge.Subject.Handle}《{nudge.Subject.Title}》已开放\n截止：{clock.Moment(nudge.Subject.DueAt)}");
        }

        foreach (var nudge in due.Where(nudge => nudge.IsForAdmins && nudge.At >= nudge.Subject.DueAt))
        {
            var groups = await db.GroupFiguresAsync([nudge.Subject.Id], cancellationToken);
            var figures = groups.Select(group => group.Figures).Aggregate(Figures.None, (sum, some) => sum + some);
            Owe(nudge, string.Join('\n', [$"{nudge.Subject.Handle}《{nudge.Subject.Title}》已到截止时间", .. figures.Lines()]));
        }
    }

    private void Owe(Nudge nudge, string text)
    {
        foreach (var robot in robots.Recipients)
        {
            outbox.OweBy(robots.Channel, $"{robot}:{nudge.Key}", [robot], new TextContent(text), nudge.UselessFrom);
        }
    }
}
