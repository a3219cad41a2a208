using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>The speaker of the week reads it on the card that opens the week, and who asked for a swap that nobody answered reads that.</summary>
internal sealed class SpeakingNotes(BotDbContext db, OpeningTurns opening) : IOpeningNotes
{
    public const string Name = "述学";

    private Dictionary<string, CardFact>? _notes;

    public async ValueTask<IReadOnlyDictionary<string, CardFact>> OfWeekAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (weekKey != opening.WeekKey)
        {
            return new Dictionary<string, CardFact>();
        }

        return _notes ??= await ReadAsync(cancellationToken);
    }

    private async ValueTask<Dictionary<string, CardFact>> ReadAsync(CancellationToken cancellationToken)
    {
        var asked = opening.All.Select(t => t.LapsedId).OfType<int>().ToList();
        var others = asked.Count == 0 ? [] : await db.Members.Where(m => asked.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.UserKey, cancellationToken);
        Dictionary<string, CardFact> notes = [];

        foreach (var (turn, lapsed) in opening.All)
        {
            notes[turn.Member!.UserKey] = new CardFact(Name, $"{(lapsed is null ? string.Empty : "没有换成，")}这周轮到您（3–5 分钟，不用写稿）");

            if (lapsed is { } id && others.TryGetValue(id, out var other))
            {
                notes.TryAdd(other, new CardFact(Name, $"没有换成，仍是{turn.Member.Name}"));
            }
        }

        return notes;
    }
}
