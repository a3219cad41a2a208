using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerEntryOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Id", "TakenBackAt", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "TakenBackAt", "Day" });
        }
    }
}
