using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>How long a file may be, and which names say nothing.</summary>
public sealed class SizeAndNameTests
{
    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var files = from folder in (string[])["src", "tests"]
                    from file in Directory.GetFiles(RepositoryFile.Path(folder), "*.cs", SearchOption.AllDirectories)
                    where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                    let lines = File.ReadLines(file).Count()
                    where lines > 300
                    select $"{folder}/{Path.GetRelativePath(RepositoryFile.Path(folder), file)}: {lines} lines";

        Assert.Empty(files);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var empty = (string[])["Manager", "Helper", "Util", "Base", "Impl", "Common", "Processor", "Data", "Info", "Dto"];
        var types = typeof(Program).Assembly.GetTypes().Concat(typeof(WeCom.CorpCredentials).Assembly.GetTypes()).Concat(typeof(Simulator.WeComSimulator).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("BotService", StringComparison.Ordinal) is true && !type.Namespace.Contains("Migrations", StringComparison.Ordinal) && !type.Name.Contains('<', StringComparison.Ordinal));

        Assert.Empty(types.Where(type => empty.Any(word => Regex.IsMatch(type.Name, $"{word}($|[A-Z])"))).Select(type => type.FullName));
    }
}
