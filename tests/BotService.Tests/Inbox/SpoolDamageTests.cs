using System.Text;
using BotService.Inbox;

namespace BotService.Tests.Inbox;

/// <summary>What the file under the spool says about damage, and what it does when the disk changes or refuses under its hands.</summary>
public sealed class SpoolDamageTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("spool-").FullName, "messages.spool");

    [Fact]
    public void Damage_and_a_torn_tail_are_counted_apart_and_the_file_as_it_was_is_kept()
    {
        byte[] bytes = [.. SpoolFrame.Around("first"u8), .. "rubbish"u8, .. SpoolFrame.Around("second"u8), .. "more"u8, .. SpoolFrame.Around("third"u8), .. "BSP1torn"u8];
        File.WriteAllBytes(_path, bytes);

        using var file = SpoolFile.Open(_path);

        Assert.Equal((3, 11, 8, bytes.Length - 8), (file.Count, file.Damaged, file.Torn, file.Length));
        Assert.Equal(["first", "second", "third"], file.All().Select(Encoding.UTF8.GetString));
        Assert.Equal(bytes, File.ReadAllBytes($"{_path}.damaged"));
    }

    [Fact]
    public void A_whole_file_has_no_copy_beside_it_and_a_torn_one_neither()
    {
        File.WriteAllBytes(_path, [.. SpoolFrame.Around("first"u8), 1, 2, 3]);

        using var file = SpoolFile.Open(_path);

        Assert.Equal((0, 3), (file.Damaged, file.Torn));
        Assert.False(File.Exists($"{_path}.damaged"));
    }

    [Fact]
    public void A_file_whose_damage_cannot_be_kept_is_not_touched_and_not_held()
    {
        byte[] bytes = [0, .. SpoolFrame.Around("first"u8)];
        File.WriteAllBytes(_path, bytes);
        Directory.CreateDirectory($"{_path}.damaged");

        Assert.ThrowsAny<Exception>(() => SpoolFile.Open(_path));
        Assert.Equal(bytes, File.ReadAllBytes(_path));
        Directory.Delete($"{_path}.damaged");
        using var file = SpoolFile.Open(_path);
        Assert.Equal(1, file.Count);
    }

    [Fact]
    public void Trying_the_disk_leaves_no_trace()
    {
        using (var file = SpoolFile.Open(_path))
        {
            file.Flush(file.Append("first"u8));
            var length = file.Length;

            file.Probe();

            Assert.Equal((length, length), (file.Length, new FileInfo(_path).Length));
            Assert.Equal(2, file.Append("second"u8));
        }

        using var again = SpoolFile.Open(_path);
        Assert.Equal(["first", "second"], again.All().Select(Encoding.UTF8.GetString));
        Assert.Equal(0, again.Torn);
    }

    [Fact]
    public void A_file_that_was_emptied_takes_records_from_its_beginning()
    {
        using var file = SpoolFile.Open(_path);
        file.Append("first"u8);
        file.Append("second"u8);
        file.Drop();
        Assert.Equal((1, 2 * SpoolFrame.HeaderLength + 11), (file.Count, file.Length));
        file.Drop();
        Assert.Equal((0, 0), (file.Count, file.Length));

        file.Flush(file.Append("third"u8));

        Assert.Equal("third", Encoding.UTF8.GetString(file.Peek()!));
        Assert.Equal(SpoolFrame.HeaderLength + 5, new FileInfo(_path).Length);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
}
