using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LedgerEntryGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "LedgerEntries",
                type: "integer",
                nullable: true);

            // Earlier steps of what was handed on do not tell its unit, so they keep the one that every day had until now.
            migrationBuilder.Sql("UPDATE \"LedgerEntries\" SET \"GroupId\" = (SELECT i.\"GroupId\" FROM \"LedgerItems\" AS i WHERE i.\"Id\" = \"LedgerEntries\".\"ItemId\");");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Id", "TakenBackAt", "Day" })
                .Annotation("Npgsql:IndexInclude", new[] { "To", "From", "Via", "DueOn", "OwnerId", "GroupId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "LedgerEntries");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Id_TakenBackAt_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Id", "TakenBackAt", "Day" })
                .Annotation("Npgsql:IndexInclude", new[] { "To", "From", "Via", "DueOn", "OwnerId" });
        }
    }
}
