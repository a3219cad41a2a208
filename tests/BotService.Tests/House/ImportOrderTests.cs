using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>The one part of <c>dotnet format style</c> that no build looks at. Asking the tool takes as long as building everything.</summary>
public sealed partial class ImportOrderTests
{
    [Fact]
    public void Imports_stand_in_order_those_of_the_framework_first()
    {
        var files = from folder in (string[])["src", "tests"]
                    from file in Directory.GetFiles(RepositoryFile.Path(folder), "*.cs", SearchOption.AllDirectories)
                    let imports = File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal)).Select(line => Import().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList()
                    where !imports.SequenceEqual(imports.OrderBy(name => !IsOfFramework(name)).ThenBy(name => name.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase))
                    select Path.GetRelativePath(RepositoryFile.Path("."), file);

        Assert.Empty(files);
    }

    private static bool IsOfFramework(string name) => name is "System" || name.StartsWith("System.", StringComparison.Ordinal);

    [GeneratedRegex(@"^\uFEFF?using ([\w.]+);")]
    private static partial Regex Import();
}
