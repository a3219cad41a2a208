using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Store;

/// <summary>Which database, and where; section <c>Database</c>.</summary>
internal sealed class StoreOptions
{
    public const string Section = "Database";

    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/botservice.db";
}

/// <summary>The two databases that the whole test suite runs on.</summary>
internal enum StoreProvider
{
    Sqlite,
    PostgreSql,
}

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
