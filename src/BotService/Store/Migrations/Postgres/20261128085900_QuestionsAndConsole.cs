using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class QuestionsAndConsole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "ChaseAskedAt", table: "Conversations");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RemainderAt",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "ChaseTopicId",
                table: "Conversations");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "VoidedAt",
                table: "Topics",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FigureAt",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Question",
                table: "Conversations",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "QuestionUntil",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemainderRight",
                table: "Conversations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ConsoleLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsoleLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ConsoleSessions",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Door = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
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

            migrationBuilder.AddColumn<DateTimeOffset>(name: "ChaseAskedAt", table: "Conversations", type: "timestamp with time zone", nullable: true);

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
                name: "QuestionUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RemainderRight",
                table: "Conversations");

            migrationBuilder.AddColumn<int>(
                name: "ChaseTopicId",
                table: "Conversations",
                type: "integer",
                nullable: true);
        }
    }
}
