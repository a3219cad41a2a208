using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Which rounds of 征求意见 somebody may take part in.</summary>
internal static class ConsultationQueries
{
    /// <summary>The rounds open on a day that ask a person, oldest first. An admin who is not on the roster is asked in those for everybody.</summary>
    public static async ValueTask<IReadOnlyList<Consultation>> OpenConsultationsAsync(this BotDbContext db, Member? member, DateOnly day, CancellationToken cancellationToken)
    {
        var tiers = await db.TiersOfAsync(member?.Id, cancellationToken);
        var group = member?.GroupId;
        return await db.Consultations
            .Where(c => c.OpensOn <= day && c.ClosesOn >= day && (c.GroupId != null ? c.GroupId == group : (c.Audience & tiers) != 0 || c.Audience == Tiers.All))
            .OrderBy(c => c.Number).ToListAsync(cancellationToken);
    }
}
