using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What a class needs stands in its constructor, where a reader looks for it, and is not fetched from the container on the way.</summary>
public sealed partial class ServiceLocationTests
{
    /// <summary>Files of other folders that name the container, each by its nature. Nothing is added here: what a class needs late or in a scope it takes as a Lazy, a Scoped or by the writer's typed overload.</summary>
    private static readonly string[] StillNamedIn =
    [
        // Makes a command by the type that stands behind the word that was said, and what an answer leaves by the type that it names: of all commands only one is made.
        "Commands/CommandServices.cs",

        // A request's own scope: most requests are no page, and cost no look at who is signed in.
        "Console/Access/ConsoleGate.cs",

        // Puts the service together.
        "Host/BotServiceBuilder.cs",

        // Makes a service when it is asked for, for those who take a Lazy.
        "Hosting/LateService.cs",

        // Open the scopes, and hand what is in one to the work that runs in it.
        "Store/Rounds/WorkQueue.cs",
        "Store/StoreWriter.cs",
    ];

    [Fact]
    public void Neither_reminders_nor_features_ask_the_container_for_a_service() => Assert.Empty(
        from file in Files()
        where IsEngineOrFeature(file.Name)
        from Match asked in Asked().Matches(file.Text)
        select $"{file.Name} names {asked.Value}");

    [Fact]
    public void Elsewhere_no_more_files_name_the_container_than_still_may() => Assert.Equal(
        StillNamedIn,
        from file in Files()
        where !IsEngineOrFeature(file.Name) && Container().IsMatch(file.Text)
        select file.Name);

    private static bool IsEngineOrFeature(string file) => file.StartsWith("Reminders/", StringComparison.Ordinal) || file.StartsWith("Features/", StringComparison.Ordinal);

    /// <summary>By name, without those that register services: they are handed the container to make one from others.</summary>
    private static IEnumerable<(string Name, string Text)> Files()
    {
        var root = RepositoryFile.Path("src/BotService");
        return Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.EndsWith("Setup.cs", StringComparison.Ordinal) && !file.Name.StartsWith("obj/", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(?:IServiceProvider|IServiceScopeFactory|Get(?:Required|Keyed)?Services?)\b")]
    private static partial Regex Asked();

    // A lambda that is handed the container need not write down its type.
    [GeneratedRegex(@"\bIServiceProvider\b|\bservices\.Get(?:Required|Keyed)?Services?\b")]
    private static partial Regex Container();
}
