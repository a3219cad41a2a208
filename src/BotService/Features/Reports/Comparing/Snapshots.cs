using BotService.Features.Reports.CampaignSettings;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Comparing;

/// <summary>Keeps what a report said and by which records, and finds it again.</summary>
internal sealed class Snapshots(BotDbContext db, ReportCalculation calculation)
{
    public async ValueTask<(Snapshot Snapshot, IReadOnlyList<ReportLine> Lines)> MakeAsync(Campaign campaign, DateOnly asOf, string userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lines = await calculation.ReadAsync(campaign, asOf, now, cancellationToken);
        var snapshot = new Snapshot
        {
            Number = (await db.Snapshots.MaxAsync(s => (int?)s.Number, cancellationToken) ?? 0) + 1,
            Campaign = campaign.Name,
            AsOf = asOf,
            MadeAt = now,
            MadeBy = UserKey.Of(userId),
            TemplateHash = calculation.Template.Hash,
        };
        snapshot.Figures.AddRange(lines.Select(line => line.Stored()));
        db.Snapshots.Add(snapshot);
        await db.SaveChangesAsync(cancellationToken);

        // A large ledger has many thousands of them, and others wait for this transaction.
        await db.InsertAsync(lines.SelectMany(line => line.StoredRecords(snapshot.Id)), cancellationToken);
        return (snapshot, lines);
    }

    public Task<Snapshot?> FindAsync(int number, CancellationToken cancellationToken) => db.Snapshots.SingleOrDefaultAsync(s => s.Number == number, cancellationToken);

    public Task<Snapshot?> LatestAsync(CancellationToken cancellationToken) => db.Snapshots.OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>With its figures and their records, to be read only.</summary>
    public Task<Snapshot> WholeAsync(int number, CancellationToken cancellationToken) =>
        db.Snapshots.AsNoTracking().AsSplitQuery().Include(s => s.Figures.OrderBy(f => f.Position)).ThenInclude(f => f.Records.OrderBy(r => r.ItemId)).SingleAsync(s => s.Number == number, cancellationToken);
}
