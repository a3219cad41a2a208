using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        // A first form of this migration left its transaction, so that a process that died in it left a part of it done. Every step can follow
        // any of those parts.
        private const string Drop = """
            DROP INDEX IF EXISTS "IX_SentNudges_MemberId_WeekKey";
            DROP INDEX IF EXISTS "IX_Participations_MemberId";
            DROP INDEX IF EXISTS "IX_Opinions_MemberId";
            DROP INDEX IF EXISTS "IX_Memberships_GroupId";
            DROP INDEX IF EXISTS "IX_Holds_ByMemberId";
            DROP INDEX IF EXISTS "IX_Holds_GroupId";
            DROP INDEX IF EXISTS "IX_HandOvers_GroupId";
            DROP TABLE IF EXISTS "ef_temp_SentNudges";
            """;

        // The table without its foreign keys.
        private const string Rebuild = """
            CREATE TABLE "SentNudges_new" (
                "TopicId" INTEGER NOT NULL,
                "Rule" TEXT NOT NULL,
                "MemberId" INTEGER NOT NULL,
                "At" INTEGER NOT NULL,
                "WeekKey" INTEGER NOT NULL,
                CONSTRAINT "PK_SentNudges" PRIMARY KEY ("TopicId", "Rule", "MemberId")
            );
            INSERT INTO "SentNudges_new" SELECT "TopicId", "Rule", "MemberId", "At", "WeekKey" FROM "SentNudges";
            DROP TABLE "SentNudges";
            ALTER TABLE "SentNudges_new" RENAME TO "SentNudges";
            CREATE INDEX "IX_SentNudges_WeekKey_MemberId" ON "SentNudges" ("WeekKey", "MemberId");
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Drop);
            migrationBuilder.Sql(Rebuild);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SentNudges_WeekKey_MemberId",
                table: "SentNudges");

            migrationBuilder.CreateIndex(
                name: "IX_SentNudges_MemberId_WeekKey",
                table: "SentNudges",
                columns: new[] { "MemberId", "WeekKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_MemberId",
                table: "Participations",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Opinions_MemberId",
                table: "Opinions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_GroupId",
                table: "Memberships",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_ByMemberId",
                table: "Holds",
                column: "ByMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_GroupId",
                table: "Holds",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_GroupId",
                table: "HandOvers",
                column: "GroupId");

            migrationBuilder.AddForeignKey(
                name: "FK_SentNudges_Members_MemberId",
                table: "SentNudges",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SentNudges_Topics_TopicId",
                table: "SentNudges",
                column: "TopicId",
                principalTable: "Topics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
