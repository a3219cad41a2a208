using System.Runtime.CompilerServices;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BotService.Tests.House;

/// <summary>One row in each of some tables, made from the model alone, so that a new table is among them without being named.</summary>
internal static class AccountRows
{
    /// <param name="chosen">The value of a column; null for whatever it takes.</param>
    public static async Task WriteAsync(BotDbContext db, IEnumerable<IEntityType> tables, Func<IProperty, object?> chosen)
    {
        foreach (var table in tables)
        {
            var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(table.ClrType));

            foreach (var property in table.GetProperties().Where(property => !(property.IsPrimaryKey() && property.ValueGenerated is ValueGenerated.OnAdd)))
            {
                entry.Property(property.Name).CurrentValue = chosen(property) ?? (property.IsNullable ? null : Least(property.ClrType));
            }

            entry.State = EntityState.Added;
        }

        // What the rows point at is not there, and no matter here.
        await db.Database.OpenConnectionAsync(Bot.Token);
        await db.Database.ExecuteSqlRawAsync(TestStore.IsPostgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF", Bot.Token);
        await db.SaveChangesAsync(Bot.Token);
        await db.Database.ExecuteSqlRawAsync(TestStore.IsPostgres ? "SET session_replication_role = origin" : "PRAGMA foreign_keys = ON", Bot.Token);
        await db.Database.CloseConnectionAsync();
    }

    private static object Least(Type type) =>
        type == typeof(string) ? string.Empty : type == typeof(byte[]) ? Array.Empty<byte>() : type == typeof(int) ? 1 : type == typeof(long) ? 1L : Activator.CreateInstance(type)!;
}
