using BotService.Store.Disk;

namespace BotService.Cli;

/// <summary>A file that appears complete or not at all: written beside its place under another name and moved there at the end.</summary>
internal sealed class ReplacedFile : IAsyncDisposable
{
    private readonly string _target;
    private readonly string _draft;

    public ReplacedFile(string target)
    {
        _target = Path.GetFullPath(target);
        _draft = TemporaryFile.Beside(_target);
        Stream = new FileStream(_draft, FileMode.Open, FileAccess.ReadWrite);
    }

    public FileStream Stream { get; }

    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_draft, _target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(_draft);
    }
}
