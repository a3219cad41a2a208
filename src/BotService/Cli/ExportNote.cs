using BotService.Store;

namespace BotService.Cli;

/// <summary>A file that the host wrote is noted like one that was sent: names leave the store either way.</summary>
internal static class ExportNote
{
    /// <param name="subject">The week or the kind of list.</param>
    public static async Task NoteExportAsync(this StoreWriter store, string subject, DateTimeOffset now, CancellationToken cancellationToken) => await store.RunAsync(
        (_, db, _) =>
        {
            db.Audit(now, "cli", "export", subject);
            return ValueTask.FromResult(true);
        },
        cancellationToken);
}
