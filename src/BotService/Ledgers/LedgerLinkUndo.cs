using System.Globalization;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Takes away what a step tied an item to: its link, and the people who came to the other item with it.</summary>
internal sealed class LedgerLinkUndo(BotDbContext db, LedgerKinds kinds, LedgerReferences references)
{
    /// <summary>How the entry of a problem that goes into another begins.</summary>
    public const string Into = "并入 ";

    /// <summary>How a topic stands in the entry of the step that linked it.</summary>
    public static string TextOf(int weekKey, string title) => $"{WeekOf(weekKey)}{title}》";

    /// <summary>The item that the words of an entry name; null when they name none.</summary>
    public async ValueTask<NamedItem?> NamedAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var name = Replaced.ItemIn(entry.Text);

        if (name.Length == 0 || references.At(name, 0, out var end) is not { } reference || end != name.Length)
        {
            return null;
        }

        var (kind, number) = (reference.Kind.Key, reference.Number);
        return await db.LedgerItems.SingleOrDefaultAsync(i => i.Kind == kind && i.Number == number, cancellationToken) is { } item ? new NamedItem(reference, item) : null;
    }

    /// <summary>并入 and 合并: the two are two again.</summary>
    /// <param name="before">The steps that stand.</param>
    public async ValueTask UnmergeAsync(LedgerItem item, LedgerEntry last, List<LedgerEntry> before, CancellationToken cancellationToken)
    {
        var isMerge = last.Verb == nameof(LedgerVerb.Merge) || last.Text?.StartsWith(Into, StringComparison.Ordinal) is true;

        if (!isMerge || await NamedAsync(last, cancellationToken) is not { } named)
        {
            return;
        }

        var same = await db.LedgerLinks.Where(l => l.FromId == item.Id && l.Relation == LedgerRelation.SameProblem).ToListAsync(cancellationToken);

        // What came back is linked to what it was from its beginning.
        if (same.Count > 1 || before.FirstOrDefault()?.Verb != nameof(LedgerVerb.Relapse))
        {
            db.LedgerLinks.RemoveRange(same.Where(l => l.ToId == named.Item.Id));
        }

        if (last.Verb == nameof(LedgerVerb.Merge))
        {
            await SendHomeAsync(item, named.Item, Replaced.PeopleIn(last.Text), cancellationToken);
            return;
        }

        await StopTellingAsync(item, named.Item, cancellationToken);
    }

    /// <summary>关联 第39周 and 来自 问3.</summary>
    public async ValueTask UnlinkAsync(LedgerItem item, LedgerEntry last, CancellationToken cancellationToken)
    {
        if (await NamedAsync(last, cancellationToken) is { } named)
        {
            var relation = kinds.Of(item.Kind).RelationTo(named.Reference.Kind);
            db.LedgerLinks.RemoveRange(await db.LedgerLinks.Where(l => l.FromId == item.Id && l.ToId == named.Item.Id && l.Relation == relation).ToListAsync(cancellationToken));
            return;
        }

        var topics = await db.LedgerTopicLinks.Where(l => l.ItemId == item.Id).Join(db.AllTopics, l => l.TopicId, t => t.Id, (l, t) => new { Link = l, t.WeekKey, t.Title }).ToListAsync(cancellationToken);
        var linked = topics.FindAll(topic => TextOf(topic.WeekKey, topic.Title) == last.Text);

        // Its title may have been changed since; of several topics in that week nobody could say which was meant.
        if (linked.Count == 0 && topics.FindAll(topic => last.Text?.StartsWith(WeekOf(topic.WeekKey), StringComparison.Ordinal) is true) is [var only])
        {
            linked.Add(only);
        }

        db.LedgerTopicLinks.RemoveRange(linked.Select(topic => topic.Link));
    }

    private static string WeekOf(int weekKey) => string.Create(CultureInfo.InvariantCulture, $"第{StudyWeek.FromKey(weekKey).Number}周《");

    /// <summary>Whoever goes along only because of the merge goes no more; somebody of the same name who was there already stays.</summary>
    private async ValueTask SendHomeAsync(LedgerItem item, LedgerItem other, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var team = await (from row in db.LedgerTeams
                          where row.ItemId == other.Id && row.Role == LedgerRole.Member && row.Until == null
                          join member in db.Members on row.MemberId equals member.Id
                          select new { Row = row, member.Name }).ToListAsync(cancellationToken);
        var own = await db.LedgerTeams.Where(t => t.ItemId == item.Id && t.Role == LedgerRole.Member).Select(t => t.MemberId).ToListAsync(cancellationToken);
        db.LedgerTeams.RemoveRange(team.Where(one => names.Contains(one.Name) && (one.Row.MemberId == item.OwnerId || own.Contains(one.Row.MemberId))).Select(one => one.Row));
    }

    /// <summary>Whoever raised it hears of the other no more, unless another item of the same person went there too.</summary>
    private async ValueTask StopTellingAsync(LedgerItem item, LedgerItem other, CancellationToken cancellationToken)
    {
        var (raiser, id, into) = (item.RaisedById, item.Id, other.Id);

        if (raiser is { } person
            && !await db.LedgerItems.AnyAsync(
                i => i.Id != id && i.RaisedById == raiser && i.State == LedgerState.Void
                    && db.LedgerLinks.Any(l => l.FromId == i.Id && l.ToId == into && l.Relation == LedgerRelation.SameProblem),
                cancellationToken)
            && await db.LedgerTeams.FindAsync([into, person, LedgerRole.Listener], cancellationToken) is { } row)
        {
            db.LedgerTeams.Remove(row);
        }
    }
}

/// <summary>An item by what it is called in an entry.</summary>
internal sealed record NamedItem(LedgerReference Reference, LedgerItem Item);
