using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RowsWithoutOrder : Migration
    {
        // Tables without hidden row numbers keep their rows by key, which is random for opinions: the file no longer tells in which order they came.
        private const string Rebuild = """
            CREATE TABLE "Opinions_new" (
                "Id" TEXT NOT NULL CONSTRAINT "PK_Opinions" PRIMARY KEY,
                "MemberId" INTEGER NULL,
                "Day" TEXT NOT NULL,
                "Text" TEXT NOT NULL,
                CONSTRAINT "FK_Opinions_Members_MemberId" FOREIGN KEY ("MemberId") REFERENCES "Members" ("Id") ON DELETE RESTRICT
            ) WITHOUT ROWID;
            INSERT INTO "Opinions_new" SELECT "Id", "MemberId", "Day", "Text" FROM "Opinions";
            DROP TABLE "Opinions";
            ALTER TABLE "Opinions_new" RENAME TO "Opinions";
            CREATE INDEX "IX_Opinions_Day" ON "Opinions" ("Day");
            CREATE INDEX "IX_Opinions_MemberId" ON "Opinions" ("MemberId");
            CREATE TABLE "Receipts_new" (
                "Key" TEXT NOT NULL CONSTRAINT "PK_Receipts" PRIMARY KEY,
                "ReceivedAt" INTEGER NOT NULL,
                "ReplyText" TEXT NOT NULL,
                "ReplyButton" TEXT NULL
            ) WITHOUT ROWID;
            INSERT INTO "Receipts_new" SELECT "Key", "ReceivedAt", "ReplyText", "ReplyButton" FROM "Receipts";
            DROP TABLE "Receipts";
            ALTER TABLE "Receipts_new" RENAME TO "Receipts";
            CREATE INDEX "IX_Receipts_ReceivedAt" ON "Receipts" ("ReceivedAt");
            """;

        // What earlier versions left: the hour on the receipts, and answers that were pushed to the sender (as JSON writes 已匿名记下).
        private const string Forget = """
            UPDATE "Receipts" SET "ReceivedAt" = "ReceivedAt" - "ReceivedAt" % 864000000000 WHERE "ReplyText" LIKE '已匿名记下%';
            DELETE FROM "Outbox" WHERE "State" = 'Sent' AND "Key" LIKE 'late:%' AND instr("Content", '\u5DF2\u533F\u540D\u8BB0\u4E0B') > 0;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Rebuild);
            migrationBuilder.Sql(Forget);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Nothing to undo: the columns are the same.
        }
    }
}
