using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>Where our types stand in the sources.</summary>
internal static partial class SourceTypes
{
    /// <summary>The types of a file, by what stands at the beginning of a line.</summary>
    public static IEnumerable<TypeName> In(string file)
    {
        var source = File.ReadAllText(file);
        var space = Namespace().Match(source).Groups[1].Value;
        return Declaration().Matches(source).Select(type => new TypeName(space, type.Groups[1].Value));
    }

    /// <summary>The folder of each type of a project, such as Simulator.Api, whatever its namespace; the project's name for those that lie in no folder.</summary>
    public static Dictionary<TypeName, string> FoldersOf(string project)
    {
        var root = RepositoryFile.Path($"src/BotService.{project}");
        var types =
            from file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Replace('\\', '/').Split('/')
            where path[0] is not "obj" and not "bin"
            from type in In(file)
            select (Type: type, Folder: path.Length == 1 ? project : $"{project}.{path[0]}");

        return types.Distinct().ToDictionary(type => type.Type, type => type.Folder);
    }

    /// <summary>Without the number of its type parameters.</summary>
    public static TypeName Plain(TypeName type) => type with { Name = type.Name.Split('`')[0] };

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // What stands at the beginning of a line is no type within another.
    [GeneratedRegex(@"^(?:\w+ )+?(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
