using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Importing;
using BotService.Files;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>
/// Rows of a list that was written here and comes back. A cell that says of people just what would be written today is no news, also where nobody can tell
/// any more whom it means; and what was written without a name has it again.
/// </summary>
internal sealed class OwnRows(BotDbContext db, LedgerFigures figures, LedgerWorkbook list, LedgerDays days)
{
    private static readonly string[] OfPeople = ["owner", "group", "verifier"];

    public async ValueTask<IReadOnlyList<TableRow>> ReadAsync(IReadOnlyList<TableRow> rows, LedgerKind kind, LedgerImportPeople people, CancellationToken cancellationToken)
    {
        var asked = rows.Select(row => (Row: row, Number: NumberOf(row, kind) is { } number && IsUnclear(row, people) ? number : (int?)null)).ToList();
        var numbers = asked.Select(one => one.Number).OfType<int>().ToList();

        if (numbers.Count == 0)
        {
            return rows;
        }

        var items = await figures.OnDay(db.LedgerItems.Where(i => i.Kind == kind.Key && numbers.Contains(i.Number)), days.Today).ToDictionaryAsync(item => item.Number, cancellationToken);
        var mask = await NameMask.ReadAsync(db, cancellationToken);
        List<TableRow> read = [];

        foreach (var (row, number) in asked)
        {
            read.Add(number is { } known && items.TryGetValue(known, out var item) ? await WithKnownAsync(row, kind, item, mask, cancellationToken) : row);
        }

        return read;
    }

    /// <summary>A name or a unit that is not on the roster, or that several have; or one that was left out.</summary>
    private static bool IsUnclear(TableRow row, LedgerImportPeople people)
    {
        List<string> wrong = [];
        var (group, unit, _) = people.UnitOf(row["group"], wrong);
        var (_, _, owner) = people.OwnersOf(row["owner"], group, wrong);
        var (_, verifier) = people.VerifierOf(row["verifier"], group, null, [], wrong);
        return wrong.Count > 0 || unit is not null || owner is not null || verifier is not null || row.Cells.Any(cell => cell.Contains(NameMask.Somebody, StringComparison.Ordinal));
    }

    /// <summary>问12, as our own lists number their rows.</summary>
    private static int? NumberOf(TableRow row, LedgerKind kind) =>
        FoldedText.Of(row["number"] ?? string.Empty) is var folded && folded.StartsWith(kind.Prefix, StringComparison.Ordinal)
            && ItemNumber.TryRead(folded, kind.Prefix.Length, out var number, out var end) && end == folded.Length ? number : null;

    private async ValueTask<TableRow> WithKnownAsync(TableRow row, LedgerKind kind, LedgerOnDay item, NameMask mask, CancellationToken cancellationToken)
    {
        string[] cells = [.. row.Cells];

        foreach (var field in OfPeople)
        {
            // A group of the roster is clear, and tells rows of one sentence apart.
            var written = field == "group" ? item.UnitText : await list.ValueAsync(kind, item, field, days.Today, cancellationToken) as string;

            if (written is not null && row.Columns.TryGetValue(field, out var at) && at < cells.Length && SaysIn(cells[at]) == written)
            {
                cells[at] = string.Empty;
            }
        }

        foreach (var (field, at) in TextsIn(row, kind))
        {
            if (await list.ValueAsync(kind, item, field, days.Today, cancellationToken) is string text && at < cells.Length && SaysIn(cells[at]) == mask.Of(text))
            {
                cells[at] = SpreadsheetText.Safe(text) ?? string.Empty;
            }
        }

        return row with { Cells = cells };
    }

    /// <summary>The cells in which people write sentences.</summary>
    private static IEnumerable<(string Field, int At)> TextsIn(TableRow row, LedgerKind kind)
    {
        if (row.Columns.TryGetValue("title", out var title))
        {
            yield return ("title", title);
        }

        foreach (var field in kind.Fields)
        {
            foreach (var place in row.Parts.GetValueOrDefault(field.Key, []))
            {
                yield return (field.Key, place.Index);
            }
        }
    }

    private static string SaysIn(string cell) => SpreadsheetText.Plain(cell.Trim());
}
