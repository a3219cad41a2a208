using BotService.Inbox;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>The spool by itself: who waits, how full it is, what it says when the disk gives trouble.</summary>
public sealed class MessageSpoolTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly SpoolOptions _options = new() { Directory = Path.Combine(Directory.CreateTempSubdirectory("spool-").FullName, "spool"), MostBytes = 16 * 1024, LookEvery = TimeSpan.FromMilliseconds(30) };
    private readonly List<MessageSpool> _open = [];

    [Fact]
    public void Who_waits_is_known_in_any_spelling_until_the_last_message_of_that_person_is_done()
    {
        var spool = Open();
        Assert.True(spool.TryAdd(Message("Bob", "1")) && spool.TryAdd(Message("carol", "2")) && spool.TryAdd(Message("bob", "3")));

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
    public void A_new_process_knows_who_waits_in_what_the_old_one_left()
    {
        var first = Open();
        first.TryAdd(Message("bob", "1"));
        first.TryAdd(Message("carol", "2"));
        first.Dispose();

        var second = Open();
        Assert.Equal("1", second.Peek()?.Key);

        Assert.Equal((2, true, true), (second.Count, second.Holds("bob"), second.Holds("carol")));
        Assert.Contains(_log.Mine, line => line.StartsWith("Information", StringComparison.Ordinal) && line.Contains("2 waiting messages", StringComparison.Ordinal));
    }

    [Fact]
    public void A_spool_takes_exactly_what_it_has_room_for()
    {
        _options.MostBytes = SpoolFrame.HeaderLength + SpoolJson.Write(Message("bob", "1")).Length;
        var spool = Open();

        Assert.True(spool.TryAdd(Message("bob", "1")));
        Assert.False(spool.TryAdd(Message("bob", "2")));

        Assert.Equal((1, 1.0), (spool.Count, spool.Fill));
        _options.MostBytes--;
        Assert.False(Open().TryAdd(Message("bob", "1")));
        Assert.Contains(_log.Mine, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("full with 1 messages", StringComparison.Ordinal));
    }

    [Fact]
    public void The_alarm_at_four_fifths_is_logged_once_until_there_was_room_again()
    {
        _options.MostBytes = 10 * (SpoolFrame.HeaderLength + SpoolJson.Write(Message("bob", "0")).Length);
        var spool = Open();

        Fill(7);
        Assert.Equal(0, Alarms());
        Fill(1);
        Assert.Equal(1, Alarms());
        TakeOne(spool, "0");
        Fill(2);
        Assert.Equal(1, Alarms());
        Assert.Contains(_log.Mine, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("80 % full", StringComparison.Ordinal));

        while (spool.Peek() is { } message)
        {
            spool.Done(message);
        }

        Fill(8);
        Assert.Equal(2, Alarms());

        void Fill(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(spool.TryAdd(Message("bob", "0")));
            }
        }

        int Alarms() => _log.Mine.Count(line => line.Contains("% full", StringComparison.Ordinal));
    }

    [Fact]
    public void Trouble_is_told_once_named_and_over_when_the_disk_is_well_again()
    {
        File.WriteAllText(_options.Directory, "a file where the folder should be");
        var spool = Open();

        Assert.False(spool.TryAdd(Message("bob", "1")));
        Assert.Null(spool.Peek());

        Assert.Equal("IOException", spool.Trouble);
        Assert.Single(_log.Mine, line => line.Contains("cannot be written", StringComparison.Ordinal));
        File.Delete(_options.Directory);
        Assert.Null(spool.Peek());
        Assert.Null(spool.Trouble);
        Assert.True(spool.TryAdd(Message("bob", "2")));
        Assert.Equal("2", spool.Peek()?.Key);
    }

    [Fact]
    public async Task Waiting_ends_with_a_message_or_after_a_while_and_with_the_service()
    {
        _options.LookEvery = TimeSpan.FromMinutes(1);
        var spool = Open();
        var waiting = spool.WaitAsync(Bot.Token);
        Assert.False(waiting.IsCompleted);
        spool.TryAdd(Message("bob", "1"));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Bot.Token);

        _options.LookEvery = TimeSpan.FromMilliseconds(30);
        await spool.WaitAsync(Bot.Token).WaitAsync(TimeSpan.FromSeconds(10), Bot.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => spool.WaitAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void What_is_set_aside_makes_room_is_counted_once_and_gone_when_a_person_takes_it()
    {
        var spool = Open();
        var aside = new DeadLetterFile(Options.Create(_options));
        Assert.Equal(0, aside.Count());
        spool.TryAdd(Message("bob", "1"));
        spool.TryAdd(Message("carol", "2"));

        Assert.True(spool.TrySetAside(spool.Peek()!));
        aside.Add(SpoolJson.Write(Message("bob", "1")));

        Assert.Equal((1, 1, false, "2"), (aside.Count(), spool.Count, spool.Holds("bob"), spool.Peek()?.Key));
        File.Delete(Path.Combine(_options.Directory, DeadLetterFile.Name));
        Assert.Equal(0, aside.Count());
    }

    [Fact]
    public void What_cannot_even_be_set_aside_stays_in_the_spool()
    {
        var spool = Open();
        spool.TryAdd(Message("bob", "1"));
        Directory.CreateDirectory(Path.Combine(_options.Directory, DeadLetterFile.Name));

        Assert.False(spool.TrySetAside(spool.Peek()!));

        Assert.Equal((1, "1", true), (spool.Count, spool.Peek()?.Key, spool.Holds("bob")));
    }

    [Fact]
    public void A_record_of_another_release_is_set_aside_and_the_next_one_comes()
    {
        Directory.CreateDirectory(_options.Directory);

        using (var file = SpoolFile.Open(Path.Combine(_options.Directory, "messages.spool")))
        {
            file.Append("not of this release"u8);
            file.Flush(file.Append(SpoolJson.Write(Message("bob", "1"))));
        }

        var spool = Open();

        Assert.Equal("1", spool.Peek()?.Key);
        Assert.Equal((1, true, 1), (spool.Count, spool.Holds("bob"), new DeadLetterFile(Options.Create(_options)).Count()));
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
        var options = Options.Create(_options);
        var spool = new MessageSpool(new SpoolFolder(options, logs.CreateLogger<SpoolFolder>()), new DeadLetterFile(options), options, logs.CreateLogger<MessageSpool>());
        _open.Add(spool);
        return spool;
    }
}
