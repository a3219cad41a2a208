using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>The speaker of the week reads it on the card that opens the week, and who asked for a swap that nobody answered reads that.</summary>
internal sealed class SpeakingNotes(BotDbContext db, SpeakingPlan plan, LocalClock clock) : IOpeningNotes
{
    public const string Name = "述学";

    private Dictionary<string, CardFact>? _notes;

    public async ValueTask<IReadOnlyDictionary<string, CardFact>> OfWeekAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (weekKey != StudyWeek.Of(clock.Today).Key)
        {
            return new Dictionary<string, CardFact>();
        }

        return _notes ??= await ReadAsync(cancellationToken);
    }

    private async ValueTask<Dictionary<string, CardFact>> ReadAsync(CancellationToken cancellationToken)
    {
        // Every group has its turn, whether or not anybody there has asked for it yet; in a voluntary one only who came forward has been planned.
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var turns = (await plan.OfThisWeekAsync(groups, cancellationToken)).Where(t => t.State is TurnState.Planned).ToList();
        var asked = turns.Select(t => t.AskedId).OfType<int>().ToList();
        var others = asked.Count == 0 ? [] : await db.Members.Where(m => asked.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.UserKey, cancellationToken);
        Dictionary<string, CardFact> notes = [];

        foreach (var turn in turns)
        {
            var lapsed = turn.AskedId;
            turn.AskedId = null;
            notes[turn.Member!.UserKey] = new CardFact(Name, $"{(lapsed is null ? string.Empty : "没有换成，")}这周轮到您（3–5 分钟，不用写稿）");

            if (lapsed is { } id && others.TryGetValue(id, out var other))
            {
                notes.TryAdd(other, new CardFact(Name, $"没有换成，仍是{turn.Member.Name}"));
            }
        }

        return notes;
    }
}
