using BotService.Store;
using BotService.Store.Backup;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotService.Tests.Releases;

/// <summary>Stores that an earlier version was killed over while it changed their schema, and what is kept before a schema changes.</summary>
public sealed class StuckStoreTests
{
    // The three transactions that the first form of FewerIndexes had.
    private static readonly string[] Parts =
    [
        """
        DROP INDEX "IX_SentNudges_MemberId_WeekKey"; DROP INDEX "IX_Participations_MemberId"; DROP INDEX "IX_Opinions_MemberId"; DROP INDEX "IX_Memberships_GroupId";
        DROP INDEX "IX_Holds_ByMemberId"; DROP INDEX "IX_Holds_GroupId"; DROP INDEX "IX_HandOvers_GroupId";
        CREATE TABLE "ef_temp_SentNudges" ("TopicId" INTEGER NOT NULL, "Rule" TEXT NOT NULL, "MemberId" INTEGER NOT NULL, "At" INTEGER NOT NULL, "WeekKey" INTEGER NOT NULL, CONSTRAINT "PK_SentNudges" PRIMARY KEY ("TopicId", "Rule", "MemberId"));
        INSERT INTO "ef_temp_SentNudges" ("TopicId", "Rule", "MemberId", "At", "WeekKey") SELECT "TopicId", "Rule", "MemberId", "At", "WeekKey" FROM "SentNudges";
        """,
        """PRAGMA foreign_keys = 0; BEGIN; DROP TABLE "SentNudges"; ALTER TABLE "ef_temp_SentNudges" RENAME TO "SentNudges"; COMMIT; PRAGMA foreign_keys = 1""",
        """CREATE INDEX "IX_SentNudges_WeekKey_MemberId" ON "SentNudges" ("WeekKey", "MemberId")""",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_store_that_an_earlier_version_left_between_two_transactions_is_repaired_and_counts_alike(int parts)
    {
        Assert.SkipWhen(TestStore.IsPostgres, "PostgreSQL changes its schema in transactions that nothing leaves.");
        var folder = RepositoryFile.Path("tests/BotService.Tests/Releases/0.1");
        var (stopped, figures) = await UpgradeTests.FiguresOfAsync("0.1");
        var store = await TestStore.CreateFromAsync(folder);
        await using (var db = SqliteBotDbContext.On($"{store.ConnectionString};Pooling=False"))
        {
            await db.GetService<IMigrator>().MigrateAsync("RowsWithoutOrder", Bot.Token);

            foreach (var part in Parts.Take(parts))
            {
                await db.Database.ExecuteSqlRawAsync(part, Bot.Token);
            }
        }

        await using var bot = Bot.Start(store, stopped);

        Assert.Equal(figures, await ReleaseRecorder.FiguresAsync(bot));
        Assert.Empty(await bot.AskStoreAsync(db => db.Database.GetPendingMigrationsAsync(Bot.Token)));
        Assert.NotEqual(0, await bot.AskStoreAsync(db => db.SentNudges.CountAsync(Bot.Token)));
    }

    [Fact]
    public async Task A_backup_is_taken_of_a_store_of_an_earlier_version_and_leaves_it_as_it_is()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "Rows of a PostgreSQL store are copied by the schema of this version.");
        await using var op = await Operator.StartFromAsync(RepositoryFile.Path("tests/BotService.Tests/Releases/0.1"));

        var taken = await op.RunAsync("backup", "b.db");

        Assert.Equal((0, string.Empty), (taken.Code, taken.Error));
        Assert.NotEmpty(await op.AskAsync((_, db) => db.Database.GetPendingMigrationsAsync(Operator.Token)));
        await using var other = await Operator.StartAsync();
        File.Copy(op.PathOf("b.db"), other.PathOf("b.db"));
        Assert.Equal(0, (await other.RunAsync("restore", "b.db")).Code);
        Assert.Equal(await op.AskAsync((_, db) => db.Members.CountAsync(Operator.Token)), await other.AskAsync((_, db) => db.Members.CountAsync(Operator.Token)));
    }

    [Fact]
    public async Task What_a_store_was_before_its_schema_changes_is_kept_beside_it_for_its_owner_alone()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "A PostgreSQL server has its own way to be copied.");
        await using var op = await Operator.StartFromAsync(RepositoryFile.Path("tests/BotService.Tests/Releases/0.1"));
        await using var blank = await Operator.StartBlankAsync();

        Assert.Equal(0, (await op.RunAsync("migrate")).Code);
        Assert.Equal(0, (await blank.RunAsync("migrate")).Code);

        var copy = Assert.Single(CopiesOf(op));
        Assert.Empty(CopiesOf(blank));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(copy) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await using var kept = BackupFile.Open(copy);
        Assert.Equal(2, (await kept.Database.GetAppliedMigrationsAsync(Bot.Token)).Count());
        Assert.Equal(await op.AskAsync((_, db) => db.Members.CountAsync(Operator.Token)), await kept.Members.CountAsync(Bot.Token));
    }

    [Fact]
    public async Task The_first_start_on_a_blank_store_warns_of_nothing()
    {
        await using var bot = Bot.Start(await TestStore.CreateBlankAsync(), "2026-09-07 08:00");

        Assert.DoesNotContain(bot.LogLines, line => line.StartsWith("Warning Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static string[] CopiesOf(Operator op)
    {
        var file = new SqliteConnectionStringBuilder(op.Store.ConnectionString).DataSource;
        return Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}.before-*");
    }
}
