using BotService.Features.LedgerLists.Importing;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>Reads what an export holds: what the same sentence means in the chat for whoever asked.</summary>
internal sealed class ExportedItems(
    BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LedgerSelection selection, LedgerPeople people, LocalClock clock, IOptions<OrganisationOptions> organisation, IOptions<PolicyOptions> policy)
{
    public async ValueTask<ExportedList> OfAsync(LedgerExport export, CancellationToken cancellationToken)
    {
        var (kind, filter) = (kinds.Of(export.Kind), export.Filter);
        var reader = await ReaderAsync(export.Reader, cancellationToken);
        var items = filter.Of(db.SeenBy(reader).Where(i => i.Kind == kind.Key), db, reader);
        items = filter.IsPractice ? items.Where(i => db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Show) && e.TakenBackAt == null)) : items;
        var isOfSome = filter.NamesItems || filter.OnlyOpen || filter.IsPractice;
        var rows = selection.ForFile(figures.OnDay(items, filter.Day), kind, filter);
        var kept = rows.Select(row => row.ItemId);
        var mask = await NameMask.ReadAsync(db, policy.Value, cancellationToken);
        return new ExportedList(kind, filter.Day, reader, isOfSome ? items.Where(i => kept.Contains(i.Id)) : items, rows)
        {
            IsOfSomeStates = isOfSome,
            Which = await WhichAsync(filter, reader, mask, cancellationToken),
            Mask = mask,
            MaskOfOthers = reader.IsAdmin ? mask : await NameMask.ReadAsync(db, cancellationToken),
        };
    }

    private async ValueTask<IReadOnlyList<string>> WhichAsync(LedgerFilter filter, Viewer reader, NameMask mask, CancellationToken cancellationToken)
    {
        var whose = reader.IsAdmin ? string.Empty : $"{await people.GroupNameAsync(reader.GroupId, cancellationToken)}能看到的";
        var conditions = filter.Conditions is { Length: > 0 } said ? $"条件：{mask.Of(said)}" : string.Empty;
        return [.. ((string[])[whose, conditions]).Where(part => part.Length > 0)];
    }

    /// <summary>With the rights of the moment: a role may have ended since the file was asked for.</summary>
    private async ValueTask<Viewer> ReaderAsync(string? userId, CancellationToken cancellationToken)
    {
        if (userId is null)
        {
            return LedgerTableImport.Operator;
        }

        var key = UserKey.Of(userId);
        var member = await db.Members.OnRoster(clock.Today).SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken);
        return Viewer.From(userId, member, organisation.Value.IsAdmin(key), standsIn: false);
    }
}

/// <summary>The items of one export, and how they stood on its day.</summary>
internal sealed record ExportedList(LedgerKind Kind, DateOnly Day, Viewer Reader, IQueryable<LedgerItem> Items, IQueryable<LedgerOnDay> Rows)
{
    /// <summary>Not all states are asked for, so the figures of the whole would speak of rows that are not there.</summary>
    public required bool IsOfSomeStates { get; init; }

    /// <summary>Whose items they are and by which condition, for the line below the title; empty for the whole list.</summary>
    public required IReadOnlyList<string> Which { get; init; }

    /// <summary>Takes out the names that the policy leaves out.</summary>
    public required NameMask Mask { get; init; }

    /// <summary>The same for items of other groups than the reader's, of which a list names the unit and nobody.</summary>
    public required NameMask MaskOfOthers { get; init; }

    public bool ShowsNamesOf(int? groupId) => Reader.IsAdmin || Reader.IsOf(groupId);

    public NameMask MaskOf(int? groupId) => ShowsNamesOf(groupId) ? Mask : MaskOfOthers;
}
