using System.Globalization;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>Which list, as it was on which day, of which group; everybody's without one. Kept as text until the file is made.</summary>
/// <param name="Kind">The kind's key.</param>
/// <param name="Form">The superior's form that is filled in instead of our own layout.</param>
internal sealed record LedgerExport(string Kind, DateOnly Day, int? GroupId, string? Form = null)
{
    private const string Everybody = "all";

    public FileContent File => new(Form is null ? LedgerWorkbook.Maker : LedgerFormWorkbook.Maker, ToString());

    public static LedgerExport Parse(string text)
    {
        var parts = text.Split('|', 4);
        int? group = parts[2] == Everybody ? null : int.Parse(parts[2], CultureInfo.InvariantCulture);
        return new LedgerExport(parts[0], DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), group, parts.ElementAtOrDefault(3));
    }

    /// <summary>A group's items as they were its own on the day.</summary>
    public IQueryable<LedgerItem> Of(BotDbContext db)
    {
        var items = db.LedgerItems.Where(i => i.Kind == Kind);
        return GroupId is { } group ? items.OfGroup(db, group, Day) : items;
    }

    public override string ToString() => FormattableString.Invariant($"{Kind}|{Day:yyyy-MM-dd}|{GroupId?.ToString(CultureInfo.InvariantCulture) ?? Everybody}{(Form is null ? null : $"|{Form}")}");
}
