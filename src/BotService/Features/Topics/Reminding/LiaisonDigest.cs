using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Reminding;

/// <summary>What liaisons read: the figures of the own group, and the names behind them, which go no further.</summary>
internal sealed class LiaisonDigest(BotDbContext db, PushTexts texts, ReachAdvice advice, IEnumerable<ILiaisonNotes> notes, LocalClock clock)
{
    private const int MostNames = 40;

    /// <summary>Names of so many groups are in memory together.</summary>
    private const int GroupsAtOnce = 100;

    private readonly HashSet<int> _noted = [];

    /// <summary>A section for each liaison who can be reached, and the groups in which there is none.</summary>
    public async Task<(IReadOnlyList<DigestSection> Sections, IReadOnlyList<GroupFigures> Unread)> WriteAsync(
        Nudge nudge, Topic topic, IReadOnlyList<GroupFigures> groups, CancellationToken cancellationToken)
    {
        var ids = groups.Select(group => group.GroupId).ToList();
        var liaisons = await db.LiaisonsOnDuty(clock.Today)
            .Where(m => ids.Contains(m.GroupId) && m.UnreachableSince == null)
            .OrderBy(m => m.Id).Select(m => new { m.Id, m.UserId, m.GroupId }).ToListAsync(cancellationToken);
        var sections = new List<DigestSection>();

        // In the digest before the topic is due: that one comes once a week.
        var lines = nudge.At < topic.DueAt ? await NotesAsync(topic.WeekKey, cancellationToken) : null;

        var read = groups.Where(group => liaisons.Exists(liaison => liaison.GroupId == group.GroupId)).ToList();

        foreach (var some in read.Chunk(GroupsAtOnce))
        {
            var all = await WaitingAsync(topic.Id, [.. some.Select(group => group.GroupId)], cancellationToken);

            foreach (var group in some)
            {
                var waiting = all[group.GroupId].ToList();
                var fields = FieldsOf(nudge, topic, group, waiting);
                var toForward = advice.Sentence is { } sentence && fields.ContainsKey("unreachableNames") ? $"\n{sentence}" : string.Empty;
                var noted = lines is not null && _noted.Add(group.GroupId) ? string.Concat(lines[group.GroupId].Select(line => $"\n{line}")) : string.Empty;

                foreach (var reader in liaisons.Where(liaison => liaison.GroupId == group.GroupId))
                {
                    fields["self"] = TopicFields.TakesAnswers(nudge, topic, clock) && waiting.Any(w => w.MemberId == reader.Id && w.Outcome is Outcome.Pending);
                    sections.Add(new DigestSection(reader.UserId, texts.Write(TextKind.Liaisons, nudge.Text, fields) + toForward + noted));
                }
            }
        }

        return (sections, [.. groups.Except(read)]);
    }

    private async Task<ILookup<int, string>> NotesAsync(int weekKey, CancellationToken cancellationToken)
    {
        List<KeyValuePair<int, string>> all = [];

        foreach (var note in notes)
        {
            all.AddRange(await note.OfWeekAsync(weekKey, cancellationToken));
        }

        return all.ToLookup(line => line.Key, line => line.Value);
    }

    /// <summary>By group, in one question for all of them.</summary>
    private async Task<ILookup<int, Waiting>> WaitingAsync(int topicId, List<int> groups, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var waiting = await db.Participations
            .Where(p => p.TopicId == topicId && groups.Contains(p.GroupId) && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable))
            .OrderBy(p => p.MemberId)
            .Select(p => new Waiting(p.GroupId, p.MemberId, p.Member!.Name, p.Outcome, Member.HasLeft(p.Member.Left, today)))
            .ToListAsync(cancellationToken);
        return waiting.ToLookup(one => one.GroupId);
    }

    private Dictionary<string, object> FieldsOf(Nudge nudge, Topic topic, GroupFigures group, List<Waiting> waiting)
    {
        var fields = TopicFields.OfDigest(nudge, topic, group.Figures, clock);
        fields["group"] = group.Name();
        AddNames(fields, "pendingNames", waiting.Where(w => w is { Outcome: Outcome.Pending, HasLeft: false }));
        AddNames(fields, "unreachableNames", waiting.Where(w => w is { Outcome: Outcome.Unreachable, HasLeft: false }));
        AddNames(fields, "leftNames", waiting.Where(w => w.HasLeft));
        return fields;
    }

    private static void AddNames(Dictionary<string, object> fields, string field, IEnumerable<Waiting> people)
    {
        var names = people.Select(person => person.Name).ToList();

        if (names.Count > 0)
        {
            fields[field] = ShortList.Counted(names, MostNames, "人");
        }
    }

    private sealed record Waiting(int GroupId, int MemberId, string Name, Outcome Outcome, bool HasLeft);
}
