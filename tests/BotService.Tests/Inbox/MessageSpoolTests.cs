using BotService.Inbox;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>The spool by itself: who waits, how full it is, what it says when the disk gives trouble.</summary>
public sealed class MessageSpoolTests : IDisposable
{
    private static readonly ChannelLimits Telegraph = new("telegraph", Recipients: 1, TextBytes: 100) { AnswerWithin = TimeSpan.FromSeconds(1) };

    private readonly TestLog _log = new();
    private readonly SpoolOptions _options = new() { Directory = Path.Combine(Directory.CreateTempSubdirectory("spool-").FullName, "spool"), MostBytes = 16 * 1024, StorePatience = TimeSpan.Zero, LookEvery = TimeSpan.FromMilliseconds(30) };
    private readonly List<MessageSpool> _open = [];

    [Fact]
    public async Task Who_waits_is_known_in_any_spelling_until_the_last_message_of_that_person_is_done()
    {
        var spool = Open();
        Assert.True(await spool.TryAddAsync(Message("Bob", "1")) && await spool.TryAddAsync(Message("carol", "2")) && await spool.TryAddAsync(Message("bob", "3")));

        Assert.Equal((3, true, true, false), (spool.Count, spool.Holds("BOB"), spool.Holds("carol"), spool.Holds("dave")));
        TakeOne(spool, "1");
        Assert.Equal((2, true, true), (spool.Count, spool.Holds("bob"), spool.Holds("carol")));
        TakeOne(spool, "2");
        Assert.Equal((1, true, false), (spool.Count, spool.Holds("bob"), spool.Holds("carol")));
        TakeOne(spool, "3");
        Assert.Equal((0, false, 0.0), (spool.Count, spool.Holds("bob"), spool.Fill));
        Assert.Null(spool.Peek());
    }

    [Fact]
    public async Task A_new_process_knows_who_waits_in_what_the_old_one_left()
    {
        var first = Open();
        await first.TryAddAsync(Message("bob", "1"));
        await first.TryAddAsync(Message("carol", "2"));
        first.Dispose();

        var second = Open();
        Assert.Equal("1", second.Peek()?.Key);

        Assert.Equal((2, true, true), (second.Count, second.Holds("bob"), second.Holds("carol")));
        Assert.Contains(_log.Mine, line => line.StartsWith("Information", StringComparison.Ordinal) && line.Contains("2 waiting messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_spool_takes_exactly_what_it_has_room_for()
    {
        _options.MostBytes = SpoolTally.RowBytes + SpoolJson.Write(Message("bob", "1")).Length;
        var spool = Open();

        Assert.True(await spool.TryAddAsync(Message("bob", "1")));
        Assert.False(await spool.TryAddAsync(Message("bob", "2")));

        Assert.Equal((1, 1.0), (spool.Count, spool.Fill));
        _options.MostBytes--;
        Assert.False(await Open().TryAddAsync(Message("bob", "3")));
        Assert.Contains(_log.Mine, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("full with 1 messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_alarm_at_four_fifths_is_logged_once_until_there_was_room_again()
    {
        var keys = new Queue<char>("0abcdefghijklmnopqrstuv");
        _options.MostBytes = 10 * (SpoolTally.RowBytes + SpoolJson.Write(Message("bob", "0")).Length);
        var spool = Open();

        await FillAsync(7);
        Assert.Equal(0, Alarms());
        await FillAsync(1);
        Assert.Equal(1, Alarms());
        TakeOne(spool, "0");
        await FillAsync(2);
        Assert.Equal(1, Alarms());
        Assert.Contains(_log.Mine, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("80 % full", StringComparison.Ordinal));

        while (spool.Peek() is { } message)
        {
            spool.Done(message);
        }

        await FillAsync(8);
        Assert.Equal(2, Alarms());

        async Task FillAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(await spool.TryAddAsync(Message("bob", $"{keys.Dequeue()}")));
            }
        }

        int Alarms() => _log.Mine.Count(line => line.Contains("% full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trouble_is_told_once_named_and_over_when_the_disk_is_well_again()
    {
        File.WriteAllText(_options.Directory, "a file where the folder should be");
        var spool = Open();

        Assert.False(await spool.TryAddAsync(Message("bob", "1")));
        Assert.Null(spool.Peek());

        Assert.Equal("IOException", spool.Trouble);
        Assert.Single(_log.Mine, line => line.Contains("cannot be written", StringComparison.Ordinal));
        File.Delete(_options.Directory);
        Assert.Null(spool.Peek());
        Assert.Null(spool.Trouble);
        Assert.True(await spool.TryAddAsync(Message("bob", "2")));
        Assert.Equal("2", spool.Peek()?.Key);
    }

    [Fact]
    public async Task Waiting_ends_with_a_message_or_after_a_while_and_with_the_service()
    {
        _options.LookEvery = TimeSpan.FromMinutes(1);
        var spool = Open();
        var waiting = spool.WaitAsync(Bot.Token);
        Assert.False(waiting.IsCompleted);
        await spool.TryAddAsync(Message("bob", "1"));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Bot.Token);

        _options.LookEvery = TimeSpan.FromMilliseconds(30);
        await spool.WaitAsync(Bot.Token).WaitAsync(TimeSpan.FromSeconds(10), Bot.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => spool.WaitAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task What_is_set_aside_makes_room_is_counted_and_waits_again_at_the_next_start()
    {
        var spool = Open();
        await spool.TryAddAsync(Message("bob", "1"));
        await spool.TryAddAsync(Message("carol", "2"));

        Assert.True(spool.TrySetAside(spool.Peek()!));

        Assert.Equal((1, 1, false, "2"), (spool.AsideCount, spool.Count, spool.Holds("bob"), spool.Peek()?.Key));
        spool.Dispose();
        var next = Open();
        Assert.Equal(("1", 2, 0, true), (next.Peek()?.Key, next.Count, next.AsideCount, next.Holds("bob")));
    }

    [Fact]
    public async Task What_cannot_even_be_set_aside_stays_in_the_spool()
    {
        var spool = Open();
        await spool.TryAddAsync(Message("bob", "1"));
        var oldest = spool.Peek()!;

        using (new HeldSpool(_options.Directory))
        {
            Assert.False(spool.TrySetAside(oldest));
        }

        Assert.Equal((1, "1", true, 0), (spool.Count, spool.Peek()?.Key, spool.Holds("bob"), spool.AsideCount));
    }

    [Fact]
    public async Task A_disk_that_hangs_is_given_up_before_the_far_side_of_the_channel_hangs_up()
    {
        var spool = Open();
        Assert.True(await spool.TryAddAsync(Message("bob", "1")));

        using (new HeldSpool(_options.Directory))
        {
            var asked = MeasuredTime.Start();
            Assert.False(await spool.TryAddAsync(Message("carol", "2") with { Channel = Telegraph.Channel }));
            await asked.RequireWithinAsync(Telegraph.AnswerWithin!.Value, "The answer");
        }

        // Where the far side waits for as long as it takes, so does the spool.
        Assert.True(await spool.TryAddAsync(Message("dave", "3")));
        Assert.Equal((2, false, true), (spool.Count, spool.Holds("carol"), spool.Holds("dave")));
    }

    [Fact]
    public async Task A_record_of_another_release_is_set_aside_and_the_next_one_comes()
    {
        await Open().TryAddAsync(Message("carol", "0"));
        using (var file = SpoolDatabase.Open(Path.Combine(_options.Directory, SpoolDatabase.Name)))
        {
            file.Remove(file.Oldest()!.Value.Number);
            file.Add(["not of this release"u8.ToArray(), SpoolJson.Write(Message("bob", "1"))]);
        }

        var spool = Open();

        Assert.Equal("1", spool.Peek()?.Key);
        Assert.Equal((1, true, 1), (spool.Count, spool.Holds("bob"), spool.AsideCount));
        Assert.Contains(_log.Mine, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _open.ForEach(spool => spool.Dispose());
        Directory.Delete(Path.GetDirectoryName(_options.Directory)!, recursive: true);
    }

    private static IncomingMessage Message(string sender, string key) => new("wecom", key, sender, IncomingKind.Words, "已学");

    private static void TakeOne(MessageSpool spool, string key)
    {
        var message = spool.Peek();
        Assert.Equal(key, message?.Key);
        spool.Done(message!);
    }

    private MessageSpool Open()
    {
        var logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        var spool = new MessageSpool(Options.Create(_options), new LimitsByChannel([Telegraph]), logs.CreateLogger<MessageSpool>());
        _open.Add(spool);
        return spool;
    }
}
