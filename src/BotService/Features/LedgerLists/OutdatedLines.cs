using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Once an item has gone on, what waits to be told of it and is no longer so goes out of its message. Nobody is asked for what is settled.</summary>
internal sealed class OutdatedLines(BotDbContext db, LedgerKinds kinds, LedgerMessages messages, LedgerVerifiers verifiers)
{
    /// <summary>Looks through everything that waits; however many items there are, the store is asked a few times.</summary>
    public async ValueTask DropAsync(IReadOnlyCollection<LedgerItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return;
        }

        var named = items.Distinct().ToDictionary(item => new LedgerReference(kinds.Of(item.Kind), item.Number).ToString());
        var waiting = await messages.WaitingAsync(named.Count == 1 ? named.Keys.First() : null, cancellationToken);
        List<LedgerItem> told = [.. waiting.SelectMany(one => one.Lines).Select(NameOf).Distinct().Where(named.ContainsKey).Select(name => named[name])];

        if (told.Count == 0)
        {
            return;
        }

        var news = await NewsAsync(told, cancellationToken);
        List<WaitingMessage> revised = [];

        foreach (var one in waiting)
        {
            var lines = Now(one, news);

            if (!lines.SequenceEqual(one.Lines))
            {
                revised.Add(one with { Lines = lines });
            }
        }

        await messages.ReviseAsync(revised, cancellationToken);
    }

    private static string NameOf(string line) => line.Split(' ')[0];

    private static List<string> Now(WaitingMessage one, Dictionary<string, ItemNews> news)
    {
        List<string> lines = [];
        HashSet<(string Name, string Topic)> later = [];

        // From the last on: of what was said twice the later word stands.
        foreach (var line in one.Lines.Reverse())
        {
            var name = NameOf(line);

            if (!news.TryGetValue(name, out var item))
            {
                lines.Add(line);
                continue;
            }

            if (item.Now(one.MemberId, line) is { } now && (item.Topic(now) is not { } topic || later.Add((name, topic))))
            {
                lines.Add(now);
            }
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>Where each of them stands, by how it is called.</summary>
    private async ValueTask<Dictionary<string, ItemNews>> NewsAsync(List<LedgerItem> items, CancellationToken cancellationToken)
    {
        var ids = items.ConvertAll(item => item.Id);
        var owners = items.Select(item => item.OwnerId).OfType<int>().Distinct().ToList();
        var names = await db.Members.Where(m => owners.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        var verifying = (await db.LedgerTeams.Where(t => ids.Contains(t.ItemId) && t.Role == LedgerRole.Verifier && t.Until == null).ToListAsync(cancellationToken)).ToLookup(t => t.ItemId, t => t.MemberId);
        var sampled = await db.LedgerEntries.Where(e => ids.Contains(e.ItemId) && e.Verb == nameof(LedgerVerb.Sample) && e.TakenBackAt == null).Select(e => e.ItemId).ToHashSetAsync(cancellationToken);
        var asked = (await verifiers.ForAllAsync(items.FindAll(item => item.State is LedgerState.Claimed), cancellationToken))
            .ToDictionary(one => one.Item.Id, one => one.Candidates.People.Select(person => person.MemberId).ToList());
        return items.ToDictionary(item => new LedgerReference(kinds.Of(item.Kind), item.Number).ToString(), item => new ItemNews(
            item,
            kinds.Of(item.Kind),
            item.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            asked.GetValueOrDefault(item.Id) ?? [],
            [.. verifying[item.Id]],
            sampled.Contains(item.Id)));
    }
}
