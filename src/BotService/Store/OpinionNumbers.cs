using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>What opinions are called by. Numbers are drawn when somebody looks, so that they tell nothing of when an opinion came.</summary>
internal static class OpinionNumbers
{
    private const int First = 100;

    /// <summary>Gives a number to each of these that has none, and saves.</summary>
    public static async ValueTask NumberAsync(this BotDbContext db, IQueryable<Opinion> opinions, CancellationToken cancellationToken)
    {
        var nameless = await opinions.AsTracking().Where(o => o.Number == null).OrderBy(o => o.Id).ToListAsync(cancellationToken);

        if (nameless.Count == 0)
        {
            return;
        }

        var taken = (await db.Opinions.Where(o => o.Number != null).Select(o => o.Number!.Value).ToListAsync(cancellationToken)).ToHashSet();

        foreach (var opinion in nameless)
        {
            int number;

            do
            {
                number = RandomNumberGenerator.GetInt32(First, Math.Max(1000, (taken.Count + First) * 3));
            }
            while (!taken.Add(number));

            opinion.Number = number;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
