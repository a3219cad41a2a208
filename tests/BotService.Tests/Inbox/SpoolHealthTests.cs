using BotService.Inbox;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>What the spool says of itself to the operator, when it takes something, gets into trouble and out of it.</summary>
public sealed class SpoolHealthTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly SpoolOptions _options = new() { Directory = Directory.CreateTempSubdirectory("spool-").FullName, StorePatience = TimeSpan.Zero };
    private readonly MessageSpool _spool;

    public SpoolHealthTests()
    {
        var logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _spool = new MessageSpool(Options.Create(_options), new LimitsByChannel([]), logs.CreateLogger<MessageSpool>());
    }

    [Fact]
    public async Task Each_message_that_waits_is_told_with_how_many_wait()
    {
        await _spool.TryAddAsync(Message("1"));
        await _spool.TryAddAsync(Message("2"));

        Assert.Equal(
            [
                "Warning BotService.Inbox.MessageSpool The store does not answer: a message from channel wecom waits in the spool, 1 in all. ",
                "Warning BotService.Inbox.MessageSpool The store does not answer: a message from channel wecom waits in the spool, 2 in all. ",
            ],
            _log.Mine);
    }

    [Fact]
    public void Trouble_is_told_by_whoever_meets_it_first()
    {
        Directory.Delete(_options.Directory);
        File.WriteAllText(_options.Directory, "a file where the folder should be");

        Assert.Null(_spool.Peek());

        Assert.Equal("IOException", _spool.Trouble);
        Assert.Single(_log.Mine, line => line.StartsWith("Error BotService.Inbox.MessageSpool The spool cannot be written.", StringComparison.Ordinal));
        File.Delete(_options.Directory);
        Assert.Null(_spool.Peek());
        Assert.Null(_spool.Trouble);
    }

    [Fact]
    public async Task A_message_that_cannot_be_taken_is_trouble_at_once()
    {
        Directory.Delete(_options.Directory);
        File.WriteAllText(_options.Directory, "a file where the folder should be");

        Assert.False(await _spool.TryAddAsync(Message("1")));

        Assert.Equal("IOException", _spool.Trouble);
        File.Delete(_options.Directory);
        Directory.CreateDirectory(_options.Directory);
    }

    [Fact]
    public async Task Trouble_with_setting_aside_is_over_when_the_disk_takes_something_again()
    {
        await _spool.TryAddAsync(Message("1"));
        var oldest = _spool.Peek()!;

        using (new HeldSpool(_options.Directory))
        {
            Assert.False(_spool.TrySetAside(oldest));
            Assert.Equal("SqliteException", _spool.Trouble);
        }

        Assert.Equal("1", _spool.Peek()?.Key);
        Assert.Null(_spool.Trouble);
        Assert.Equal(1, _spool.Count);
    }

    [Fact]
    public async Task Messages_that_nobody_can_read_make_room_one_after_the_other()
    {
        await _spool.TryAddAsync(Message("1"));
        _spool.Done(_spool.Peek()!);
        using (var file = SpoolDatabase.Open(Path.Combine(_options.Directory, SpoolDatabase.Name)))
        {
            file.Add(["{}"u8.ToArray(), "null"u8.ToArray(), "neither this"u8.ToArray()]);
        }

        Assert.Null(_spool.Peek());

        Assert.Equal((0, 0.0, 3), (_spool.Count, _spool.Fill, _spool.AsideCount));
        Assert.Equal(3, _log.Mine.Count(line => line.StartsWith("Critical", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _spool.Dispose();
        Directory.Delete(_options.Directory, recursive: true);
    }

    private static IncomingMessage Message(string key) => new("wecom", key, "bob", IncomingKind.Words, "已学");
}
