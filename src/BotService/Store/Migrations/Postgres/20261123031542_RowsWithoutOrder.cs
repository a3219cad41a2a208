using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RowsWithoutOrder : Migration
    {
        // PostgreSQL shows rows in the order they came; what is there is written anew in any order.
        private const string Shuffle = """
            CREATE TEMPORARY TABLE "Opinions_shuffled" ON COMMIT DROP AS SELECT * FROM "Opinions" ORDER BY random();
            DELETE FROM "Opinions";
            INSERT INTO "Opinions" SELECT * FROM "Opinions_shuffled";
            """;

        // What earlier versions left: the hour on the receipts, and answers that were pushed to the sender (as JSON writes 已匿名记下).
        private const string Forget = """
            UPDATE "Receipts" SET "ReceivedAt" = date_trunc('day', "ReceivedAt") WHERE "ReplyText" LIKE '已匿名记下%';
            DELETE FROM "Outbox" WHERE "State" = 'Sent' AND "Key" LIKE 'late:%' AND strpos("Content", '\u5DF2\u533F\u540D\u8BB0\u4E0B') > 0;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Shuffle);
            migrationBuilder.Sql(Forget);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Nothing to undo: the columns are the same.
        }
    }
}
