using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Tests.Harness;

namespace BotService.Tests.Inbox;

/// <summary>What a release before the SQLite spool acknowledged is done, and its files are gone.</summary>
public sealed class OldSpoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-").FullName;

    [Fact]
    public async Task What_the_last_release_left_is_done_once_at_the_first_start_of_this_one()
    {
        var store = await TestStore.CreateAsync();
        await using (var before = Bot.Start(store, "2026-09-07 08:00"))
        {
            await before.UsualPeopleAsync();
            await before.PlanTopicAsync();
            await before.AdvanceToAsync("2026-09-08 10:00");
            await before.StopAsync();
            Write(store.SpoolFolder, "messages.aside", Record(Said("carol", "没学 病了")));
            Write(store.SpoolFolder, "messages-2.spool", Record(Said("bob", "已学 停电了")));

            await using var bot = Bot.Start(store, "2026-09-08 10:30", ("Spool:LookEvery", "00:00:00.020"));

            await Wait.UntilAsync(() => bot.PushesTo("bob").Any(push => push.Contains("按时", StringComparison.Ordinal)) && bot.PushesTo("carol").Count == 1);
            Assert.Equal(["spool.db", "spool.db-shm", "spool.db-wal", "spool.db.lock"], Directory.GetFiles(store.SpoolFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            await bot.StopAsync();
        }
    }

    [Fact]
    public void A_torn_end_is_cut_and_a_damaged_record_is_kept_with_its_file()
    {
        Write(_folder, "messages.spool", [.. Record("first"), .. Record("torn")[..^2]]);
        byte[] damaged = [.. Record("second"), .. "rubbish"u8, .. Record("third"), .. Record("spoilt")[..^1], (byte)'!', .. Record("fourth")];
        Write(_folder, "messages-2.spool", damaged);

        Assert.Equal(["second", "third", "fourth", "first"], Move());

        Assert.False(File.Exists(Path.Combine(_folder, "messages.spool")));
        Assert.Equal(damaged, File.ReadAllBytes(Path.Combine(_folder, "messages-2.spool.damaged")));
        Assert.Empty(OldSpool.Files(_folder));
    }

    [Fact]
    public void A_file_that_the_last_release_still_holds_is_left_to_the_next_start()
    {
        Write(_folder, "messages.spool", Record("held"));

        using (new FileStream(Path.Combine(_folder, "messages.spool"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Empty(Move());
        }

        Assert.Equal(["held"], Move());
    }

    [Fact]
    public void Random_bytes_are_never_taken_for_a_record()
    {
        var random = new Random(20260907);

        for (var round = 0; round < 20; round++)
        {
            var bytes = new byte[random.Next(4, 300)];
            random.NextBytes(bytes);
            "BSP1"u8.CopyTo(bytes);
            Write(_folder, $"messages-{round}.spool", bytes);
        }

        Assert.Empty(Move());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string folder, string name, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static string Said(string sender, string text) =>
        Encoding.UTF8.GetString(SpoolJson.Write(new IncomingMessage("wecom", $"old {sender}", sender, IncomingKind.Words, text) { ReceivedAt = Bot.At("2026-09-08 10:10") }));

    /// <summary>As the releases up to 0.2 wrote it: mark, length, first eight bytes of the SHA-256, text.</summary>
    private static byte[] Record(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, payload.Length);
        return [.. "BSP1"u8, .. length, .. SHA256.HashData(payload)[..8], .. payload];
    }

    private List<string> Move()
    {
        using var database = SpoolDatabase.Open(Path.Combine(_folder, SpoolDatabase.Name));
        OldSpool.MoveInto(database, _folder);
        var moved = database.All(aside: false);
        moved.ForEach(message => database.Remove(message.Number));
        return [.. moved.Select(message => Encoding.UTF8.GetString(message.Payload))];
    }
}
