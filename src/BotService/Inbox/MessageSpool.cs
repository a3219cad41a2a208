using System.Diagnostics;
using System.Threading.Channels;
using BotService.Messaging;
using BotService.Store.Disk;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Keeps messages on the local disk while the store does not answer: once acknowledged, they survive anything but the disk.</summary>
internal sealed partial class MessageSpool : IDisposable
{
    public const double Alarm = 0.8;

    /// <summary>Of the time in which the far side waits: the answer has to be sealed and travel too.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(0.5);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(1);
    private readonly SpoolTally _waiting = new();
    private readonly Lock _opening = new();
    private readonly SpoolWriter _writer;
    private readonly IOptions<SpoolOptions> _options;
    private readonly LimitsByChannel _limits;
    private readonly ILogger<MessageSpool> _logger;
    private SpoolDatabase? _database;
    private long _oldest;
    private bool _alarmed;

    public MessageSpool(IOptions<SpoolOptions> options, LimitsByChannel limits, ILogger<MessageSpool> logger)
    {
        (_options, _limits, _logger) = (options, limits, logger);
        _writer = new SpoolWriter(Database);
    }

    /// <summary>How many messages wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>How many could not be done and are left to a person.</summary>
    public int AsideCount { get; private set; }

    public double Fill => (double)_waiting.Bytes / _options.Value.MostBytes;

    /// <summary>Why nothing can be written; null when all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether an earlier message of this person waits; a later one then queues behind it.</summary>
    public bool Holds(string sender) => _waiting.Holds(sender);

    /// <summary>True when the message is on the disk; false when the spool is full, cannot be written, or takes longer than the far side waits.</summary>
    public async ValueTask<bool> TryAddAsync(IncomingMessage message)
    {
        var payload = SpoolJson.Write(message);
        var since = Stopwatch.GetTimestamp();

        try
        {
            if (_database is null)
            {
                await Task.Run(Database).WaitAsync(Patience(message, since));
            }

            if (_waiting.Keeps(message))
            {
                return true;
            }

            if (!_waiting.TryAdd(message, payload.Length, _options.Value.MostBytes))
            {
                Log.Full(_logger, Count);
                return false;
            }
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            Note(exception);
            return false;
        }

        try
        {
            await _writer.AddAsync(payload, Patience(message, since));
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            _waiting.Remove(message, payload.Length);
            Note(exception);
            return false;
        }

        _waiting.Kept(message);
        Trouble = null;
        Log.Spooled(_logger, message.Channel, Count);
        Warn();
        _rings.Writer.TryWrite(true);
        return true;
    }

    /// <summary>The oldest message; null when none waits or the spool cannot be read now. What this release cannot read is left to a person.</summary>
    public IncomingMessage? Peek()
    {
        try
        {
            var database = Database();
            Heal(database);

            while (database.Oldest() is (var number, var payload))
            {
                if (Count == 0)
                {
                    // Another process on this folder wrote it.
                    _waiting.Load(database.All(aside: false));
                }

                if (SpoolJson.Read(payload) is { } message)
                {
                    _oldest = number;
                    return message;
                }

                database.SetAside(number);
                _waiting.Remove(null, payload.Length);
                AsideCount++;
                Log.Unreadable(_logger);
            }

            _waiting.Load(database.All(aside: false));
            AsideCount = database.Count(aside: true);
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            Note(exception);
        }

        return null;
    }

    /// <summary>The oldest message has been dealt with. One that cannot be taken out comes again, and its receipt makes that harmless.</summary>
    public void Done(IncomingMessage message) => _ = TryLeave(message, database => database.Remove(_oldest));

    /// <summary>The oldest message cannot be done: it makes room for the others and stays for a person. False when even that cannot be written now.</summary>
    public bool TrySetAside(IncomingMessage message)
    {
        if (!TryLeave(message, database => database.SetAside(_oldest)))
        {
            return false;
        }

        AsideCount++;
        return true;
    }

    /// <summary>Returns when a message was added, or after a while.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.Value.LookEvery);

        try
        {
            await _rings.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _database?.Dispose();
    }

    private static bool IsTrouble(Exception exception) => exception is IOException or UnauthorizedAccessException or SqliteException or TimeoutException;

    /// <summary>What is left of the time in which the far side waits, when the store has had its part of it.</summary>
    private TimeSpan Patience(IncomingMessage message, long since)
    {
        if (_limits.Of(message.Channel).AnswerWithin is not { } within)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = within - OnTheWay - _options.Value.StorePatience - Stopwatch.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private SpoolDatabase Database()
    {
        lock (_opening)
        {
            return _database ??= Open();
        }
    }

    private SpoolDatabase Open()
    {
        var folder = _options.Value.Directory;
        OwnedFile.MakeFolder(folder);
        var database = SpoolDamage.Open(folder, saved => Log.Damaged(_logger, saved));

        try
        {
            database.TakeBack();
            OldSpool.MoveInto(database, folder);
            _waiting.Load(database.All(aside: false));
        }
        catch
        {
            database.Dispose();
            throw;
        }

        if (Count > 0)
        {
            Log.Opened(_logger, Count);
        }

        Trouble = null;
        return database;
    }

    private bool TryLeave(IncomingMessage message, Action<SpoolDatabase> leave)
    {
        try
        {
            var database = Database();
            leave(database);
            _waiting.Remove(message, SpoolJson.Write(message).Length);
            _alarmed &= Count > 0;

            if (Count == 0)
            {
                database.Sweep();
            }

            return true;
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            Note(exception);
            return false;
        }
    }

    private void Heal(SpoolDatabase database)
    {
        if (Trouble is not null)
        {
            database.Probe();
            Trouble = null;
        }
    }

    private void Warn()
    {
        if (Fill >= Alarm && !_alarmed)
        {
            _alarmed = true;
            Log.NearlyFull(_logger, (int)(Fill * 100));
        }
    }

    private void Note(Exception exception)
    {
        if (Trouble is null)
        {
            Log.Unwritable(_logger, exception);
        }

        Trouble = exception.GetType().Name;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The store does not answer: a message from channel {Channel} waits in the spool, {Count} in all.")]
        public static partial void Spooled(ILogger logger, string channel, int count);

        [LoggerMessage(2, LogLevel.Error, "The spool is full with {Count} messages; people are asked to send again later.")]
        public static partial void Full(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Error, "The spool is {Percent} % full; when it is full, people are asked to send again later.")]
        public static partial void NearlyFull(ILogger logger, int percent);

        [LoggerMessage(4, LogLevel.Error, "The spool cannot be written.")]
        public static partial void Unwritable(ILogger logger, Exception exception);

        [LoggerMessage(5, LogLevel.Critical, "A message of the spool is not one that this release understands; it is kept in the spool for a person.")]
        public static partial void Unreadable(ILogger logger);

        [LoggerMessage(6, LogLevel.Information, "Opened a spool with {Count} waiting messages.")]
        public static partial void Opened(ILogger logger, int count);

        [LoggerMessage(7, LogLevel.Error, "The spool was damaged; a copy was kept beside it, and {Count} messages that could be read are processed.")]
        public static partial void Damaged(ILogger logger, int count);
    }
}
