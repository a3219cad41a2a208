using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Reminding;

/// <summary>What groups read through a robot: that a topic is open, and the figures of the whole organisation after its due time. No name, ever; notices, classes and changed due times are told to people, not to groups.</summary>
internal sealed class GroupPosts(BotDbContext db, OutboxWriter outbox, GroupRobots robots, LocalClock clock)
{
    public async Task WriteAsync(IReadOnlyList<Nudge> due, CancellationToken cancellationToken)
    {
        if (robots.Recipients.Count == 0)
        {
            return;
        }

        foreach (var nudge in due.Where(nudge => nudge is { IsAnnouncement: true, OnlyWithOthers: false, AskedBy: null, Subject: { ComesFirst: true, IsAnnounced: false } }))
        {
            Owe(nudge.Key, $"{nudge.Subject.Handle}《{nudge.Subject.Title}》已开放\n截止：{clock.Moment(nudge.Subject.DueAt)}", nudge.UselessFrom);
        }

        foreach (var closing in due.Where(nudge => nudge.IsForAdmins && nudge.At >= nudge.Subject.DueAt).GroupBy(nudge => nudge.Subject.Week.Key))
        {
            Owe(Nudge.MessageKey(string.Join('+', closing.Select(nudge => nudge.Key))), await ClosingAsync(closing.First().Subject.Handle, closing.Key, cancellationToken), closing.Max(nudge => nudge.UselessFrom));
        }
    }

    /// <summary>All topics of the week that are over by now: once the last is, the figures are those of 统计.</summary>
    private async Task<string> ClosingAsync(string week, int weekKey, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var topics = await db.Topics.AsNoTracking().InFigures().Where(t => t.WeekKey == weekKey && t.DueAt <= now).OrderBy(t => t.Id).Select(t => new { t.Id, t.Title }).ToListAsync(cancellationToken);
        var groups = await db.GroupFiguresAsync(topics.ConvertAll(topic => topic.Id), cancellationToken);
        var figures = groups.Select(group => group.Figures).Aggregate(Figures.None, (sum, some) => sum + some);
        return string.Join('\n', [$"{week}{string.Concat(topics.Select(topic => $"《{topic.Title}》"))}已到截止时间", .. figures.Lines()]);
    }

    private void Owe(string key, string text, DateTimeOffset uselessFrom)
    {
        foreach (var robot in robots.Recipients)
        {
            outbox.OweBy(robots.Channel, $"{robot}:{key}", [robot], new TextContent(text), uselessFrom);
        }
    }
}
