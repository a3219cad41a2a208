using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Inbox;

/// <summary>A receipt names no sender, but the answer on it may name a person.</summary>
internal sealed class ReceiptRecords(BotDbContext db) : IPersonalRecords
{
    private const int Batch = 200;

    private readonly List<string> _keys = [];

    public IReadOnlyList<Type> Tables { get; } = [typeof(InboxReceipt)];

    public async Task<int> FindAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await foreach (var receipt in db.Receipts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (erasure.Terms.In(receipt.ReplyText) || erasure.Terms.In(receipt.ReplyButton))
            {
                _keys.Add(receipt.Key);
            }
        }

        return _keys.Count;
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var keys in _keys.Chunk(Batch))
        {
            await db.Receipts.Where(r => keys.Contains(r.Key)).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.ReplyText, ErasureTerms.Gone).SetProperty(r => r.ReplyButton, (string?)null), cancellationToken);
        }
    }

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Now.AddDays(-terms.Policy.KeepReceiptsDays);
        return [RetentionStep.Delete<InboxReceipt>(receipts => receipts.Where(r => r.ReceivedAt < kept).OrderBy(r => r.ReceivedAt))];
    }
}
