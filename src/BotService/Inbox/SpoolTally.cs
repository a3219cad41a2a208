using BotService.Messaging;

namespace BotService.Inbox;

/// <summary>Who waits in the spool and how much there is, so that no callback asks the disk.</summary>
internal sealed class SpoolTally
{
    /// <summary>What SQLite adds to a message, about.</summary>
    public const int RowBytes = 16;

    private readonly Dictionary<string, int> _senders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    /// <summary>Being written: a recount of the disk does not find them yet.</summary>
    private readonly Dictionary<string, (IncomingMessage Message, int Length)> _adding = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count { get; private set; }

    public long Bytes { get; private set; }

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

    /// <summary>Whether this very message is on the disk already, so that repeating it cannot fill the spool.</summary>
    public bool Keeps(IncomingMessage message)
    {
        lock (_gate)
        {
            return _keys.Contains(message.Key);
        }
    }

    /// <summary>It is on the disk now.</summary>
    public void Kept(IncomingMessage message)
    {
        lock (_gate)
        {
            _keys.Add(message.Key);
            _adding.Remove(message.Key);
        }
    }

    /// <summary>False when there is no room for it.</summary>
    public bool TryAdd(IncomingMessage message, int length, long mostBytes)
    {
        lock (_gate)
        {
            if (Bytes + length + RowBytes > mostBytes)
            {
                return false;
            }

            Change(message, length, +1);
            _adding[message.Key] = (message, length);
            return true;
        }
    }

    /// <summary>The message is null where nobody can read it.</summary>
    public void Remove(IncomingMessage? message, int length)
    {
        lock (_gate)
        {
            Change(message, length, -1);

            if (message is not null)
            {
                _keys.Remove(message.Key);
                _adding.Remove(message.Key);
            }
        }
    }

    /// <summary>Sets the counts to what the file holds, and adds what is being written to it.</summary>
    public void Load(IEnumerable<(long Number, byte[] Payload)> messages)
    {
        lock (_gate)
        {
            _senders.Clear();
            _keys.Clear();
            (Count, Bytes) = (0, 0);

            foreach (var (_, payload) in messages)
            {
                var message = SpoolJson.Read(payload);
                Change(message, payload.Length, +1);

                if (message is not null)
                {
                    _keys.Add(message.Key);
                }
            }

            foreach (var (message, length) in _adding.Values.Where(adding => !_keys.Contains(adding.Message.Key)))
            {
                Change(message, length, +1);
            }
        }
    }

    private void Change(IncomingMessage? message, int length, int change)
    {
        // Never below zero: another process may have processed what this one counted.
        (Count, Bytes) = (Math.Max(0, Count + change), Math.Max(0, Bytes + (change * (length + RowBytes))));

        if (message is null)
        {
            return;
        }

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
    }
}
