using Microsoft.Win32.SafeHandles;

namespace BotService.Inbox;

/// <summary>An append-only file of records. What <see cref="Flush"/> returned for is on the disk; what a crash tore is cut, never misread.</summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly Queue<(long At, int Length)> _records = new();
    private readonly Lock _flushing = new();
    private long _end;
    private long _appended;
    private long _flushed;

    private SpoolFile(FileStream stream) => _stream = stream;

    public long Length => _end;

    public int Count => _records.Count;

    /// <summary>Bytes at the end that a crash left half written; they were never acknowledged.</summary>
    public long Torn { get; private set; }

    /// <summary>Bytes between whole records that could not be read; the file as it was lies beside it.</summary>
    public long Damaged { get; private set; }

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    /// <summary>Opens it for this process alone, readable by its owner alone.</summary>
    public static SpoolFile Open(string path)
    {
        var access = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };

        if (!OperatingSystem.IsWindows())
        {
            access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new SpoolFile(new FileStream(path, access));

        try
        {
            file.Recover(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes one record and returns its number for <see cref="Flush"/>. Callers take turns.</summary>
    public long Append(ReadOnlySpan<byte> payload)
    {
        var frame = SpoolFrame.Around(payload);

        try
        {
            RandomAccess.Write(Handle, frame, _end);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(Handle, _end);
            throw;
        }

        _records.Enqueue((_end, frame.Length));
        _end += frame.Length;
        return ++_appended;
    }

    /// <summary>Returns when the record is on the disk; records that were written together share one flush. Safe for many threads.</summary>
    public void Flush(long number)
    {
        lock (_flushing)
        {
            if (_flushed >= number)
            {
                return;
            }

            var upTo = Interlocked.Read(ref _appended);
            RandomAccess.FlushToDisk(Handle);
            _flushed = upTo;
        }
    }

    /// <summary>The oldest record; null when there is none.</summary>
    public byte[]? Peek() => _records.TryPeek(out var record) ? Read(record.At, record.Length) : null;

    /// <summary>Every record, oldest first.</summary>
    public IEnumerable<byte[]> All() => _records.Select(record => Read(record.At, record.Length));

    /// <summary>Forgets the oldest record; when it was the last, the file becomes empty.</summary>
    public void Drop()
    {
        _records.Dequeue();

        if (_records.Count > 0)
        {
            return;
        }

        try
        {
            RandomAccess.SetLength(Handle, 0);
            _end = 0;
        }
        catch (IOException)
        {
            // What stays is read again at the next start, and done once all the same.
        }
    }

    /// <summary>Throws when nothing could be written.</summary>
    public void Probe()
    {
        RandomAccess.Write(Handle, new byte[4096], _end);
        RandomAccess.FlushToDisk(Handle);
        RandomAccess.SetLength(Handle, _end);
    }

    public void Dispose() => _stream.Dispose();

    private byte[] Read(long at, int length)
    {
        var frame = new byte[length];
        RandomAccess.Read(Handle, frame, at);
        return SpoolFrame.TryOpen(frame, out var payload) ? payload.ToArray() : throw new IOException($"The spool's record at {at} changed under our hands.");
    }

    private void Recover(string path)
    {
        var bytes = new byte[_stream.Length].AsSpan();
        _stream.ReadExactly(bytes);
        var at = 0;

        while (at < bytes.Length)
        {
            if (SpoolFrame.TryOpen(bytes[at..], out var payload))
            {
                _records.Enqueue((at, SpoolFrame.HeaderLength + payload.Length));
                at += SpoolFrame.HeaderLength + payload.Length;
                continue;
            }

            var skip = SpoolFrame.FindNext(bytes[at..]);

            if (skip < 0)
            {
                break;
            }

            Damaged += skip;
            at += skip;
        }

        if (Damaged > 0)
        {
            File.WriteAllBytes($"{path}.damaged", bytes);
        }

        Torn = bytes.Length - at;
        _end = at;
        RandomAccess.SetLength(Handle, _end);
    }
}
