using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics.Chasing;

/// <summary>That a liaison took care of a group in person. It holds no words and leads to nobody once the person on the roster is nobody.</summary>
internal sealed class HoldRecords : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Hold)];

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(terms.Policy.KeepAuditDays);
        return [RetentionStep.Of<Hold>((holds, token) => holds.Where(h => h.At < kept).ExecuteDeleteAsync(token))];
    }
}
