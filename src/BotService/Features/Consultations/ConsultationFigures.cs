using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>Rounds up to a day and what became of their opinions; nothing about who.</summary>
internal sealed class ConsultationFigures(BotDbContext db)
{
    public async ValueTask<(int Rounds, int Opinions, int Ended)> CountAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var rounds = db.Consultations.Where(c => c.OpensOn <= asOf);
        var opinions = db.Opinions.Where(o => o.ConsultationId != null && o.Day <= asOf);
        return (await rounds.CountAsync(cancellationToken), await opinions.CountAsync(cancellationToken), await opinions.CountAsync(o => o.EndedOn != null && o.EndedOn <= asOf, cancellationToken));
    }
}
