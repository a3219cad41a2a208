using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace BotService.Store.Schema;

/// <summary>
/// Keeps every migration inside one transaction, so that a process that dies leaves it done or not begun. EF leaves the transaction in the
/// middle of rebuilding a table, to turn foreign keys off; <see cref="SchemaUpdate"/> does that before the transaction begins.
/// </summary>
internal sealed class SqliteMigrationSql(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Switch = "PRAGMA foreign_keys";

    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var commands = base.Generate(operations, model, options).Where(command => !command.CommandText.StartsWith(Switch, StringComparison.OrdinalIgnoreCase)).ToList();
        var outside = commands.Find(command => command.TransactionSuppressed);
        return outside is null ? commands : throw new InvalidOperationException($"A migration must stay inside its transaction: {outside.CommandText}");
    }
}
