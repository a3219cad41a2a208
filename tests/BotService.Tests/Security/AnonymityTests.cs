using System.Text.Json;
using BotService.Store;
using BotService.Store.Backup;
using BotService.Store.Bulk;
using BotService.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BotService.Tests.Security;

/// <summary>Whoever holds the database, a backup and the logs cannot tell who sent an anonymous opinion.</summary>
public sealed class AnonymityTests
{
    private const string Words = "办公室暖气太热了";

    [Fact]
    public async Task Nothing_stored_or_logged_with_an_anonymous_opinion_names_its_sender_or_the_hour()
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync("whistler 吹哨人 一支部", "alice 艾丽 一支部 liaison", "chief 程序 局党组 admin");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 13:37");
        var (linesBefore, rowsBefore) = (bot.LogLines.Count, await RowsAsync(bot));

        await bot.SayAsync("whistler", $"匿名意见 {Words}");

        Assert.Equal(["Opinions", "Receipts"], (await RowsAsync(bot)).Where(table => rowsBefore[table.Key] != table.Value).Select(table => table.Key).Order());
        var receipt = await bot.AskStoreAsync(db => db.Receipts.SingleAsync(r => r.ReplyText.Contains("匿名")));
        Assert.Equal(Bot.At("2026-09-07 00:00"), receipt.ReceivedAt);
        Assert.DoesNotContain(bot.LogLines.Skip(linesBefore), line => line.Contains("whistler", StringComparison.OrdinalIgnoreCase) || line.Contains("匿名", StringComparison.Ordinal) || line.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_kept_puts_anonymous_opinions_in_order_and_a_repeat_still_gets_the_stored_answer()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        const long First = 7_100_000_000_000_000_001;

        for (var i = 0; i < 8; i++)
        {
            var xml = RawCallback.Message("bob", "text", $"<Content>匿名意见 第{i}条</Content>", id: First + i);
            var answer = await RawCallback.TextAsync(await raw.PostAsync(xml));
            Assert.Equal(answer, await RawCallback.TextAsync(await raw.PostAsync(xml)));
        }

        Assert.Equal(8, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
        var keys = await bot.AskStoreAsync(db => db.Receipts.Select(r => r.Key).ToListAsync());
        Assert.Equal(8, keys.Distinct().Count());
        Assert.All(keys, key => Assert.DoesNotContain("71000000", key, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("71000000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_could_not_be_reached_is_not_welcomed_back_by_an_anonymous_opinion()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.InvalidUsers.Add("bob");
        await bot.AdvanceToAsync("2026-09-07 09:10");

        await bot.SayAsync("bob", $"匿名意见 {Words}");
        Assert.Equal(Outcome.Unreachable, await OutcomeAsync(bot));

        await bot.SayAsync("bob", "本周");
        Assert.Equal(Outcome.Pending, await OutcomeAsync(bot));
    }

    [Fact]
    public async Task An_anonymous_opinion_that_waited_in_the_spool_is_kept_and_its_answer_is_never_owed()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await bot.UsualPeopleAsync();
        await outage.BreakAsync();
        Assert.Empty(await bot.SayAsync("bob", $"匿名意见 {Words}"));
        Assert.Empty(await bot.SayAsync("carol", "意见 这条是署名的意见"));
        await outage.HealAsync();

        await Wait.UntilAsync(() => bot.PushesTo("carol").Count == 1);

        Assert.Equal(Words, await bot.AskStoreAsync(db => db.Opinions.Where(o => o.MemberId == null).Select(o => o.Text).SingleAsync()));
        Assert.Equal(["carol"], await bot.AskStoreAsync(db => db.Outbox.Select(m => m.Recipients).ToListAsync()));
        Assert.Empty(bot.PushesTo("bob"));
        await bot.StopAsync();
        Assert.All(Directory.GetFiles(store.SpoolFolder), file => Assert.False(RawStore.Holds(file, "bob")));
    }

    [Fact]
    public async Task The_order_of_rows_on_the_disk_and_in_a_backup_tells_nothing()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.SayAsync("bob", $"匿名意见 {Words}");
        var file = Path.Combine(Path.GetTempPath(), $"botservice-anonymity-{Guid.NewGuid():N}.db");

        try
        {
            await bot.Services.GetRequiredService<BackupTaker>().TakeAsync(file, force: false, Bot.Token);
            await RequireNoRowNumbersAsync($"Data Source={file};Pooling=False");
            Assert.False(RawStore.Holds(file, "late:"));
        }
        finally
        {
            File.Delete(file);
        }

        if (!TestStore.IsPostgres)
        {
            await RequireNoRowNumbersAsync(bot.Store.ConnectionString);
            return;
        }

        // A transaction's number stands on every row it wrote; only the receipt, which names nobody, may share it.
        await using var connection = new NpgsqlConnection(bot.Store.ConnectionString);
        await connection.OpenAsync(Bot.Token);

        foreach (var table in (string[])["Members", "Participations", "ParticipationEntries", "Conversations", "Outbox", "AuditNotes", "CheckIns", "Leaves", "SentNudges"])
        {
#pragma warning disable CA2100 // Names of this test.
            await using var shared = new NpgsqlCommand($"SELECT COUNT(*) FROM \"{table}\" WHERE xmin::text IN (SELECT xmin::text FROM \"Opinions\")", connection);
#pragma warning restore CA2100
            Assert.Equal(0L, await shared.ExecuteScalarAsync(Bot.Token));
        }
    }

    /// <summary>Whoever nearly gave it with a name has said it once before: that stands nowhere beside the name.</summary>
    [Theory]
    [InlineData("车棚里的灯坏了半年", "意见")]
    [InlineData("车棚里的灯坏了半年", "我有意见", "匿名意见")]
    [InlineData("希望以后食堂早点开饭")]
    public async Task What_was_nearly_said_with_a_name_stands_only_in_the_opinion_that_has_none(string words, params string[] before)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        foreach (var said in before)
        {
            await bot.SayAsync("bob", said);
        }

        Assert.Contains("会署您的名", await bot.SayAsync("bob", words));
        Assert.Contains("已匿名记下", await bot.SayAsync("bob", $"匿名意见 {words}"));

        var rows = await RowsAsync(bot);
        Assert.Contains(words, rows["Opinions"], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, table => table.Key != "Opinions" && (table.Value.Contains(words, StringComparison.Ordinal) || table.Value.Contains(JsonEncodedText.Encode(words).ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_opinion_that_fits_two_rounds_waits_in_no_question()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对食堂的意见 9月22日");
        await bot.SayAsync("chief", "征求意见 对班车的意见 9月23日");

        Assert.Contains("请写明是哪一个", await bot.SayAsync("erin", $"意见 {Words}"));

        Assert.DoesNotContain(await RowsAsync(bot), table => table.Value.Contains(Words, StringComparison.Ordinal) || table.Value.Contains(JsonEncodedText.Encode(Words).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rating_leads_from_no_row_and_no_line_to_who_gave_it()
    {
        await using var bot = await Bot.StartAsync("2026-09-21 09:05");
        await bot.PeopleAsync(["zheng 郑凯 业务支部", "gao 高峰 机关支部", .. Enumerable.Range(0, 8).Select(i => $"qing{i} 青年{i} 青年小组")]);
        await bot.SayAsync("boss", "问题 食堂油烟大 郑凯 9月30日");
        await bot.SayAsync("boss", "问1 验收人 高峰");
        await bot.SayAsync("zheng", "问1 完成 换了抽油烟机");
        await bot.SayAsync("gao", "问1 通过");
        await bot.SayAsync("boss", "问1 请人评价");
        await bot.AdvanceToAsync("2026-09-21 16:40");
        var (linesBefore, rowsBefore) = (bot.LogLines.Count, await RowsAsync(bot));

        Assert.Equal("已评价", await bot.PressAsync("qing3", "没解决"));

        Assert.Equal(["RatingInvites", "Ratings", "Receipts"], (await RowsAsync(bot)).Where(table => rowsBefore[table.Key] != table.Value).Select(table => table.Key).Order());
        Assert.DoesNotContain(bot.LogLines.Skip(linesBefore), line => line.Contains("qing3", StringComparison.OrdinalIgnoreCase) || line.Contains("没解决", StringComparison.Ordinal));
        Assert.False(await bot.AskStoreAsync(db => db.Receipts.AnyAsync(r => r.ReplyText.Contains("没解决") || r.ReplyText.Contains("问1") && r.ReplyText.Contains("谢谢"))));
        Assert.Equal([("NotSolved", 1), ("Partly", 0), ("Solved", 0), ("Unknown", 0)], (await bot.AskStoreAsync(db => db.Ratings.Select(r => new { r.Answer, r.Count }).ToListAsync())).Select(r => (r.Answer.ToString(), r.Count)).Order());

        if (TestStore.IsPostgres)
        {
            await using var connection = new NpgsqlConnection(bot.Store.ConnectionString);
            await connection.OpenAsync(Bot.Token);
            await using var marks = new NpgsqlCommand("SELECT COUNT(DISTINCT mark) FROM (SELECT xmin::text AS mark FROM \"Ratings\" UNION ALL SELECT xmin::text FROM \"RatingInvites\") AS rows", connection);
            Assert.Equal(1L, await marks.ExecuteScalarAsync(Bot.Token));
        }
    }

    private static async Task RequireNoRowNumbersAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(Bot.Token);

        foreach (var table in (string[])["Opinions", "Receipts"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT rowid FROM \"{table}\"";
            var failed = await Assert.ThrowsAsync<SqliteException>(async () => await command.ExecuteScalarAsync(Bot.Token));
            Assert.Contains("no such column", failed.Message, StringComparison.Ordinal);
        }
    }

    private static Task<Outcome> OutcomeAsync(Bot bot) => bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync());

    /// <summary>Every table with a digest of its rows.</summary>
    private static Task<Dictionary<string, string>> RowsAsync(Bot bot) => bot.AskStoreAsync(async db =>
    {
        var tables = new Dictionary<string, string>();

        foreach (var type in StoreTables.InInsertOrder(db))
        {
            await db.Database.OpenConnectionAsync(Bot.Token);
            await using var command = StoreTables.CommandOn(db, $"SELECT * FROM {StoreTables.Quoted(type.GetTableName()!)}");
            await using var reader = await command.ExecuteReaderAsync(Bot.Token);
            var rows = new List<string>();

            while (await reader.ReadAsync(Bot.Token))
            {
                var cells = new object[reader.FieldCount];
                reader.GetValues(cells);
                rows.Add(string.Join('|', cells));
            }

            tables[type.GetTableName()!] = string.Join('\n', rows);
        }

        return tables;
    });
}
