using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_restores_into_an_empty_store_and_the_store_goes_on_counting()
    {
        await using var op = await FilledAsync();
        await using var other = await Operator.StartAsync("2026-11-03 09:00");

        var taken = await op.RunAsync("backup", "b.db");
        File.Copy(op.PathOf("b.db"), other.PathOf("b.db"));
        var restored = await other.RunAsync("restore", "b.db");

        Assert.Equal((0, 0, string.Empty), (taken.Code, restored.Code, restored.Error));
        Assert.Contains("2 人，1 个主题", restored.Output, StringComparison.Ordinal);
        Assert.Equal(WithoutNotes(await op.DumpAsync()), WithoutNotes(await other.DumpAsync()));
        Assert.Equal("Pending>OnTime 想法", await HistoryAsync(other));
        Assert.Contains("新增 1 人", (await other.PeopleAsync("new,新人,三支部,支部,,二支部,,")).Output, StringComparison.Ordinal);
        Assert.Contains("新增 1 个", (await other.TopicsAsync("2026-W46,又一个,,,,,")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_with_people_is_only_replaced_by_force()
    {
        await using var op = await FilledAsync();
        await op.RunAsync("backup", "b.db");
        var kept = WithoutNotes(await op.DumpAsync());
        await op.PeopleAsync("alice,改名,一支部,,,,,", "late,后来,一支部,,,,,");
        var before = await op.DumpAsync();

        var refused = await op.RunAsync("restore", "b.db");
        var untouched = await op.DumpAsync();
        var forced = await op.RunAsync("restore", "b.db", "--force");

        Assert.Equal((1, 0), (refused.Code, forced.Code));
        Assert.Contains("--force", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, untouched);
        Assert.Equal(kept, WithoutNotes(await op.DumpAsync()));
    }

    [Fact]
    public async Task A_backup_is_one_private_file_without_tokens_and_is_noted()
    {
        await using var op = await FilledAsync();
        await op.AskAsync(async (_, db) =>
        {
            db.Tokens.Add(new ChannelToken { Name = "wecom", Sealed = [7] });
            return await db.SaveChangesAsync(Operator.Token);
        });

        await op.RunAsync("backup", "b.db");

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(op.PathOf("b.db")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(["b.db"], Directory.GetFiles(Path.GetDirectoryName(op.PathOf("b.db"))!, "b.db*").Select(Path.GetFileName));
        await using var backup = new SqliteConnection($"Data Source={op.PathOf("b.db")};Pooling=False;Mode=ReadOnly");
        await backup.OpenAsync(Operator.Token);
        await using var count = backup.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM \"Tokens\"";
        Assert.Equal(0L, await count.ExecuteScalarAsync(Operator.Token));
        Assert.NotNull(await op.AskAsync((_, db) => db.MarkedAtAsync(ServiceMark.LastBackup, Operator.Token)));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_nothing_is_touched()
    {
        await using var op = await FilledAsync();
        var before = await op.DumpAsync();
        await op.RunAsync("backup", "b.db");
        op.Write("text.db", "not a database");
        var broken = await File.ReadAllBytesAsync(op.PathOf("b.db"), Operator.Token);
        broken.AsSpan(4096, 20_000).Fill(0x55);
        await File.WriteAllBytesAsync(op.PathOf("broken.db"), broken, Operator.Token);
        await MarkAsNewerAsync(op);

        foreach (var (file, reason) in new[] { ("missing.db", "找不到"), ("text.db", "不是"), ("broken.db", "已损坏"), ("b.db", "更新版本") })
        {
            var ran = await op.RunAsync("restore", file, "--force");
            Assert.Equal(1, ran.Code);
            Assert.Contains(reason, Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
        }

        Assert.Equal(before, await op.DumpAsync());
    }

    private static async Task<Operator> FilledAsync()
    {
        var op = await Operator.StartAsync("2026-11-03 08:00");
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,二支部,2024-01-02,", "bob,鲍勃,二支部,青年,,,,2027-01-01");
        await op.TopicsAsync("2026-W45,题目,https://a.cn/x,,,,");
        await op.AskAsync(async (services, db) =>
        {
            var clock = services.GetRequiredService<LocalClock>();
            await services.GetRequiredService<IRosterFreeze>().OpenAsync(await db.Topics.SingleAsync(Operator.Token), clock.UtcNow, Operator.Token);
            await db.SaveChangesAsync(Operator.Token);
            var first = await db.Participations.OrderBy(p => p.MemberId).FirstAsync(Operator.Token);
            first.Record(Outcome.OnTime, clock.UtcNow, first.MemberId, "想法");
            db.Opinions.Add(new Opinion { Day = clock.Today, Text = "意见" });
            return await db.SaveChangesAsync(Operator.Token);
        });
        return op;
    }

    private static Task<string> HistoryAsync(Operator op) => op.AskAsync(async (_, db) =>
        string.Join(';', (await db.ParticipationEntries.ToListAsync(Operator.Token)).Select(e => $"{e.From}>{e.To} {e.Remark}")));

    private static async Task MarkAsNewerAsync(Operator op)
    {
        await using var backup = new SqliteConnection($"Data Source={op.PathOf("b.db")};Pooling=False");
        await backup.OpenAsync(Operator.Token);
        await using var command = backup.CreateCommand();
        command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Future', '10.0.0')";
        await command.ExecuteNonQueryAsync(Operator.Token);
    }

    private static string WithoutNotes(string dump) => dump[..dump.LastIndexOf('\n')];
}
