using System.Text.RegularExpressions;
using BotService.Tests.Harness;
using Microsoft.Extensions.Hosting;

namespace BotService.Tests.House;

/// <summary>The two ways through the code that docs/architecture.md lists: short, there, and each file reached from one before it.</summary>
public sealed partial class FlowTests
{
    private const string Message = "What a reader opens: 已学, typed in the app";

    private const string Reminder = "What a reader opens: the reminder in the middle of the week";

    private const int MostFiles = 25;

    private const int MostWithNotMine = 40;

    /// <summary>The one file that nothing before it uses: the host runs it, and a signal wakes it.</summary>
    private const string RunByHost = "Outbox/OutboxWorker.cs";

    private static readonly Lazy<ILookup<TypeName, TypeName>> Users = new(() => AssemblyUses.All.Value.ToLookup(use => SourceTypes.Plain(use.Used), use => SourceTypes.Plain(use.User)));

    private static readonly Lazy<ILookup<TypeName, Type>> Types = new(() => AssemblyUses.Ours.SelectMany(assembly => assembly.GetTypes()).ToLookup(NameOf));

    [Theory]
    [InlineData(Message)]
    [InlineData(Reminder)]
    public void A_flow_is_read_in_few_files(string flow) => Assert.InRange(Opened(flow).Count, 10, MostFiles);

    /// <summary>Together, so that no list gets shorter by making the other longer.</summary>
    [Theory]
    [InlineData(Message)]
    [InlineData(Reminder)]
    public void What_is_opened_and_what_only_says_not_mine_are_few_files(string flow) => Assert.InRange(Opened(flow).Count + NotMine(flow).Count, 20, MostWithNotMine);

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
            var types = SourceTypes.In(sources.Single(source => source.EndsWith($"/{file}", StringComparison.Ordinal))).ToList();
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

    private static List<string> NotMine(string flow) =>
        [.. FileName().Matches(Section(flow).Split('\n').Single(line => line.StartsWith("Say only “not mine”", StringComparison.Ordinal))).Select(file => file.Groups[1].Value)];

    private static string Section(string flow) =>
        File.ReadAllText(RepositoryFile.Path("docs/architecture.md")).Split($"### {flow}\n") is [_, var behind] ? behind.Split("\n#")[0] : throw new InvalidOperationException($"No list is called “{flow}”.");

    private static List<string> Sources() =>
        [.. Directory.GetFiles(RepositoryFile.Path("src"), "*.cs", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))];

    private static TypeName NameOf(Type type) => SourceTypes.Plain(new TypeName(type.Namespace ?? string.Empty, type.Name));

    [GeneratedRegex(@"^[0-9]+\. `([^`\n]+\.cs)`", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"`([^`\n]+\.cs)`")]
    private static partial Regex FileName();
}
