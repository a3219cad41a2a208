using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Reads and sets the instants that the service remembers.</summary>
internal static class ServiceMarks
{
    public static async Task MarkAsync(this BotDbContext db, string name, DateTimeOffset at, CancellationToken cancellationToken, string? note = null)
    {
        var mark = await db.Marks.FindAsync([name], cancellationToken);

        if (mark is null)
        {
            db.Marks.Add(new ServiceMark { Name = name, At = at, Note = note });
            return;
        }

        mark.At = at;
        mark.Note = note;
    }

    public static async Task<DateTimeOffset?> MarkedAtAsync(this BotDbContext db, string name, CancellationToken cancellationToken) =>
        await db.Marks.Where(m => m.Name == name).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(cancellationToken);
}
