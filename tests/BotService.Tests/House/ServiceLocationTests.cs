using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What a class needs stands in its constructor, where a reader looks for it, and is not fetched from the container on the way.</summary>
public sealed partial class ServiceLocationTests
{
    /// <summary>Files of other folders that name the container. Nothing is added here: whoever takes it out of a file takes the file out of this list.</summary>
    private static readonly string[] StillNamedIn =
    [
        "Channels/AiBot/AiBotChannel.cs",
        "Cli/BindCodeVerb.cs",
        "Cli/ConsoleLinkVerb.cs",
        "Cli/DoctorVerb.cs",
        "Cli/ExportLedgerVerb.cs",
        "Cli/ExportVerb.cs",
        "Cli/PreviewVerb.cs",
        "Cli/ReportVerb.cs",
        "Cli/ToolHost.cs",
        "Commands/CommandServices.cs",
        "Console/Areas/ChangeTopicArea.cs",
        "Console/Areas/DirectoryImportArea.cs",
        "Console/Areas/ImportPage.cs",
        "Console/Areas/NewTopicArea.cs",
        "Console/ChatWords.cs",
        "Console/CommandActs.cs",
        "Demo/DemoClock.cs",
        "Host/BotServiceBuilder.cs",
        "Hosting/LateService.cs",
        "Hosting/PlainAddress.cs",
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

    [GeneratedRegex(@"\bIServiceProvider\b")]
    private static partial Regex Container();
}
