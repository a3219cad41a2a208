using System.Threading.Channels;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Keeps messages on the local disk while the store does not answer: once acknowledged, they survive anything but the disk.</summary>
internal sealed partial class MessageSpool(SpoolFolder folder, DeadLetterFile aside, IOptions<SpoolOptions> options, ILogger<MessageSpool> logger) : IDisposable
{
    public const double Alarm = 0.8;

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(1);
    private readonly Dictionary<string, int> _senders = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private SpoolFile? _file;
    private bool _alarmed;

    /// <summary>How many messages wait.</summary>
    public int Count { get; private set; }

    public double Fill { get; private set; }

    /// <summary>Why nothing can be written; null when all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether an earlier message of this person waits; a later one then queues behind it.</summary>
    public bool Holds(string sender)
    {
        if (Count == 0)
        {
            return false;
        }

        lock (_gate)
        {
            return _senders.ContainsKey(UserKey.Of(sender));
        }
    }

    /// <summary>True when the message is on the disk; false when the spool is full or cannot be written.</summary>
    public bool TryAdd(IncomingMessage message)
    {
        var payload = SpoolJson.Write(message);

        try
        {
            SpoolFile file;
            long number;

            lock (_gate)
            {
                file = _file ??= Open();

                if (file.Length + payload.Length + SpoolFrame.HeaderLength > options.Value.MostBytes)
                {
                    Log.Full(logger, file.Count);
                    return false;
                }

                number = file.Append(payload);
                Enlist(file, message, +1);
            }

            file.Flush(number);
            Trouble = null;
            Log.Spooled(logger, message.Channel, Count);
            Warn();
            _rings.Writer.TryWrite(true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Note(exception);
            return false;
        }
    }

    /// <summary>The oldest message; null when none waits or the spool cannot be read now.</summary>
    public IncomingMessage? Peek()
    {
        try
        {
            lock (_gate)
            {
                _file ??= Open();
                Heal(_file);
                return Readable(_file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Note(exception);
            return null;
        }
    }

    /// <summary>The oldest message has been dealt with.</summary>
    public void Done(IncomingMessage message)
    {
        lock (_gate)
        {
            _file!.Drop();
            Enlist(_file, message, -1);
        }

        _alarmed &= Fill >= Alarm;
    }

    /// <summary>The oldest message cannot be done: it makes room for the others and stays for a person. False when even that cannot be written now.</summary>
    public bool TrySetAside(IncomingMessage message)
    {
        try
        {
            aside.Add(SpoolJson.Write(message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Note(exception);
            return false;
        }

        Done(message);
        return true;
    }

    /// <summary>Returns when a message was added, or after a while.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.LookEvery);

        try
        {
            await _rings.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    public void Dispose() => _file?.Dispose();

    private SpoolFile Open()
    {
        var file = folder.Open();

        foreach (var payload in file.All())
        {
            if (SpoolJson.Read(payload) is { } message)
            {
                Enlist(file, message, +1);
            }
        }

        Trouble = null;
        return file;
    }

    /// <summary>The oldest message; what another release wrote and this one cannot read is left to a person.</summary>
    private IncomingMessage? Readable(SpoolFile file)
    {
        while (file.Peek() is { } payload)
        {
            if (SpoolJson.Read(payload) is { } message)
            {
                return message;
            }

            aside.Add(payload);
            file.Drop();
            Measure(file);
            Log.Unreadable(logger);
        }

        return null;
    }

    private void Enlist(SpoolFile file, IncomingMessage message, int change)
    {
        var sender = UserKey.Of(message.Sender);
        var left = _senders.GetValueOrDefault(sender) + change;

        if (left > 0)
        {
            _senders[sender] = left;
        }
        else
        {
            _senders.Remove(sender);
        }

        Measure(file);
    }

    private void Measure(SpoolFile file)
    {
        Count = file.Count;
        Fill = (double)file.Length / options.Value.MostBytes;
    }

    private void Heal(SpoolFile file)
    {
        if (Trouble is not null)
        {
            file.Probe();
            Trouble = null;
        }
    }

    private void Warn()
    {
        if (Fill >= Alarm && !_alarmed)
        {
            _alarmed = true;
            Log.NearlyFull(logger, (int)(Fill * 100));
        }
    }

    private void Note(Exception exception)
    {
        if (Trouble is null)
        {
            Log.Unwritable(logger, exception);
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

        [LoggerMessage(5, LogLevel.Critical, "A message of the spool is not one that this release understands; it is kept beside the spool for a person.")]
        public static partial void Unreadable(ILogger logger);
    }
}
