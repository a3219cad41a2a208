using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OneLease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "Tokens");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Tokens");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "Tokens");

            migrationBuilder.Sql("DELETE FROM \"Marks\" WHERE \"Name\" = 'last-purge';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "Tokens",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HeldUntil",
                table: "Tokens",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "Tokens",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }
    }
}
