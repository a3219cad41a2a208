using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LedgerEntryReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ByMemberId_Verb",
                table: "LedgerEntries",
                columns: new[] { "ByMemberId", "Verb" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Id", "TakenBackAt", "Day" })
                .Annotation("Npgsql:IndexInclude", new[] { "To", "From", "Via", "DueOn", "OwnerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ByMemberId_Verb",
                table: "LedgerEntries");

            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Id", "TakenBackAt", "Day" });
        }
    }
}
