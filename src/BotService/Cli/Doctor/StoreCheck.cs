using BotService.Hosting;
using BotService.Store;
using BotService.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>The store answers, has the newest schema, and can be written.</summary>
internal sealed class StoreCheck(StoreMigrator migrator, Lazy<BotDbContext> lateStore, TimeProvider time, IOptions<StoreOptions> options) : IDoctorCheck
{
    public string Name => "数据库";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Asked for here and not by the constructor, so that a wrong connection string is this check's finding and not the end of all of them.
            var db = lateStore.Value;
            var applied = await migrator.MigrateAsync(cancellationToken);
            await WriteAndForgetAsync(db, cancellationToken);
            var people = await db.Members.CountAsync(cancellationToken);
            var schema = applied == 0 ? "结构最新" : $"结构已更新（{applied} 个变更）";
            return Finding.Well($"{options.Value.Provider} 能读能写，{schema}，名单 {people} 人");
        }
        catch (Exception exception) when (VerbTrouble.IsExpected(exception))
        {
            return Finding.Wrong(VerbTrouble.Explain(exception));
        }
    }

    private async Task WriteAndForgetAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.MarkAsync("doctor", time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
