using BotService.Messaging;
using BotService.Settings;

namespace BotService.Reminders;

/// <summary>The reminder rules and texts as they are in force, each with the place that says so; for reading, because the files stay the one place.</summary>
internal sealed class SettingsInForce(string folder, IConfiguration configuration)
{
    public IReadOnlyList<SettingLine> Rules() => [.. Lines(ReminderFile.Read(folder, configuration, []), string.Empty)];

    public IReadOnlyList<SettingLine> Texts() => [.. Lines(PushTexts.Read(folder, configuration.GetSection(PushTexts.Section), []), string.Empty)];

    private static IEnumerable<SettingLine> Lines(SettingsNode node, string above)
    {
        foreach (var child in node.Children)
        {
            var name = above.Length == 0 ? child.Name : $"{above} · {child.Name}";

            if (child.Value is { } value)
            {
                yield return new SettingLine(name, value, child.Where);
            }

            foreach (var line in Lines(child, name))
            {
                yield return line;
            }
        }
    }
}

/// <summary>One entry: what it is, what it says, and the file and line.</summary>
internal sealed record SettingLine(string Name, string Value, string Where);
