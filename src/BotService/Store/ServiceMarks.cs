using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BotService.Store;

/// <summary>Reads and sets the instants that the service remembers.</summary>
internal static class ServiceMarks
{
    public static async Task MarkAsync(this BotDbContext db, string name, DateTimeOffset at, CancellationToken cancellationToken, string? note = null)
    {
        if (await db.Marks.FindAsync([name], cancellationToken) is { } mark)
        {
            mark.At = at;
            mark.Note = note;
            return;
        }

        // Two messages that leave at once may both be the first of all.
        var type = db.Model.FindEntityType(typeof(ServiceMark))!;
        var stored = StoredColumn.Of(type.FindProperty(nameof(ServiceMark.At))!, StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema())).ToStore(at);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Marks" ("Name", "At", "Note") VALUES ({name}, {stored}, {note}) ON CONFLICT ("Name") DO UPDATE SET "At" = excluded."At", "Note" = excluded."Note" """, cancellationToken);
    }

    public static async Task<DateTimeOffset?> MarkedAtAsync(this BotDbContext db, string name, CancellationToken cancellationToken) =>
        await db.Marks.Where(m => m.Name == name).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(cancellationToken);
}
