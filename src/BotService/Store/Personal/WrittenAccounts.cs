using System.Linq.Expressions;
using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Personal;

/// <summary>Columns that keep an account in whichever case it was written.</summary>
internal static class WrittenAccounts
{
    /// <summary>Puts something else wherever the account stands in that column.</summary>
    public static async Task ReplaceAccountAsync<T>(this IQueryable<T> rows, Expression<Func<T, string?>> column, string userKey, string by, CancellationToken cancellationToken)
        where T : class
    {
        var name = ((MemberExpression)column.Body).Member.Name;

        foreach (var written in (await rows.Select(column).Distinct().ToListAsync(cancellationToken)).Where(one => one is not null && UserKey.Of(one) == userKey))
        {
            await rows.Where(row => EF.Property<string?>(row, name) == written).ExecuteUpdateAsync(set => set.SetProperty(column, by), cancellationToken);
        }
    }
}
