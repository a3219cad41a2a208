using System.Data;
using System.Data.Common;
using BotService.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BotService.Store;

/// <summary>The embedded store. Instants are UTC ticks, because SQLite would sort texts with offsets wrongly.</summary>
internal sealed class SqliteBotDbContext(DbContextOptions<SqliteBotDbContext> options) : BotDbContext(options)
{
    /// <summary>The one way to point a context at a file, so that every migration runs alike wherever it runs.</summary>
    public static DbContextOptionsBuilder On(DbContextOptionsBuilder builder, string connectionString) =>
        ExpectFilteredTopics(builder).UseSqlite(connectionString).ReplaceService<IMigrationsSqlGenerator, SqliteMigrationSql>();

    public static SqliteBotDbContext On(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<SqliteBotDbContext>();
        On(builder, connectionString);
        return new SqliteBotDbContext(builder.Options);
    }

    public override object Instant(DateTimeOffset instant) => instant.UtcTicks;

    public override DateTimeOffset InstantIn(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public override object Span(TimeSpan span) => span.Ticks;

    /// <summary>One transaction takes the file's locks once instead of for each statement. The isolation level tells the driver not to ask for the right to write.</summary>
    public override async Task<IDbContextTransaction?> BeginReadAsync(CancellationToken cancellationToken) => await Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    /// <summary>Lets the migration tool make a context without starting the service.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteBotDbContext>
    {
        public SqliteBotDbContext CreateDbContext(string[] args) => On("Data Source=design.db");
    }
}
