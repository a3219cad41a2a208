using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;

namespace BotService.Tests.House;

/// <summary>The two ways through the code that docs/architecture.md lists: short, there, and each file reached from one before it.</summary>
public sealed partial class FlowTests
{
    private const string Message = "What a reader opens: 已学, typed in the app";

    private const string Reminder = "What a reader opens: the reminder in the middle of the week";

    private const int MostFiles = 25;

    /// <summary>The one file that nothing before it uses: the host runs it, and a signal wakes it.</summary>
    private const string RunByHost = "Outbox/OutboxWorker.cs";

    private static readonly Lazy<ILookup<TypeName, TypeName>> Users = new(() => AssemblyUses.All.Value.ToLookup(use => Plain(use.Used), use => Plain(use.User)));

    private static readonly Lazy<ILookup<TypeName, Type>> Types = new(() => AssemblyUses.Ours.SelectMany(assembly => assembly.GetTypes()).ToLookup(NameOf));

    [Theory]
    [InlineData(Message)]
    [InlineData(Reminder)]
    public void A_flow_is_read_in_few_files(string flow) => Assert.InRange(Opened(flow).Count, 10, MostFiles);

    [Theory]
    [InlineData(Message)]
    [InlineData(Reminder)]
    public void Every_file_that_a_flow_names_is_there_once_and_is_named_once(string flow)
    {
        var sources = Sources();
        var named = FileName().Matches(Section(flow)).Select(file => file.Groups[1].Value).ToList();

        Assert.All(named, file => Assert.Single(sources, source => source.EndsWith($"/{file}", StringComparison.Ordinal)));
        Assert.Equal(named.Distinct(), named);
    }

    /// <summary>By its own types, by a contract that they implement, or, for what wakes by a signal, by the host.</summary>
    [Theory]
    [InlineData(Message)]
    [InlineData(Reminder)]
    public void What_a_reader_opens_is_reached_from_something_opened_before(string flow)
    {
        var sources = Sources();
        HashSet<TypeName> before = [];
        List<string> unreached = [];

        foreach (var file in Opened(flow))
        {
            var types = TypesIn(sources.Single(source => source.EndsWith($"/{file}", StringComparison.Ordinal))).ToList();
            Assert.NotEmpty(types);

            if (before.Count > 0 && !types.Exists(type => IsReached(type, file, before)))
            {
                unreached.Add(file);
            }

            before.UnionWith(types);
        }

        Assert.Empty(unreached);
    }

    private static bool IsReached(TypeName type, string file, HashSet<TypeName> before)
    {
        var shapes = Types.Value[type].ToList();
        var contracts = shapes.SelectMany(shape => shape.GetInterfaces()).Select(NameOf);
        return (file == RunByHost && shapes.Exists(shape => shape.IsAssignableTo(typeof(IHostedService)))) || contracts.Prepend(type).Any(name => Users.Value[name].Any(before.Contains));
    }

    private static List<string> Opened(string flow) => [.. Item().Matches(Section(flow)).Select(item => item.Groups[1].Value)];

    private static string Section(string flow) =>
        File.ReadAllText(RepositoryFile.Path("docs/architecture.md")).Split($"### {flow}\n") is [_, var behind] ? behind.Split("\n#")[0] : throw new InvalidOperationException($"No list is called “{flow}”.");

    private static List<string> Sources() =>
        [.. Directory.GetFiles(RepositoryFile.Path("src"), "*.cs", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))];

    private static IEnumerable<TypeName> TypesIn(string file)
    {
        var source = File.ReadAllText(file);
        var space = Namespace().Match(source).Groups[1].Value;
        return Declaration().Matches(source).Select(type => new TypeName(space, type.Groups[1].Value));
    }

    private static TypeName NameOf(Type type) => Plain(new TypeName(type.Namespace ?? string.Empty, type.Name));

    /// <summary>Without the number of its type parameters.</summary>
    private static TypeName Plain(TypeName type) => type with { Name = type.Name.Split('`')[0] };

    [GeneratedRegex(@"^[0-9]+\. `([^`\n]+\.cs)`", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"`([^`\n]+\.cs)`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // What stands at the beginning of a line is no type within another.
    [GeneratedRegex(@"^(?:\w+ )+?(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
