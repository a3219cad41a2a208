using BotService.Store.Bulk;
using BotService.Store.Disk;
using BotService.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Backup;

/// <summary>Puts a backup in the place of what the store holds: everything in one transaction, or nothing.</summary>
internal sealed class BackupRestore(StoreWriter writer, WrittenFile files, TimeProvider time)
{
    /// <summary>Tables that hold no work of people: what the service writes by itself, and what only repeats or points to other rows. Every other table counts as work, a new one too.</summary>
    private static readonly Type[] WithoutWork =
    [
        typeof(AuditNote), typeof(BindCode), typeof(ChannelAddress), typeof(ConsoleLink), typeof(ConsoleSession), typeof(Conversation),
        typeof(InboxReceipt), typeof(OutboxMessage), typeof(SentNudge), typeof(ServiceMark),
    ];

    public async Task<RestoreResult> RestoreAsync(string file, bool force, CancellationToken cancellationToken)
    {
        if (files.IsOfStore(file))
        {
            return RestoreResult.Refused(BackupFault.IsStore);
        }

        if (await BackupFile.FindFaultAsync(file, cancellationToken) is { } fault)
        {
            return RestoreResult.Refused(fault);
        }

        var draft = TemporaryFile.Elsewhere();

        try
        {
            // A copy is brought up to date, so that the backup itself stays as it was taken.
            await CopyAsync(file, draft, cancellationToken);
            await using var backup = BackupFile.Open(draft);
            await SchemaUpdate.ApplyAsync(backup, cancellationToken);
            return await writer.RunAsync((_, db, token) => ReplaceAsync(backup, db, force, token), cancellationToken);
        }
        finally
        {
            TemporaryFile.Discard(draft);
        }
    }

    /// <summary>Of the bytes alone: a copy by the system would take over who may read the backup.</summary>
    private static async Task CopyAsync(string file, string draft, CancellationToken cancellationToken)
    {
        await using var from = File.OpenRead(file);
        await using var to = new FileStream(draft, FileMode.Open, FileAccess.Write);
        await from.CopyToAsync(to, cancellationToken);
    }

    private async ValueTask<RestoreResult> ReplaceAsync(SqliteBotDbContext backup, BotDbContext db, bool force, CancellationToken cancellationToken)
    {
        if (!force && await HoldsWorkAsync(db, cancellationToken))
        {
            return RestoreResult.Refused(BackupFault.WouldReplaceWork);
        }

        await backup.Database.OpenConnectionAsync(cancellationToken);
        await BackupCopy.DeleteRowsAsync(db, cancellationToken);
        var rows = await BackupCopy.CopyRowsAsync(backup, db, cancellationToken);
        await BackupCopy.ResetCountersAsync(db, cancellationToken);
        var people = await db.Members.CountAsync(cancellationToken);
        var topics = await db.Topics.CountAsync(cancellationToken);
        var owed = await LeaveToPersonAsync(db, cancellationToken);
        db.Audit(time.GetUtcNow(), "cli", "restore", "store", $"{rows} rows");
        return new RestoreResult(null, people, topics, rows, owed);
    }

    private static async Task<bool> HoldsWorkAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        foreach (var type in StoreTables.InInsertOrder(db).Where(type => !WithoutWork.Contains(type.ClrType)))
        {
            await using var command = StoreTables.CommandOn(db, $"SELECT 1 FROM {StoreTables.Quoted(type.GetTableName()!)} LIMIT 1");

            if (await command.ExecuteScalarAsync(cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was due by now may have been sent after the backup was taken; nobody knows, so a person decides.</summary>
    private async Task<int> LeaveToPersonAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Outbox.Where(m => m.State == OutboxState.Waiting && (m.NextAttemptAt <= now || m.Attempts > 0)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.MayHaveArrived, true).SetProperty(m => m.DoneAt, now)
                .SetProperty(m => m.LastReason, "restored from a backup; may have been sent since it was taken"),
            cancellationToken);
    }
}

/// <summary>What was restored, or why nothing was.</summary>
internal sealed record RestoreResult(BackupFault? Fault, int People, int Topics, long Rows, int Owed)
{
    public static RestoreResult Refused(BackupFault fault) => new(fault, 0, 0, 0, 0);
}
