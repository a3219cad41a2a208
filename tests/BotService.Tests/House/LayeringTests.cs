using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace BotService.Tests.House;

/// <summary>What may use what, by the types that the compiled assemblies use. A folder that looks up or sideways fails here, with both types.</summary>
public sealed partial class LayeringTests
{
    /// <summary>The one folder without a row: it may use everything, and nobody may use it but the program, which lies in no folder.</summary>
    private const string Host = "Host";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Hosting"] = [],
        ["Settings"] = [],
        ["Messaging"] = ["Settings"],
        ["Time"] = [],
        ["Files"] = ["Messaging"],
        ["Store"] = ["Hosting", "Messaging"],
        ["Wording"] = ["Store"],
        ["Inbox"] = ["Hosting", "Messaging", "Store", "Time"],
        ["Outbox"] = ["Hosting", "Messaging", "Store", "Time"],
        ["Commands"] = ["Hosting", "Messaging", "Store", "Inbox", "Time"],
        ["Reminders"] = ["Hosting", "Messaging", "Outbox", "Settings", "Store", "Time"],
        ["Ledgers"] = ["Messaging", "Settings", "Store", "Time"],
        ["Features"] = ["Commands", "Files", "Ledgers", "Messaging", "Outbox", "Reminders", "Settings", "Store", "Time", "Wording"],
        ["Channels"] = ["Commands", "Hosting", "Inbox", "Messaging", "Store", "WeCom"],
        ["Jobs"] = ["Hosting", "Store", "Outbox", "Reminders", "Time"],
        ["Health"] = ["Inbox", "Jobs", "Messaging", "Store", "Reminders", "Time"],
        ["Telemetry"] = ["Hosting", "Inbox", "Store"],
        ["Cli"] = ["Features", "Files", "Hosting", "Inbox", "Ledgers", "Messaging", "Store", "Reminders", "Time", "Wording"],
        ["Console"] = ["Commands", "Features", "Files", "Hosting", "Ledgers", "Messaging", "Reminders", "Settings", "Store", "Time", "Wording"],
        ["Demo"] = ["Commands", "Features", "Files", "Jobs", "Ledgers", "Messaging", "Simulator", "Store", "Time"],
    };

    /// <summary>The protocol and the far side that stands in for WeCom: a row for each of their folders, whatever its namespace is, and one for the files in none.</summary>
    private static readonly Dictionary<string, string[]> MayUseBeside = new()
    {
        ["WeCom"] = [],
        ["WeCom.Api"] = ["WeCom"],
        ["WeCom.Callbacks"] = ["WeCom"],
        ["WeCom.AiBot"] = ["WeCom", "WeCom.Api"],
        ["Simulator"] = ["Simulator.AiBot", "Simulator.Api", "Simulator.Callbacks", "Simulator.Contacts", "Simulator.Conversations", "Simulator.Page", "Simulator.State"],
        ["Simulator.AiBot"] = ["Simulator.State"],
        ["Simulator.Api"] = ["Simulator.Contacts", "Simulator.Faults", "Simulator.State"],
        ["Simulator.Callbacks"] = ["Simulator.State", "WeCom.Callbacks"],
        ["Simulator.Contacts"] = [],
        ["Simulator.Conversations"] = ["Simulator.AiBot", "Simulator.Api", "Simulator.Callbacks", "Simulator.State"],
        ["Simulator.Faults"] = [],
        ["Simulator.Host"] = [],
        ["Simulator.Page"] = ["Simulator.AiBot", "Simulator.Callbacks", "Simulator.Contacts", "Simulator.Conversations", "Simulator.Faults", "Simulator.Host", "Simulator.State"],
        ["Simulator.State"] = ["Simulator.Contacts", "Simulator.Faults"],
    };

    private static readonly Lazy<IReadOnlyList<TypeUse>> Uses = AssemblyUses.All;

    [Fact]
    public void No_folder_uses_more_than_its_row_allows()
    {
        var folders = Directory.GetDirectories(SourceText.Folder).Select(folder => Path.GetFileName(folder)!).Except(["Properties", "bin", "obj"]).ToList();
        Assert.Equal([Host], folders.Except(MayUse.Keys));
        Assert.Equal(["Program.cs"], Directory.GetFiles(SourceText.Folder, "*.cs").Select(Path.GetFileName));

        AssertNone(
            from use in Uses.Value
            let user = FolderOf(use.User.Space)
            let used = FolderOf(use.Used.Space)
            where user != used && MayUse.TryGetValue(user, out var row) && !row.Contains(used)
            select $"{use.User} uses {use.Used}");
    }

    [Fact]
    public void No_folder_of_the_protocol_and_of_the_simulator_uses_more_than_its_row_allows()
    {
        var folders = SourceTypes.FoldersOf("WeCom").Concat(SourceTypes.FoldersOf("Simulator")).ToDictionary();
        Assert.Equal(MayUseBeside.Keys.Order(StringComparer.Ordinal), folders.Values.Distinct().Order(StringComparer.Ordinal));

        var beside = Uses.Value.Where(use => FolderOf(use.User.Space) is "WeCom" or "Simulator").Select(use => (User: SourceTypes.Plain(use.User), Used: SourceTypes.Plain(use.Used))).ToList();
        AssertNone(beside.SelectMany(use => (TypeName[])[use.User, use.Used]).Where(type => !folders.ContainsKey(type)).Select(type => $"{type} stands in no file of its project"));

        AssertNone(
            from use in beside
            let user = folders[use.User]
            let used = folders[use.Used]
            where user != used && !MayUseBeside[user].Contains(used)
            select $"{use.User} uses {use.Used}");
    }

    /// <summary>A grant that nobody needs lets a folder look up tomorrow without a red test.</summary>
    [Fact]
    public void Each_folder_that_a_row_names_is_used_by_it()
    {
        var folders = SourceTypes.FoldersOf("WeCom").Concat(SourceTypes.FoldersOf("Simulator")).ToDictionary();
        var beside =
            from use in Uses.Value
            let user = SourceTypes.Plain(use.User)
            let used = SourceTypes.Plain(use.Used)
            where folders.ContainsKey(user) && folders.ContainsKey(used)
            select (folders[user], folders[used]);

        var uses = Uses.Value.Select(use => (FolderOf(use.User.Space), FolderOf(use.Used.Space))).Concat(beside).ToHashSet();

        AssertNone(
            from row in MayUse.Concat(MayUseBeside)
            from folder in row.Value
            where !uses.Contains((row.Key, folder))
            select $"{row.Key} may use {folder} and does not");
    }

    /// <summary>Folders whose row names none of the others are taken away until none is left: what stays would reach itself.</summary>
    [Fact]
    public void No_folder_reaches_itself_through_the_rows()
    {
        var left = MayUse.Concat(MayUseBeside).ToDictionary();

        while (left.Where(row => !row.Value.Any(left.ContainsKey)).Select(row => row.Key).ToList() is [_, ..] lowest)
        {
            lowest.ForEach(folder => left.Remove(folder));
        }

        Assert.Empty(left.Keys);
    }

    [Theory]
    [InlineData("Features")]
    [InlineData("Channels")]
    public void No_feature_uses_another_and_no_channel_another(string parent)
    {
        var within = Uses.Value.Where(use => FolderOf(use.User.Space) == parent && FolderOf(use.Used.Space) == parent).ToList();
        Assert.NotEmpty(within);
        AssertNone(within.Where(use => PartOf(use.User.Space) != PartOf(use.Used.Space)).Select(use => $"{use.User} uses {use.Used}"));

        AssertNone(
            from folder in Directory.GetDirectories(Path.Combine(SourceText.Folder, parent))
            let own = Path.GetFileName(folder)
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in Regex.Matches(File.ReadAllText(file), $@"BotService\.{parent}\.(\w+)")
            where use.Groups[1].Value != own
            select $"{Path.GetRelativePath(SourceText.Folder, file)} uses {use.Groups[1].Value}");
    }

    /// <summary>A constant and a <c>nameof</c> are values in the assembly and lead to no type, so their names are looked for where they are written.</summary>
    [Fact]
    public void No_folder_names_more_than_its_row_allows_in_what_the_compiler_folds_away() => AssertNone(
        from folder in MayUse.Keys
        from file in Directory.GetFiles(Path.Combine(SourceText.Folder, folder), "*.cs", SearchOption.AllDirectories)
        from Match use in Used().Matches(File.ReadAllText(file))
        let used = use.Groups[1].Value
        where used != folder && !MayUse[folder].Contains(used)
        select $"{Path.GetRelativePath(SourceText.Folder, file)} uses {used}");

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("MyRecordsWorkbook", "IFileMaker", "an interface")]
    [InlineData("SqliteBotDbContext", "BotDbContext", "a base class")]
    [InlineData("MyRecordsCommand", "ChatCommandAttribute", "an attribute")]
    [InlineData("MyRecordsWorkbook", "OwnRecords", "a parameter")]
    [InlineData("Erasure", "ErasureTerms", "a property")]
    [InlineData("OwnRecords", "IShownRecords", "an argument of a generic type")]
    [InlineData("CommandsSetup", "IReadingStep", "an argument of a generic method, in a lambda")]
    [InlineData("PersonErasure", "ParticipationQueries", "an extension method, in an asynchronous body")]
    [InlineData("StoreCheck", "VerbTrouble", "a static method of a namespace that no using names")]
    [InlineData("SpoolReplay", "StoreTrouble", "the filter of a catch")]
    [InlineData("WeComChannel", "SendLimits", "a property of another assembly, at the start of a class")]
    public void A_use_is_seen_whatever_its_kind(string user, string used, string kind) =>
        Assert.True(Uses.Value.Any(use => use.User.Name == user && use.Used.Name == used), $"{user} uses {used} by {kind}");

    private static void AssertNone(IEnumerable<string> breaches)
    {
        var found = breaches.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>BotService.Features.Study is of Features; the program is of no folder.</summary>
    private static string FolderOf(string space) => space.Split('.') is [_, var folder, ..] ? folder : string.Empty;

    /// <summary>BotService.Features.Study is Features.Study.</summary>
    private static string PartOf(string space) => string.Join('.', space.Split('.').Skip(1).Take(2));

    /// <summary>Neither what a feature records nor, in comments and texts, what people call it.</summary>
    [Theory]
    [InlineData("Reminders", "Topic|Participation|Outcome|Hold|Chase|Ledger|主题|催办|传达|述学")]
    [InlineData("Outbox", "Topic|Participation|Outcome|Hold|Chase|Ledger|主题|催办|传达|述学|未送达|未报")]
    [InlineData("Inbox", "Topic|Participation|Outcome|Chase|Ledger|主题|催办|传达|述学")]
    [InlineData("Messaging", "Topic|Participation|Outcome|Ledger")]
    [InlineData("Commands", "Participation|Outcome|Ledger|HandOver|CheckIn|Gathering|Consultation|Opinion|Signal|Nudge|传达|述学")]
    [InlineData("Ledgers", "Participation|HandOver|CheckIn|Gathering|Consultation|Signal|Nudge|主题|传达|述学")]
    [InlineData("Time", "Topic|Participation|Outcome|Chase|Ledger|HandOver|CheckIn|Gathering|Signal|Nudge|催办|传达|述学")]
    [InlineData("Files", "Topic|Participation|Outcome|Chase|Ledger|HandOver|CheckIn|Gathering|Signal|Nudge|主题|催办|传达|述学")]
    [InlineData("Jobs", "Topic|Participation|Outcome|Hold|HandOver|Leave|CheckIn|Gathering|Opinion|Signal|Conversation|Ledger|Console|Receipt|Nudge")]
    public void An_engine_names_nothing_of_a_feature(string folder, string words)
    {
        var named =
            from file in Directory.GetFiles(Path.Combine(SourceText.Folder, folder), "*.cs", SearchOption.AllDirectories)
            from Match word in Regex.Matches(File.ReadAllText(file), $@"\b\w*(?:{words})\w*")
            select $"{Path.GetRelativePath(SourceText.Folder, file)} names {word.Value}";

        Assert.Empty(named);
    }

    /// <summary>They are the feature's, in a class and a section of its own. Rows are no limits: they lie in the store whoever writes them.</summary>
    [Fact]
    public void No_limits_in_the_store_are_of_one_feature_alone() => AssertNone(
        from limits in typeof(Program).Assembly.GetTypes()
        where limits.Namespace == "BotService.Store" && limits.GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute), inherit: true))
        let name = new TypeName(limits.Namespace!, limits.Name)
        let readers = Uses.Value.Where(use => use.Used == name && FolderOf(use.User.Space) != "Store").Select(use => PartOf(use.User.Space)).Distinct().ToList()
        where readers.Count == 1 && readers[0].StartsWith("Features.", StringComparison.Ordinal)
        select $"{name} is used by {readers[0]} alone");

    [Fact]
    public void The_round_of_messages_names_nothing_that_a_feature_reads_along()
    {
        var named =
            from file in Directory.GetFiles(Path.Combine(SourceText.Folder, "Store", "Rounds"), "*.cs")
            from Match word in Regex.Matches(File.ReadAllText(file), @"\b\w*(?:Topic|Participation|Ledger|Gathering|CheckIn|Consultation)\w*|\b\w*CanAnswer\w*")
            select $"{Path.GetRelativePath(SourceText.Folder, file)} names {word.Value}";

        Assert.Empty(named);
    }

    /// <summary>What one class of a feature has read along is all of a round that features see.</summary>
    [Fact]
    public void A_round_of_messages_is_entered_by_the_commands_alone()
    {
        string[] readAlong = ["IRoundRead", "RoundQueries", "SenderLookup", "SenderFacts"];

        AssertNone(
            from use in Uses.Value
            where use.Used.Space == "BotService.Store.Rounds" && !use.User.Space.StartsWith("BotService.Store", StringComparison.Ordinal)
            where FolderOf(use.User.Space) is not ("Commands" or Host) && !readAlong.Contains(use.Used.Name)
            select $"{use.User} uses {use.Used}");
    }

    // Both the using line and a name written out, such as Store.Member or BotService.Store.Member.
    [GeneratedRegex(@"(?:using (?:\w+ = )?BotService\.|BotService\.|[\s(<,])(Host|Hosting|Settings|Messaging|Time|Files|Store|Inbox|Outbox|Commands|Reminders|Ledgers|Features|Channels|Jobs|Health|Cli|Console|Demo|Telemetry|Wording)(?:;|\.[A-Z])")]
    private static partial Regex Used();
}
