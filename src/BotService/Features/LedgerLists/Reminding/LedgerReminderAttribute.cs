using System.Globalization;
using System.Reflection;
using BotService.Settings;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>The entry of a reminder in section <c>Ledgers</c> of the rules' file, at the class that sends it or adds it to another message.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class LedgerReminderAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Where it stands among the others, smallest first.</summary>
    public required int Position { get; init; }

    /// <summary>Its usual time of a working day: 09:17. What is part of another message has none.</summary>
    public string? At { get; init; }
}

/// <summary>One reminder: its class and what its attribute says.</summary>
internal sealed record LedgerReminderEntry(Type Type, LedgerReminderAttribute Reminder)
{
    /// <summary>Null for a class without the attribute.</summary>
    public static LedgerReminderEntry? Of(Type type) => type.GetCustomAttribute<LedgerReminderAttribute>() is { } reminder ? new LedgerReminderEntry(type, reminder) : null;

    /// <param name="node">What the file says of it; null when it says nothing.</param>
    public LedgerReminderTime Read(SettingsNode? node, ICollection<string> problems)
    {
        node?.AllowOnly(problems, Reminder.At is null ? ["On"] : ["On", "At"]);
        var usual = Reminder.At is { } at ? TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture) : default;
        return new LedgerReminderTime(Reminder.Name, Reminder.Position, node?["On"]?.Switch(problems) ?? true, node?["At"]?.TimeOfDay(problems) ?? usual);
    }
}
