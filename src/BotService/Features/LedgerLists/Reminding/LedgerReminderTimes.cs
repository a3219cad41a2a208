using BotService.Reminders;
using BotService.Settings;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>When people are reminded of items of ledgers, by the class that has the entry.</summary>
internal sealed class LedgerReminderTimes(IReadOnlyDictionary<Type, LedgerReminderTime> times)
{
    public LedgerReminderTime Of<T>() => Of(typeof(T));

    public LedgerReminderTime Of(Type type) => times[type];
}

/// <summary>Has the times read with the rules. Two reminders with one name are a mistake in the program and stop the start.</summary>
internal sealed class LedgerReminderSection(IEnumerable<LedgerReminderEntry> entries) : IReminderSection
{
    public string Name => "Ledgers";

    public object Read(SettingsNode? section, ICollection<string> problems)
    {
        List<LedgerReminderEntry> inOrder = [.. entries.OrderBy(entry => entry.Reminder.Position)];
        var names = inOrder.ConvertAll(entry => entry.Reminder.Name);

        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"“{shared.Key}” is the name of two reminders of the ledgers.");
        }

        section?.AllowOnly(problems, names);
        return new LedgerReminderTimes(inOrder.ToDictionary(entry => entry.Type, entry => entry.Read(section?[entry.Reminder.Name], problems)));
    }
}

/// <summary>Whether one of them is on, and at what time of a working day.</summary>
internal sealed record LedgerReminderTime(string Name, int Position, bool IsOn, TimeOnly At);
