using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>2 件临期：任12、问3；1 件等您核实：问7. Of everybody who has something, by the person's key.</summary>
internal sealed class FirstPushLines(BotDbContext db, LedgerKinds kinds, LedgerDays days, LedgerVerifiers verifiers, LedgerPeopleAtWork people)
{
    /// <summary>An item that waits is looked at in several tables; who has more of them looks into 清单.</summary>
    private const int MostWaiting = 300;

    public async ValueTask<IReadOnlyDictionary<string, FirstPushLine>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var on = kinds.Followed.Where(kind => kind.Rungs.Contains(LedgerKindWords.FirstPush)).Select(kind => kind.Key).ToList();
        var items = db.LedgerItems.Where(i => on.Contains(i.Kind));
        var until = days.WorkingDaysAfter(today, LedgerDays.NearDays);
        var near = await (from item in items.NotHeld(db, today)
                          where item.State == LedgerState.Doing && item.DueOn >= today && item.DueOn <= until
                          join member in people.Awake(today) on item.OwnerId equals member.Id
                          orderby item.DueOn, item.Id
                          select new { member.UserKey, item.Kind, item.Number }).ToListAsync(cancellationToken);
        var lines = new Dictionary<string, FirstPushLine>();

        foreach (var one in near)
        {
            lines[one.UserKey] = lines.GetValueOrDefault(one.UserKey, FirstPushLine.Empty) is var line ? line with { Near = [.. line.Near, NameOf(one.Kind, one.Number)] } : line;
        }

        var waiting = await items.Where(i => i.State == LedgerState.Claimed).OrderBy(i => i.Id).Take(MostWaiting).ToListAsync(cancellationToken);
        var asked = (await verifiers.ForAllAsync(waiting, cancellationToken))
            .SelectMany(one => one.Candidates.Asked, (one, person) => (person.Key, Item: NameOf(one.Item.Kind, one.Item.Number))).ToList();

        // Of those who may verify something, not of the whole roster.
        var keys = asked.Select(one => one.Key).Distinct().ToList();
        var awake = keys.Count == 0 ? [] : await people.Awake(today).Where(m => keys.Contains(m.UserKey)).Select(m => m.UserKey).ToHashSetAsync(cancellationToken);

        foreach (var (key, item) in asked.Where(one => awake.Contains(one.Key)))
        {
            var line = lines.GetValueOrDefault(key, FirstPushLine.Empty);
            lines[key] = line with { Waiting = [.. line.Waiting, item] };
        }

        return lines;
    }

    private string NameOf(string kind, int number) => $"{kinds.Of(kind).Prefix}{number}";
}

/// <summary>What one person has to look at this week.</summary>
/// <param name="Near">Due within three working days.</param>
/// <param name="Waiting">To be verified by this person.</param>
internal sealed record FirstPushLine(IReadOnlyList<string> Near, IReadOnlyList<string> Waiting)
{
    private const int MostNamed = 6;

    private const int CardLetters = 30;

    public static FirstPushLine Empty { get; } = new([], []);

    public string Words
    {
        get
        {
            var near = Near.Count == 0 ? string.Empty : $"{Near.Count} 件临期：{ShortList.Of(Near, MostNamed)}";
            var waiting = Waiting.Count == 0 ? string.Empty : $"{Waiting.Count} 件等您核实：{ShortList.Of(Waiting, MostNamed)}";
            return string.Join('；', ((string[])[near, waiting]).Where(part => part.Length > 0));
        }
    }

    /// <summary>As much as a line of a card holds; the numbers of items are more use than their names.</summary>
    public string OnCard
    {
        get
        {
            var counts = string.Join('，', ((string[])[Near.Count == 0 ? string.Empty : $"{Near.Count} 件临期", Waiting.Count == 0 ? string.Empty : $"{Waiting.Count} 件等您核实"]).Where(part => part.Length > 0));
            return Words.Length <= CardLetters ? Words : $"{counts}，发 清单 看";
        }
    }
}
