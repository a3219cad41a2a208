using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BotService.Store;

/// <summary>Whether the connection string can be read at all. It may hold a password, so it is never shown.</summary>
internal static class ConnectionText
{
    private const string Key = "Database__ConnectionString";

    /// <summary>What to change; null when the driver takes it.</summary>
    public static string? ProblemOf(StoreOptions options)
    {
        try
        {
            return options.Provider is StoreProvider.PostgreSql ? ProblemOfPostgres(options.ConnectionString) : ProblemOfSqlite(options.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return options.Provider is StoreProvider.PostgreSql ? ForPostgres : ForSqlite;
        }
    }

    /// <exception cref="OptionsValidationException">The driver would not take it.</exception>
    public static string Usable(StoreOptions options) =>
        ProblemOf(options) is { } problem ? throw new OptionsValidationException(StoreOptions.Section, typeof(StoreOptions), [problem]) : options.ConnectionString;

    private static string ForPostgres => $"Database__Provider 是 PostgreSql，{Key} 要写成 Host=主机;Database=库名;Username=用户 的样子";

    private static string ForSqlite => $"{Key} 要写成 Data Source=data/botservice.db 的样子";

    private static string? ProblemOfPostgres(string text) => string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host) ? ForPostgres : null;

    private static string? ProblemOfSqlite(string text)
    {
        _ = new SqliteConnectionStringBuilder(text);
        return null;
    }
}

/// <summary>Refuses a connection string that the driver would not take, before anything tries it.</summary>
internal sealed class ConnectionTextValidator : IValidateOptions<StoreOptions>
{
    public ValidateOptionsResult Validate(string? name, StoreOptions options) =>
        ConnectionText.ProblemOf(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
