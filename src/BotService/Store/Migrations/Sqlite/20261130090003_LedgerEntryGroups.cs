using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerEntryGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "LedgerEntries",
                type: "INTEGER",
                nullable: true);

            // Earlier steps of what was handed on do not tell its unit, so they keep the one that every day had until now.
            migrationBuilder.Sql("UPDATE \"LedgerEntries\" SET \"GroupId\" = (SELECT i.\"GroupId\" FROM \"LedgerItems\" AS i WHERE i.\"Id\" = \"LedgerEntries\".\"ItemId\");");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"LedgerEntries\" DROP COLUMN \"GroupId\";");
        }
    }
}
