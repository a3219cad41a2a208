using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>What nobody names is dead, and whoever reads it asks in vain what it is for. A name that several things share hides one of them; the rest is for the reader.</summary>
public sealed partial class UnusedNamesTests
{
    /// <summary>Named by no code: dotnet ef makes the contexts by the one, ASP.NET Core binds a route's visit by another, and the rest are fields of the bot's frames, which come back as they were.</summary>
    private static readonly string[] NamedByNoCode = ["AiBotId", "BindAsync", "CreateDbContext", "FeedbackEvent"];

    /// <summary>The simulator is there for tests as well as for the demo: by these they spoil what it does, speak as WeCom, and see what came.</summary>
    private static readonly string[] NamedByTestsAlone = ["HangAfterAccept", "KeepSilent", "MediaOf", "PushesTo", "SayRawAsync", "SendMediaAsync", "TokensIssued", "Violations"];

    private static readonly Lazy<List<string>> Sources = new(TextsOfSources);

    private static readonly Lazy<Dictionary<string, int>> WordsOfSources = new(() => Words(Sources.Value));

    /// <summary>What only tests name is tested for nobody.</summary>
    [Fact]
    public void A_method_or_property_is_named_besides_where_it_is_declared()
    {
        var declared = Sources.Value.SelectMany(source => Member().Matches(source)).CountBy(member => member.Groups[1].Value).ToList();

        Assert.InRange(declared.Count, 1000, 100_000);
        Assert.Equal(
            NamedByNoCode.Concat(NamedByTestsAlone).Order(StringComparer.Ordinal),
            declared.Where(name => WordsOfSources.Value[name.Key] <= name.Value).Select(name => name.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>A class with a base or an interface of ours may be found by it, and a static one is used by what it holds.</summary>
    [Fact]
    public void A_class_that_no_contract_finds_is_named_besides_where_it_is_declared()
    {
        var declared = Sources.Value.SelectMany(source => Declaration().Matches(source)).CountBy(type => type.Groups[1].Success ? type.Groups[1].Value : type.Groups[2].Value).ToDictionary();
        var plain = typeof(Program).Assembly.GetTypes().Where(IsFoundByNobody).Select(type => type.Name.Split('`')[0]).Where(declared.ContainsKey).ToList();

        Assert.InRange(plain.Count, 100, 100_000);
        Assert.DoesNotContain(plain, name => WordsOfSources.Value[name] <= declared[name]);
    }

    private static bool IsFoundByNobody(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsNested: false, Namespace: not null } && type.BaseType == typeof(object) && type.GetInterfaces().All(contract => contract.Namespace == nameof(System));

    private static Dictionary<string, int> Words(IEnumerable<string> texts) => texts.SelectMany(text => Word().Matches(text)).CountBy(word => word.Value).ToDictionary();

    /// <summary>Pages name what they show.</summary>
    private static List<string> TextsOfSources()
    {
        var texts =
            from file in Directory.GetFiles(RepositoryFile.Path("src"), "*.cs*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".cshtml"
            where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
            select SourceText.WithoutComments(File.ReadAllText(file));

        return [.. texts];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // What overrides is named by what it overrides.
    [GeneratedRegex(@"^ +(?:public|internal|private|protected)\b(?! override)[^\n=;({""]* (\w+)(?:\(| \{ get| =>|\r?\n +\{)", RegexOptions.Multiline)]
    private static partial Regex Member();

    // A constructor names its class as well.
    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum) (\w+)|\b(?:public|internal|private|protected) (\w+)(?=\()")]
    private static partial Regex Declaration();
}
