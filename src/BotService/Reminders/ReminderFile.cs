using BotService.Messaging;
using BotService.Settings;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Reads <c>reminders.json</c> and the texts that its rules name; environment and command line override it entry by entry.</summary>
/// <param name="otherRules">Asked when the file is read: a rule that is no row may itself be made with what the file says.</param>
internal sealed class ReminderFile(
    string folder, IConfiguration configuration, PushTexts texts, IEnumerable<IReminderSection> sections, Func<IEnumerable<IReminderRule>> otherRules) : IConfigureOptions<ReminderOptions>
{
    public const string Name = "reminders.json";

    private const int MostRules = 20;

    /// <summary>Names that early versions of the file, and variables beside it, had for the same settings.</summary>
    private static readonly Dictionary<string, string> OlderNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Opening"] = "Rules:opening:On",
        ["Midweek"] = "Rules:midweek:On",
        ["MidweekDay"] = "Rules:midweek:When:Weekday",
        ["MidweekAt"] = "Rules:midweek:When:At",
        ["Deadline"] = "Rules:deadline:On",
        ["DeadlineNotice"] = "Rules:deadline:When:WorkBeforeDue",
        ["LiaisonDigest"] = "Rules:liaison:On",
        ["LiaisonDigestDays"] = "Rules:liaison:When:DaysBeforeDue",
        ["ClosingDigest"] = "Rules:closing:On",
    };

    /// <summary>The file as it is in force.</summary>
    public static SettingsNode Read(string folder, IConfiguration configuration, ICollection<string> problems) =>
        SettingsFile.Read(folder, Name, configuration.GetSection(ReminderOptions.Section), OlderNames, problems);

    public void Configure(ReminderOptions options)
    {
        var problems = new List<string>(texts.Problems);
        var root = Read(folder, configuration, problems);
        root.AllowOnly(problems, ["Budget", "Rules", .. sections.Select(section => section.Name)]);
        options.Budget = root["Budget"]!.Number(1, 21, problems) ?? 0;
        var rules = root["Rules"]!.Children;

        if (rules.Count > MostRules)
        {
            problems.Add(rules[MostRules].Problem($"规则最多 {MostRules} 条"));
        }

        var reader = new ReminderRowReader(texts, RuleNames.Checked(otherRules()), problems);
        options.Rows = [.. rules.Select(reader.Read).OfType<ReminderRow>()];
        options.OfFeatures = [.. sections.Select(section => section.Read(root[section.Name], problems))];
        reader.CheckTogether();
        options.Problems = problems;
    }
}
