using BotService.Store.Bulk;
using BotService.Store.Disk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Store.Backup;

/// <summary>The copies of a SQLite store from before a new version changed its schema, beside the store itself. A PostgreSQL server has its own way to be copied.</summary>
internal sealed class KeptCopies(IOptions<StoreOptions> options, TimeProvider time)
{
    /// <summary>Keeps the store as it is before <paramref name="migration"/>; one that holds nobody is not worth a copy.</summary>
    public async Task TakeAsync(BotDbContext db, string migration, CancellationToken cancellationToken)
    {
        if (StoreFile.Of(options.Value) is not { } file || !await HoldsDataAsync(db, cancellationToken))
        {
            return;
        }

        var target = $"{file}.before-{migration}";
        var draft = TemporaryFile.Beside(target);

        try
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {draft}", cancellationToken);
            File.SetLastWriteTimeUtc(draft, time.GetUtcNow().UtcDateTime);
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            TemporaryFile.Discard(draft);
        }
    }

    /// <summary>Makes the store, the files beside it and these copies readable by their owner alone, and deletes unfinished files of processes that died.</summary>
    public void CloseToOthers()
    {
        if (StoreFile.Of(options.Value) is { } file)
        {
            Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}.before-*").Select(WithoutDraft).Distinct().ToList().ForEach(TemporaryFile.SweepBeside);
            OwnedFile.Close([.. StoreFile.AllOf(file), .. All()]);
        }

        TemporaryFile.Sweep();
    }

    /// <summary>Deletes those that were taken before an instant; they hold people whom the store no longer does.</summary>
    public int Forget(DateTimeOffset before)
    {
        var old = All().Where(copy => File.GetLastWriteTimeUtc(copy) < before.UtcDateTime).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private IEnumerable<string> All() => StoreFile.Of(options.Value) is { } file && Directory.Exists(Path.GetDirectoryName(file))
        ? Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}.before-*")
        : [];

    private static string WithoutDraft(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        var before = name.IndexOf(".before-", StringComparison.Ordinal);
        var end = name.IndexOf('.', before + 1);
        return Path.Combine(folder, end < 0 ? name : name[..end]);
    }

    private static async Task<bool> HoldsDataAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);

        try
        {
            // Tables that every version has had.
            await using var command = StoreTables.CommandOn(db, """SELECT EXISTS (SELECT 1 FROM "Members") OR EXISTS (SELECT 1 FROM "Topics") OR EXISTS (SELECT 1 FROM "Receipts")""");
            return await command.ExecuteScalarAsync(cancellationToken) is 1L;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == StoreTrouble.SqliteError)
        {
            // The tables are not there yet.
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
