using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console;

/// <summary>Files that a person has given to a page and not yet taken over.</summary>
internal sealed class UploadRecords(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(ConsoleUpload)];

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.ConsoleUploads.Where(u => u.UserKey == erasure.Member.UserKey).ExecuteDeleteAsync(cancellationToken);

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.ConsoleUploads.Where(u => u.UserKey == change.Key || u.UserKey == change.NewKey).ExecuteDeleteAsync(cancellationToken);

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Now - ConsoleUpload.Waits;
        return [RetentionStep.Delete<ConsoleUpload>(uploads => uploads.Where(u => u.MadeAt < kept).OrderBy(u => u.Key))];
    }
}
