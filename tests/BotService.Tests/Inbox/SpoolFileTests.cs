using System.Text;
using BotService.Inbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>The file under the spool, torn and damaged in every place.</summary>
public sealed class SpoolFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("spool-").FullName, "messages.spool");

    [Fact]
    public void A_tail_torn_at_any_byte_is_cut_and_what_stood_before_it_is_whole()
    {
        Write("first", "second", "third");
        var whole = File.ReadAllBytes(_path);
        var third = whole.Length - SpoolFrame.HeaderLength - 5;

        for (var length = third; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            Assert.Equal(["first", "second"], ReadAll());
            Assert.Equal(third, new FileInfo(_path).Length);
        }
    }

    [Fact]
    public void A_flipped_bit_costs_at_most_the_record_it_is_in()
    {
        Write("first", "second", "third");
        var whole = File.ReadAllBytes(_path);

        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 1;
            File.WriteAllBytes(_path, damaged);
            var left = ReadAll();
            Assert.Equal(2, left.Count);
            Assert.Empty(left.Except(["first", "second", "third"]));
        }
    }

    [Fact]
    public void What_is_appended_after_a_cut_is_read_back()
    {
        Write("first", "second");
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^3]);

        Write("third");

        Assert.Equal(["first", "third"], ReadAll());
    }

    [Fact]
    public void Random_bytes_are_never_taken_for_a_record()
    {
        var random = new Random(20260907);

        for (var round = 0; round < 500; round++)
        {
            var bytes = new byte[random.Next(4, 300)];
            random.NextBytes(bytes);
            "BSP1"u8.CopyTo(bytes);
            File.WriteAllBytes(_path, bytes);
            Assert.Empty(ReadAll());
        }
    }

    [Fact]
    public void When_the_last_record_is_dropped_the_file_is_empty()
    {
        Write("first", "second");

        using (var file = SpoolFile.Open(_path))
        {
            Assert.Equal("first", Encoding.UTF8.GetString(file.Peek()!));
            file.Drop();
            Assert.Equal("second", Encoding.UTF8.GetString(file.Peek()!));
            file.Drop();
            Assert.Null(file.Peek());
        }

        Assert.Equal(0, new FileInfo(_path).Length);
    }

    [Fact]
    public void Two_processes_on_one_folder_have_a_file_each_and_the_next_start_takes_what_a_dead_one_left()
    {
        var options = Options.Create(new SpoolOptions { Directory = Path.GetDirectoryName(_path)! });
        var folder = new SpoolFolder(options, NullLogger<SpoolFolder>.Instance);

        using (var first = folder.Open())
        {
            using var second = folder.Open();
            first.Flush(first.Append("one"u8));
            second.Flush(second.Append("two"u8));
        }

        using var third = folder.Open();
        Assert.Equal(["one", "two"], third.All().Select(Encoding.UTF8.GetString));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private void Write(params string[] texts)
    {
        using var file = SpoolFile.Open(_path);

        foreach (var text in texts)
        {
            file.Flush(file.Append(Encoding.UTF8.GetBytes(text)));
        }
    }

    private List<string> ReadAll()
    {
        using var file = SpoolFile.Open(_path);
        return [.. file.All().Select(Encoding.UTF8.GetString)];
    }
}
