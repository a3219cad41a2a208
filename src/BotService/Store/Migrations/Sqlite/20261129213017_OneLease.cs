using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneLease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"Tokens\" DROP COLUMN \"Fingerprint\";");
            migrationBuilder.Sql("ALTER TABLE \"Tokens\" DROP COLUMN \"HeldUntil\";");
            migrationBuilder.Sql("ALTER TABLE \"Tokens\" DROP COLUMN \"Holder\";");
            migrationBuilder.Sql("DELETE FROM \"Marks\" WHERE \"Name\" = 'last-purge';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "Tokens",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "Tokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "Tokens",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }
    }
}
