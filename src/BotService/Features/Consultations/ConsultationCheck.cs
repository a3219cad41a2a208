using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>Opinions that were answered, of all that came in rounds which are over; a round in which nobody said anything is one of its own.</summary>
[PrescribedForms("consultation closed")]
internal sealed class ConsultationCheck(BotDbContext db) : IPrescribedCheck
{
    public async ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken)
    {
        var over = db.Consultations.Where(c => c.ClosesOn < day);

        if (!await over.AnyAsync(cancellationToken))
        {
            return new PrescribedCount(0, 1);
        }

        var said = db.Opinions.Where(o => over.Any(c => c.Id == o.ConsultationId));
        var count = await said.CountAsync(cancellationToken);
        return count == 0 ? new PrescribedCount(1, 1) : new PrescribedCount(await said.CountAsync(o => o.EndedOn != null && o.EndedOn <= day, cancellationToken), count);
    }
}
