using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SentNudges_Members_MemberId",
                table: "SentNudges");

            migrationBuilder.DropForeignKey(
                name: "FK_SentNudges_Topics_TopicId",
                table: "SentNudges");

            migrationBuilder.DropIndex(
                name: "IX_SentNudges_MemberId_WeekKey",
                table: "SentNudges");

            migrationBuilder.DropIndex(
                name: "IX_Participations_MemberId",
                table: "Participations");

            migrationBuilder.DropIndex(
                name: "IX_Opinions_MemberId",
                table: "Opinions");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_GroupId",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Holds_ByMemberId",
                table: "Holds");

            migrationBuilder.DropIndex(
                name: "IX_Holds_GroupId",
                table: "Holds");

            migrationBuilder.DropIndex(
                name: "IX_HandOvers_GroupId",
                table: "HandOvers");

            migrationBuilder.CreateIndex(
                name: "IX_SentNudges_WeekKey_MemberId",
                table: "SentNudges",
                columns: new[] { "WeekKey", "MemberId" });
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
