using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotService.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SystemsOfTheYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics");

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "Topics",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Self");

            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "Topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Topics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Series",
                table: "Topics",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sort",
                table: "Topics",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Study");

            migrationBuilder.AddColumn<string>(
                name: "AnswerText",
                table: "Opinions",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ConsultationId",
                table: "Opinions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "End",
                table: "Opinions",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "Opinions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Opinions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChatDay",
                table: "Gatherings",
                type: "TEXT",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TopicId",
                table: "Gatherings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    UserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => new { x.Channel, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "BindCodes",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BindCodes", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ConsoleUploads",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsoleUploads", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Consultations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: true),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpectedAtOpening = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consultations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    HeldUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    Blocked = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "LedgerItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ChainNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: true),
                    UnitText = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    OwnerText = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    RaisedById = table.Column<int>(type: "INTEGER", nullable: true),
                    RaisedByKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AssignedByKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    FoundOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AskedDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TimesPutOff = table.Column<int>(type: "INTEGER", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsImportedClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    VisitFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VisitTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LedgerItems_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerItems_Members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerItems_Members_RaisedById",
                        column: x => x.RaisedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Snapshots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Campaign = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TemplateHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FinalAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Snapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpeakingTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: false),
                    WeekKey = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    AskedId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpeakingTurns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpeakingTurns_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Verb = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByUserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByMemberId = table.Column<int>(type: "INTEGER", nullable: true),
                    OnBehalfOf = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Via = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_LedgerItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "LedgerItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Members_ByMemberId",
                        column: x => x.ByMemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Members_OnBehalfOf",
                        column: x => x.OnBehalfOf,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerLinks",
                columns: table => new
                {
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ByUserKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerLinks", x => new { x.FromId, x.ToId, x.Relation });
                    table.ForeignKey(
                        name: "FK_LedgerLinks_LedgerItems_FromId",
                        column: x => x.FromId,
                        principalTable: "LedgerItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerLinks_LedgerItems_ToId",
                        column: x => x.ToId,
                        principalTable: "LedgerItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerTeams",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerTeams", x => new { x.ItemId, x.MemberId, x.Role });
                    table.ForeignKey(
                        name: "FK_LedgerTeams_LedgerItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "LedgerItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerTeams_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerTopicLinks",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerTopicLinks", x => new { x.ItemId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_LedgerTopicLinks_LedgerItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "LedgerItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerTopicLinks_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SnapshotFigures",
                columns: table => new
                {
                    SnapshotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Meaning = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Value = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SnapshotFigures", x => new { x.SnapshotId, x.Position });
                    table.ForeignKey(
                        name: "FK_SnapshotFigures_Snapshots_SnapshotId",
                        column: x => x.SnapshotId,
                        principalTable: "Snapshots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SnapshotRecords",
                columns: table => new
                {
                    SnapshotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StateThen = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SnapshotRecords", x => new { x.SnapshotId, x.Position, x.Kind, x.ItemId });
                    table.ForeignKey(
                        name: "FK_SnapshotRecords_SnapshotFigures_SnapshotId_Position",
                        columns: x => new { x.SnapshotId, x.Position },
                        principalTable: "SnapshotFigures",
                        principalColumns: new[] { "SnapshotId", "Position" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Number",
                table: "Topics",
                column: "Number",
                unique: true,
                filter: "\"Sort\" = 'Notice'");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics",
                columns: new[] { "WeekKey", "Audience" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL AND \"Sort\" = 'Study'");

            migrationBuilder.CreateIndex(
                name: "IX_Opinions_Number",
                table: "Opinions",
                column: "Number",
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Gatherings_ChatDay",
                table: "Gatherings",
                column: "ChatDay",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Channel_UserKey",
                table: "Addresses",
                columns: new[] { "Channel", "UserKey" });

            migrationBuilder.CreateIndex(
                name: "IX_BindCodes_UserKey",
                table: "BindCodes",
                column: "UserKey");

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_Number",
                table: "Consultations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ItemId_Day",
                table: "LedgerEntries",
                columns: new[] { "ItemId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerItems_GroupId_Kind_State",
                table: "LedgerItems",
                columns: new[] { "GroupId", "Kind", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerItems_Kind_Number",
                table: "LedgerItems",
                columns: new[] { "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerItems_Kind_State_DueOn",
                table: "LedgerItems",
                columns: new[] { "Kind", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerItems_OwnerId_State",
                table: "LedgerItems",
                columns: new[] { "OwnerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerLinks_ToId",
                table: "LedgerLinks",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTeams_MemberId",
                table: "LedgerTeams",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Snapshots_Number",
                table: "Snapshots",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpeakingTurns_GroupId_WeekKey",
                table: "SpeakingTurns",
                columns: new[] { "GroupId", "WeekKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "BindCodes");

            migrationBuilder.DropTable(
                name: "ConsoleUploads");

            migrationBuilder.DropTable(
                name: "Consultations");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "LedgerLinks");

            migrationBuilder.DropTable(
                name: "LedgerTeams");

            migrationBuilder.DropTable(
                name: "LedgerTopicLinks");

            migrationBuilder.DropTable(
                name: "SnapshotRecords");

            migrationBuilder.DropTable(
                name: "SpeakingTurns");

            migrationBuilder.DropTable(
                name: "LedgerItems");

            migrationBuilder.DropTable(
                name: "SnapshotFigures");

            migrationBuilder.DropTable(
                name: "Snapshots");

            migrationBuilder.DropIndex(
                name: "IX_Topics_Number",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics");

            migrationBuilder.DropIndex(
                name: "IX_Opinions_Number",
                table: "Opinions");

            migrationBuilder.DropIndex(
                name: "IX_Gatherings_ChatDay",
                table: "Gatherings");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Series",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Sort",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "AnswerText",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "ConsultationId",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "End",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "ChatDay",
                table: "Gatherings");

            migrationBuilder.DropColumn(
                name: "TopicId",
                table: "Gatherings");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_WeekKey_Audience",
                table: "Topics",
                columns: new[] { "WeekKey", "Audience" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");
        }
    }
}
