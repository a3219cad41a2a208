using System.Text.RegularExpressions;

namespace BotService.Tests.House;

/// <summary>What may use what. A folder that looks up or sideways fails here, with the file and the line's words.</summary>
public sealed partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Settings"] = [],
        ["Messaging"] = ["Settings"],
        ["Time"] = [],
        ["Files"] = ["Messaging"],
        ["Store"] = ["Messaging"],
        ["Inbox"] = ["Messaging", "Store", "Time"],
        ["Outbox"] = ["Messaging", "Store", "Time"],
        ["Commands"] = ["Messaging", "Store", "Inbox", "Time"],
        ["Reminders"] = ["Messaging", "Outbox", "Settings", "Store", "Time"],
        ["Ledgers"] = ["Files", "Messaging", "Settings", "Store", "Time"],
        ["Features"] = ["Commands", "Files", "Ledgers", "Messaging", "Outbox", "Reminders", "Settings", "Store", "Time"],
        ["Channels"] = ["Commands", "Inbox", "Messaging", "Store", "WeCom"],
        ["Jobs"] = ["Messaging", "Store", "Outbox", "Reminders", "Time"],
        ["Health"] = ["Inbox", "Jobs", "Messaging", "Store", "Outbox", "Reminders", "Time"],
        ["Telemetry"] = ["Inbox", "Messaging", "Store"],
        ["Cli"] = ["Channels", "Features", "Files", "Inbox", "Ledgers", "Messaging", "Store", "Outbox", "Reminders", "Time", "WeCom"],
        ["Console"] = ["Commands", "Features", "Files", "Ledgers", "Messaging", "Reminders", "Settings", "Store", "Time"],
        ["Demo"] = ["Commands", "Reminders", "Features", "Jobs", "Ledgers", "Messaging", "Simulator", "Store", "Time"],
    };

    private static string Source() => RepositoryFile.Path("src/BotService");

    [Fact]
    public void No_folder_uses_more_than_its_row_allows()
    {
        var folders = Directory.GetDirectories(Source()).Select(folder => Path.GetFileName(folder)!).Except(["Properties", "bin", "obj"]).ToList();
        Assert.Empty(folders.Except(MayUse.Keys));

        var breaches =
            from folder in folders
            from file in Directory.GetFiles(Path.Combine(Source(), folder), "*.cs", SearchOption.AllDirectories)
            from Match use in Used().Matches(File.ReadAllText(file))
            let used = use.Groups[1].Value
            where used != folder && MayUse.ContainsKey(used) && !MayUse[folder].Contains(used)
            select $"{Path.GetRelativePath(Source(), file)} uses {used}";

        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("Features")]
    [InlineData("Channels")]
    public void No_feature_uses_another_and_no_channel_another(string parent)
    {
        var breaches =
            from folder in Directory.GetDirectories(Path.Combine(Source(), parent))
            let own = Path.GetFileName(folder)
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in Regex.Matches(File.ReadAllText(file), $@"BotService\.{parent}\.(\w+)")
            where use.Groups[1].Value != own
            select $"{Path.GetRelativePath(Source(), file)} uses {use.Groups[1].Value}";

        Assert.Empty(breaches);
    }

    [Fact]
    public void The_reminder_engine_names_no_topic_but_the_column_of_the_store()
    {
        var named =
            from file in Directory.GetFiles(Path.Combine(Source(), "Reminders"), "*.cs", SearchOption.AllDirectories)
            from Match word in Regex.Matches(File.ReadAllText(file), @"\b(?!TopicId\b)\w*(?:Topic|Participation|Hold)\w*")
            select $"{Path.GetRelativePath(Source(), file)} names {word.Value}";

        Assert.Empty(named);
    }

    [Fact]
    public void No_file_is_longer_than_a_room()
    {
        var root = Path.GetFullPath(Path.Combine(Source(), "..", ".."));
        var files = from folder in (string[])["src", "tests"]
                    from file in Directory.GetFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
                    where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                    let lines = File.ReadLines(file).Count()
                    where lines > 300
                    select $"{Path.GetRelativePath(root, file)}: {lines} lines";

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

    // Both the using line and a name written out, such as Store.Member or BotService.Store.Member.
    [GeneratedRegex(@"(?:using (?:\w+ = )?BotService\.|BotService\.|[\s(<,])(Settings|Messaging|Time|Files|Store|Inbox|Outbox|Commands|Reminders|Ledgers|Features|Channels|Jobs|Health|Cli|Console|Demo|Telemetry)(?:;|\.[A-Z])")]
    private static partial Regex Used();
}
