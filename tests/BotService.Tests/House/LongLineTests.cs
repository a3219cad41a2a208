using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>A line that is wider than a screen says several things at once: it is read by parts, so it is written in parts.</summary>
public sealed class LongLineTests
{
    private const int Longest = 240;

    [Fact]
    public void No_line_is_longer_than_two_hundred_and_forty_letters()
    {
        var root = RepositoryFile.Path("src");
        var longer =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !name.Contains("/Store/Migrations/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Select((text, at) => (Text: text, Number: at + 1))
            where line.Text.Length > Longest
            orderby name, line.Number
            select $"{name}:{line.Number}";

        Assert.Empty(longer);
    }
}
