using BotService.Files.Charts;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics.Reminding;

/// <summary>One message per reader for all that is due for that reader; a reader without anything to read gets none.</summary>
internal sealed class DigestWriter(
    BotDbContext db, OutboxWriter outbox, LiaisonDigest liaisons, AdminDigest admins, LateDigests late, PngPainter painter, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    public async Task WriteAsync(IReadOnlyList<Nudge> due, PlannedSpan planned, CancellationToken cancellationToken)
    {
        var inTime = due.Where(nudge => !LateDigests.IsLate(nudge, planned.Facts.Now)).ToList();
        IReadOnlyList<Nudge> nudges = [.. await late.TakeAsync(inTime, planned, cancellationToken), .. inTime];

        foreach (var nudge in due.Except(inTime))
        {
            await late.PutAsideAsync(nudge, cancellationToken);
        }

        var sections = new List<DigestSection>();

        foreach (var nudge in nudges)
        {
            sections.AddRange(await SectionsAsync(nudge, cancellationToken));
        }

        var readers = sections.GroupBy(section => UserKey.Of(section.UserId), StringComparer.Ordinal).OrderBy(reader => reader.Key, StringComparer.Ordinal);

        foreach (var alike in readers.GroupBy(reader => string.Join("\n\n", reader.Select(section => section.Text))))
        {
            var people = alike.Select(reader => reader.First().UserId).ToList();
            var key = Nudge.MessageKey(string.Join('+', [.. nudges.Select(nudge => nudge.Key), people[0]]));
            outbox.Owe(key, people, new TextContent(alike.Key), nudges.Max(nudge => nudge.UselessFrom));
        }

        await OwePictureAsync([.. nudges.Where(nudge => nudge is { HasPicture: true, IsForAdmins: true })], [.. sections.Select(section => UserKey.Of(section.UserId))], cancellationToken);
    }

    /// <summary>One picture for the admins who read something, up to the latest week that is told of; without a font the words are all there is.</summary>
    private async Task OwePictureAsync(IReadOnlyList<Nudge> nudges, HashSet<string> readers, CancellationToken cancellationToken)
    {
        if (nudges.Count == 0 || !painter.CanPaint)
        {
            return;
        }

        var latest = nudges.MaxBy(nudge => nudge.Subject.Week.Key)!;
        var owed = (await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken)).Where(admin => readers.Contains(UserKey.Of(admin))).ToList();

        if (owed.Count > 0)
        {
            outbox.Owe(Nudge.MessageKey($"picture+{latest.Key}"), owed, WeeksPicture.Of(latest.Subject.Week.Key, "0"), latest.UselessFrom);
        }
    }

    /// <summary>What each reader would read about one nudge.</summary>
    public async Task<IReadOnlyList<DigestSection>> SectionsAsync(Nudge nudge, CancellationToken cancellationToken)
    {
        var topic = ((TopicSubject)nudge.Subject).Row;
        var groups = await db.GroupFiguresAsync([topic.Id], cancellationToken);
        var holds = await db.Holds.Where(h => h.TopicId == topic.Id).Select(h => h.GroupId).ToListAsync(cancellationToken);
        var held = groups.Where(group => holds.Contains(group.GroupId)).ToList();
        var beforeDue = nudge.At < topic.DueAt;
        var open = groups.Where(group => group.Figures.Unanswered > 0 && !(beforeDue && held.Contains(group))).ToList();

        var (forLiaisons, unread) = nudge.IsForLiaisons ? await liaisons.WriteAsync(nudge, topic, open, cancellationToken) : ([], []);
        var forAdmins = await admins.WriteAsync(nudge, topic, groups, held, unread, cancellationToken);
        return [.. forLiaisons, .. forAdmins];
    }
}

/// <summary>A part of what one person reads.</summary>
internal sealed record DigestSection(string UserId, string Text);
