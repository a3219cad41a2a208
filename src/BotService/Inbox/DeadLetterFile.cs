using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Messages that could not be done wait here for a person. The file has the spool's own form: under a spool's name it is done at the next start.</summary>
internal sealed class DeadLetterFile(IOptions<SpoolOptions> options)
{
    public const string Name = "messages.aside";

    private readonly Lock _gate = new();
    private int _count;

    private string FilePath => Path.Combine(options.Value.Directory, Name);

    /// <summary>How many are there now: a person may have taken the file away.</summary>
    public int Count()
    {
        lock (_gate)
        {
            if (!File.Exists(FilePath))
            {
                return _count = 0;
            }

            try
            {
                using var file = SpoolFile.Open(FilePath);
                return _count = file.Count;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process adds to it at this moment.
                return _count;
            }
        }
    }

    /// <summary>Takes out what is somebody's, for good; returns how many, and only counts them when nothing shall change.</summary>
    public int Remove(Func<byte[], bool> isTheirs, bool dryRun)
    {
        lock (_gate)
        {
            if (!File.Exists(FilePath))
            {
                return 0;
            }

            // Held until the new file is in its place, so that nobody adds to the old one.
            using var file = SpoolFile.Open(FilePath);
            var all = file.All().ToList();
            var kept = all.FindAll(payload => !isTheirs(payload));

            if (!dryRun && kept.Count < all.Count)
            {
                Rewrite(kept);
            }

            return all.Count - kept.Count;
        }
    }

    private void Rewrite(List<byte[]> kept)
    {
        var draft = $"{FilePath}.new";
        File.Delete(draft);

        using (var file = SpoolFile.Open(draft))
        {
            kept.ForEach(payload => file.Flush(file.Append(payload)));
        }

        File.Move(draft, FilePath, overwrite: true);
    }

    /// <summary>Returns when it is on the disk. A message that is there already, because its spool was read again after a crash, is not added twice.</summary>
    public void Add(byte[] payload)
    {
        lock (_gate)
        {
            using var file = SpoolFile.Open(FilePath);

            if (!file.All().Any(known => known.AsSpan().SequenceEqual(payload)))
            {
                file.Flush(file.Append(payload));
            }
        }
    }
}
