using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Settings;

namespace BotService.Features.Reports;

/// <summary>Reads <c>report.json</c>: the template's name and what each of its places is.</summary>
internal sealed class ReportFile(ICollection<string> problems)
{
    public const string Name = "report.json";

    private const int LongestWords = 60;

    public string Template { get; private set; } = "report.docx";

    public IReadOnlyList<ReportBinding> Bindings { get; private set; } = [];

    public IReadOnlyList<OpenPlace> Open { get; private set; } = [];

    public void Read(string folder)
    {
        var root = ReportSettingsFile.Read(folder, Name, problems);
        root.AllowOnly(problems, "Template", "Bindings", "Open");
        Template = root["Template"]?.Text(LongestWords * 2, problems) ?? Template;
        Bindings = [.. (root["Bindings"]?.Children ?? []).Select(BindingOf).OfType<ReportBinding>()];
        Open = [.. (root["Open"]?.Children ?? []).Select(OpenOf)];

        // What stands behind it may differ from place to place.
        foreach (var twice in Bindings.GroupBy(binding => binding.Name).Where(same => same.Count() > 1 && same.Select(b => (b.Figure with { Notice = null }).Written()).Distinct().Count() > 1))
        {
            problems.Add($"{twice.Last().Place}：Name “{twice.Key}”已经用过，请换一个");
        }
    }

    private ReportBinding? BindingOf(SettingsNode node)
    {
        node.AllowOnly(problems, "Name", "Before", "After", "Figure");
        var (before, after) = (Words(node["Before"]), Words(node["After"]));

        if (node["Figure"] is not { } figure)
        {
            problems.Add(node.Problem("少了 Figure，例如 \"Figure\": { \"Count\": \"problem\" }"));
            return null;
        }

        if (before.Length + after.Length == 0 && node["Name"] is null)
        {
            problems.Add(node.Problem("Before、After 和 Name 至少写一个"));
            return null;
        }

        return Definition(figure) is { } definition ? new ReportBinding(node["Name"]?.Text(LongestWords, problems) ?? $"{before}*{after}", before, after, definition, node.Where) : null;
    }

    private OpenPlace OpenOf(SettingsNode node)
    {
        node.AllowOnly(problems, "Before", "After", "Reason");
        var place = new OpenPlace(Words(node["Before"]), Words(node["After"]), node["Reason"]?.Text(LongestWords * 3, problems) ?? "按设置留空", node.Where);

        if (place.Before.Length + place.After.Length == 0)
        {
            problems.Add(node.Problem("Before 和 After 至少写一个"));
        }

        return place;
    }

    private FigureDefinition? Definition(SettingsNode node)
    {
        if (node.Value is { } word)
        {
            return new FigureDefinition { Count = word };
        }

        node.AllowOnly(problems, "Name", "Count", "States", "Chains", "Where", "IncludeImported", "Form", "With", "Distinct", "Notice");

        if (node["Name"] is null == node["Count"] is null)
        {
            problems.Add(node.Problem("Figure 里写 Name（campaign.json 里的名称）或 Count（要数的记录），只写一个"));
            return null;
        }

        return new FigureDefinition
        {
            Name = node["Name"]?.Text(LongestWords, problems),
            Count = node["Count"]?.Text(LongestWords, problems),
            States = List(node["States"]),
            Chains = node["Chains"]?.Switch(problems) ?? false,
            Where = node["Where"] is { Children.Count: > 0 } where ? new SortedDictionary<string, string[]>(where.Children.ToDictionary(field => field.Name, field => List(field) ?? []), StringComparer.Ordinal) : null,
            IncludeImported = node["IncludeImported"]?.Switch(problems) ?? false,
            Form = node["Form"]?.Text(LongestWords, problems),
            With = node["With"]?.Text(LongestWords, problems),
            Distinct = node["Distinct"]?.Text(LongestWords, problems),
            Notice = node["Notice"]?.Text(LongestWords, problems),
        };
    }

    private string[]? List(SettingsNode? node) => node switch
    {
        null => null,
        { Value: { } one } => [one],
        _ => [.. node.Children.Select(child => child.Text(LongestWords, problems))],
    };

    private string Words(SettingsNode? node) => node is null or { Value: "" } ? string.Empty : node.Text(LongestWords, problems);
}
