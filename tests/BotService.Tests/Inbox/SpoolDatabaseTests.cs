using System.Text;
using BotService.Inbox;
using BotService.Tests.Harness;

namespace BotService.Tests.Inbox;

/// <summary>The file under the spool: what a kill leaves of it, what damage leaves of it, and that nothing is left of what is done.</summary>
public sealed class SpoolDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-").FullName;

    private string FilePath => Path.Combine(_folder, SpoolDatabase.Name);

    [Fact]
    public void Whatever_a_kill_left_of_the_last_write_everything_before_it_is_whole()
    {
        using var file = SpoolDatabase.Open(FilePath);
        file.Add([.. Texts("first", "second")]);
        file.Add([.. Texts("third")]);
        var database = Shared(FilePath);
        var log = Shared($"{FilePath}-wal");

        // The log ends with the page or pages of the last commit: cut anywhere, or not yet written where the file is already longer.
        for (var lost = 1; lost < 12_000; lost += 701)
        {
            Assert.InRange(Read(database, log[..^lost]).Count, 0, 2);
            Assert.InRange(Read(database, [.. log[..^lost], .. new byte[lost]]).Count, 0, 2);
        }

        Assert.Equal(["first", "second"], Read(database, log[..^1]));
        Assert.Equal(["first", "second", "third"], Read(database, log));
    }

    [Fact]
    public void Of_a_damaged_spool_a_copy_stays_and_what_can_be_read_is_taken_over()
    {
        using (var file = SpoolDatabase.Open(FilePath))
        {
            file.Add(Enumerable.Range(0, 60).Select(number => Encoding.UTF8.GetBytes($"{number} {new string('x', 1000)}")));
        }

        var bytes = File.ReadAllBytes(FilePath);
        Array.Fill(bytes, (byte)0xA5, bytes.Length - 12_288, 8192);
        File.WriteAllBytes(FilePath, bytes);
        var saved = -1;

        using var fresh = SpoolDamage.Open(_folder, count => saved = count);

        Assert.Equal(bytes, File.ReadAllBytes($"{FilePath}.damaged"));
        Assert.InRange(saved, 10, 59);
        Assert.Equal(saved, fresh.Count(aside: false));
        Assert.StartsWith("0 x", Encoding.UTF8.GetString(fresh.Oldest()!.Value.Payload), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_spool_at_all_is_kept_and_a_new_one_begun()
    {
        File.WriteAllBytes(FilePath, [.. Enumerable.Repeat((byte)'?', 5000)]);
        var saved = -1;

        using var fresh = SpoolDamage.Open(_folder, count => saved = count);

        Assert.Equal((0, 0), (saved, fresh.Count(aside: false)));
        Assert.True(RawStore.Holds($"{FilePath}.damaged", "?????"));
    }

    [Fact]
    public void What_is_done_leaves_no_trace_in_any_file()
    {
        using var file = SpoolDatabase.Open(FilePath);
        var numbers = file.Add([.. Texts("secret one", "secret two")]);
        Assert.Contains(Directory.GetFiles(_folder), path => RawStore.Holds(path, "secret"));

        numbers.ForEach(file.Remove);
        file.Sweep();

        Assert.DoesNotContain(Directory.GetFiles(_folder), path => RawStore.Holds(path, "secret"));
    }

    [Fact]
    public async Task Messages_that_come_while_a_commit_runs_share_the_next_one()
    {
        using var file = SpoolDatabase.Open(FilePath);
        var opened = 0;
        using var writer = new SpoolWriter(() =>
        {
            Interlocked.Increment(ref opened);
            return file;
        });
        var held = new HeldSpool(_folder);
        var adding = Enumerable.Range(0, 50).Select(number => writer.AddAsync(Encoding.UTF8.GetBytes($"{number}"), TimeSpan.FromSeconds(30))).ToList();

        held.Dispose();
        await Task.WhenAll(adding);

        Assert.Equal(50, file.Count(aside: false));
        Assert.InRange(opened, 1, 3);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_taken_out_again()
    {
        using var file = SpoolDatabase.Open(FilePath);
        using var writer = new SpoolWriter(() => file);

        using (new HeldSpool(_folder))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => writer.AddAsync("too late"u8.ToArray(), TimeSpan.FromMilliseconds(50)));
        }

        await writer.AddAsync("in time"u8.ToArray(), TimeSpan.FromSeconds(30));
        Assert.Equal(["in time"], file.All(aside: false).Select(message => Encoding.UTF8.GetString(message.Payload)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static byte[] Shared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What the next process finds in these files.</summary>
    private List<string> Read(byte[] database, byte[] log)
    {
        var path = Path.Combine(_folder, "after.db");
        Array.ForEach(Directory.GetFiles(_folder, "after.db*"), File.Delete);
        File.WriteAllBytes(path, database);
        File.WriteAllBytes($"{path}-wal", log);
        using var file = SpoolDatabase.Open(path);
        return [.. file.All(aside: false).Select(message => Encoding.UTF8.GetString(message.Payload))];
    }

    [Fact]
    public void A_damaged_spool_that_another_process_has_open_is_not_moved_from_under_it()
    {
        var other = SpoolUse.Shared(FilePath);
        File.WriteAllBytes(FilePath, [.. Enumerable.Repeat((byte)'?', 5000)]);
        Assert.Throws<IOException>(() => SpoolDamage.Open(_folder, _ => Assert.Fail("Nothing is replaced.")));
        Assert.False(File.Exists($"{FilePath}.damaged"));

        other.Dispose();
        using var fresh = SpoolDamage.Open(_folder, _ => { });
        Assert.True(File.Exists($"{FilePath}.damaged"));
        Assert.Throws<IOException>(() => SpoolUse.Alone(FilePath));
    }

    [Fact]
    public async Task A_disk_that_hangs_holds_a_bounded_number_of_messages_in_memory()
    {
        using var disk = new ManualResetEventSlim();
        using var file = SpoolDatabase.Open(FilePath);
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var writer = new SpoolWriter(() =>
        {
            hanging.TrySetResult();
            disk.Wait(TestContext.Current.CancellationToken);
            return file;
        });

        // One is being written before the others queue up behind it.
        var waiting = new List<Task> { writer.AddAsync([1], TimeSpan.FromMinutes(1)) };
        await hanging.Task;
        waiting.AddRange(Enumerable.Range(0, SpoolWriter.MostQueued + 1).Select(_ => writer.AddAsync([1], TimeSpan.FromMinutes(1))));
        Assert.IsType<IOException>((await Record.ExceptionAsync(() => waiting[^1]))!);

        disk.Set();
        var kept = await Task.WhenAll(waiting.Select(async one => await Record.ExceptionAsync(() => one) is null));
        Assert.Equal(kept.Count(isKept => isKept), file.Count(aside: false));
        Assert.Equal(SpoolWriter.MostQueued + 1, kept.Count(isKept => isKept));
    }
}
