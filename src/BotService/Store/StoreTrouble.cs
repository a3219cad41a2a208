using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotService.Store;

/// <summary>Tells the troubles of two databases apart by what helps: doing it again, or waiting until the store is back.</summary>
internal static class StoreTrouble
{
    /// <summary>A statement that this schema does not know.</summary>
    public const int SqliteError = 1;

    private const int SqliteConstraint = 19;

    /// <summary>Classes of PostgreSQL's codes: no resources, an operator's intervention, the system, nobody let in, no such database (all can be mended).</summary>
    private static readonly HashSet<string> PostgresOutages = ["53", "57", "58", "28", "3D"];

    /// <summary>Another transaction was faster; a second try will work.</summary>
    public static bool IsConflict(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsConflict(inner),
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteConstraint,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation } => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };

    /// <summary>The store does not answer or cannot write: the same work can succeed later.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => false,
        DbUpdateException { InnerException: { } inner } => IsOutage(inner),
        InvalidOperationException { InnerException: NpgsqlException or SqliteException } invalid => IsOutage(invalid.InnerException!),
        SqliteException sqlite => sqlite.SqliteErrorCode is not SqliteConstraint and not SqliteError,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction || PostgresOutages.Contains(postgres.SqlState[..2]),
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };
}
