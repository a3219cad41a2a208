using BotService.Inbox;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>The file for a person: counted even while somebody else holds it, and nothing in it twice.</summary>
public sealed class DeadLetterFileTests : IDisposable
{
    private readonly SpoolOptions _options = new() { Directory = Directory.CreateTempSubdirectory("spool-").FullName };

    private string FilePath => Path.Combine(_options.Directory, "messages.aside");

    [Fact]
    public void While_another_process_adds_to_it_the_last_count_stands()
    {
        var aside = new DeadLetterFile(Options.Create(_options));
        aside.Add("one"u8.ToArray());
        aside.Add("two"u8.ToArray());
        Assert.Equal(2, aside.Count());

        using (new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(2, aside.Count());
            Assert.Throws<IOException>(() => aside.Add("three"u8.ToArray()));
        }

        aside.Add("three"u8.ToArray());
        Assert.Equal(3, aside.Count());
    }

    [Fact]
    public void What_is_there_already_is_not_added_again_and_what_only_begins_alike_is()
    {
        var aside = new DeadLetterFile(Options.Create(_options));

        aside.Add("one"u8.ToArray());
        aside.Add("one and more"u8.ToArray());
        aside.Add("one"u8.ToArray());

        Assert.Equal(2, aside.Count());
        using var file = SpoolFile.Open(FilePath);
        Assert.Equal(["one"u8.ToArray(), "one and more"u8.ToArray()], file.All());
    }

    public void Dispose() => Directory.Delete(_options.Directory, recursive: true);
}
