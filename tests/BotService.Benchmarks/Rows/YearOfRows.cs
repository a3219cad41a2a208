using System.Data.Common;
using System.Globalization;
using BotService.Benchmarks.Far;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotService.Benchmarks.Rows;

/// <summary>Fills the store past the service with what a year leaves behind, and answers for people while the service rests.</summary>
internal sealed class YearOfRows(MeasurementFolder stage)
{
    /// <summary>Closed weeks before the first topic of the measurement, each with a row for every person.</summary>
    public async Task FillAsync(int weeks)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        for (var back = weeks; back > 0; back--)
        {
            var monday = Organisation.Start.Date.AddDays(-7 * back);
            var week = (ISOWeek.GetYear(monday) * 100) + ISOWeek.GetWeekOfYear(monday);
            await ExecuteAsync(connection, $"""
                INSERT INTO "Topics" ("WeekKey", "Title", "Audience", "OpensAt", "DueAt", "LateUntil", "OpenedAt")
                VALUES ({week}, '往年主题', 7, {Instant(monday.AddHours(1))}, {Instant(monday.AddDays(4).AddHours(9.5))}, {Instant(monday.AddDays(6).AddHours(12))}, {Instant(monday.AddHours(1))})
                """);
        }

        await ExecuteAsync(connection, """
            INSERT INTO "Participations" ("TopicId", "MemberId", "GroupId", "Outcome", "AnsweredAt", "Revision")
            SELECT t."Id", m."Id", m."GroupId",
              CASE (m."Id" + t."Id") % 10 WHEN 0 THEN 'Pending' WHEN 1 THEN 'Late' WHEN 2 THEN 'Excused' ELSE 'OnTime' END,
              CASE (m."Id" + t."Id") % 10 WHEN 0 THEN NULL ELSE t."OpensAt" END, 1
            FROM "Topics" t CROSS JOIN "Members" m WHERE t."OpenedAt" IS NOT NULL ORDER BY t."Id", m."Id"
            """);
        await transaction.CommitAsync();

        // PostgreSQL's autovacuum does this by itself in the course of a year; on SQLite nobody does.
        if (stage.IsPostgres)
        {
            await ExecuteAsync(connection, "VACUUM (ANALYZE)");
        }
    }

    /// <summary>Two people of five have answered the latest topic.</summary>
    public async Task AnswerAsync()
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, """
            UPDATE "Participations" SET "Outcome" = 'OnTime', "AnsweredAt" = (SELECT "OpensAt" FROM "Topics" WHERE "Id" = "TopicId"), "Revision" = 1
            WHERE "TopicId" = (SELECT "Id" FROM "Topics" WHERE "OpenedAt" IS NOT NULL ORDER BY "WeekKey" DESC LIMIT 1) AND "MemberId" % 5 < 2
            """);
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = stage.IsPostgres ? new NpgsqlConnection(stage.ConnectionString) : new SqliteConnection($"{stage.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private string Instant(DateTime local)
    {
        var utc = local.AddHours(-8);
        return stage.IsPostgres
            ? string.Create(CultureInfo.InvariantCulture, $"'{utc:yyyy-MM-dd HH:mm:ss}+00'")
            : utc.Ticks.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Numbers and instants made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
