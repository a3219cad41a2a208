using System.Data.Common;
using BotService.Store.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BotService.Store;

/// <summary>The production store. Npgsql refuses instants with an offset, so all of them are turned to UTC on the way in.</summary>
internal sealed class PostgresBotDbContext(DbContextOptions<PostgresBotDbContext> options) : BotDbContext(options)
{
    public override bool HasLateralJoins => true;

    public override object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    public override DateTimeOffset InstantIn(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public override object Span(TimeSpan span) => span;

    /// <summary>
    /// Its planner would weigh the open topics anew for every answer, and what it planned while a table was empty would read the whole table when it
    /// is not, until the database has counted again. Lists and sums are better off with its own choice.
    /// </summary>
    private static readonly PlannerSettings ByIndex = new(new PreparedStatement(Settings("force_generic_plan", "off")), new PreparedStatement(Settings("auto", "on")));

    public override PlannerSettings? Planner => ByIndex;

    /// <summary>Machine code for a statement is not worth its making here.</summary>
    public override Task ConfigureConnectionAsync(CancellationToken cancellationToken) => Database.ExecuteSqlRawAsync("SET jit = off", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    /// <summary>Rows of one item lie far from each other, so what figures read of its last entry stands in the index.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<LedgerEntry>().HasIndex(e => new { e.ItemId, e.Id, e.TakenBackAt, e.Day }).IncludeProperties(e => new { e.To, e.From, e.Via, e.DueOn, e.OwnerId, e.GroupId });
    }

    /// <summary>Until the transaction ends: the one that is open, or that of the batch.</summary>
    private static string Settings(string planCacheMode, string whole)
    {
        string[] ways = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_material"];
        return $"SELECT set_config('plan_cache_mode', '{planCacheMode}', true){string.Concat(ways.Select(way => $", set_config('{way}', '{whole}', true)"))}";
    }

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

    /// <summary>Lets the migration tool make a context without starting the service.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresBotDbContext>
    {
        public PostgresBotDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
    }
}
