using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuestionsAndConsole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // As statements: EF would rebuild the table and leave the transaction for it.
            migrationBuilder.Sql("ALTER TABLE \"Conversations\" DROP COLUMN \"ChaseTopicId\";");

            migrationBuilder.Sql("ALTER TABLE \"Conversations\" DROP COLUMN \"ChaseAskedAt\";");

            migrationBuilder.AddColumn<long>(
                name: "RemainderAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "QuestionUntil",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VoidedAt",
                table: "Topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FigureAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "Conversations",
                type: "TEXT",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemainderRight",
                table: "Conversations",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ConsoleLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsoleLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ConsoleSessions",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsoleSessions", x => x.Hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConsoleLinks_UserKey",
                table: "ConsoleLinks",
                column: "UserKey");

            migrationBuilder.CreateIndex(
                name: "IX_ConsoleSessions_UserKey",
                table: "ConsoleSessions",
                column: "UserKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "RemainderAt", table: "Conversations");

            migrationBuilder.DropColumn(name: "QuestionUntil", table: "Conversations");

            migrationBuilder.AddColumn<int>(name: "ChaseTopicId", table: "Conversations", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<long>(name: "ChaseAskedAt", table: "Conversations", type: "INTEGER", nullable: true);

            migrationBuilder.DropTable(
                name: "ConsoleLinks");

            migrationBuilder.DropTable(
                name: "ConsoleSessions");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "FigureAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Question",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RemainderRight",
                table: "Conversations");

        }
    }
}
