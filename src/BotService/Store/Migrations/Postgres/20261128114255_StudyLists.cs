using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StudyLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics");

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "Topics",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Self");

            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "Topics",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Topics",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Series",
                table: "Topics",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sort",
                table: "Topics",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Study");

            migrationBuilder.AddColumn<string>(
                name: "AnswerText",
                table: "Opinions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ConsultationId",
                table: "Opinions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "End",
                table: "Opinions",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "Opinions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Opinions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TopicId",
                table: "Gatherings",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Consultations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Audience = table.Column<int>(type: "integer", nullable: false),
                    GroupId = table.Column<int>(type: "integer", nullable: true),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpectedAtOpening = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consultations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpeakingTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    GroupId = table.Column<int>(type: "integer", nullable: false),
                    WeekKey = table.Column<int>(type: "integer", nullable: false),
                    MemberId = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ByUserKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AskedId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpeakingTurns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpeakingTurns_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Number",
                table: "Topics",
                column: "Number",
                unique: true,
                filter: "\"Sort\" = 'Notice'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics",
                columns: new[] { "WeekKey", "Audience" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL AND \"Sort\" = 'Study'");

            migrationBuilder.CreateIndex(
                name: "IX_Opinions_Number",
                table: "Opinions",
                column: "Number",
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_Number",
                table: "Consultations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpeakingTurns_GroupId_WeekKey",
                table: "SpeakingTurns",
                columns: new[] { "GroupId", "WeekKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consultations");

            migrationBuilder.DropTable(
                name: "SpeakingTurns");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Number",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Opinions_Number",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Series",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Sort",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "AnswerText",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "ConsultationId",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "End",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "TopicId",
                table: "Gatherings");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics",
                columns: new[] { "WeekKey", "Audience" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");
        }
    }
}
