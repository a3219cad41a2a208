using BotService.Reminders;
using BotService.Settings;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>When people are reminded of items of ledgers; section <c>Ledgers</c> of the rules' file.</summary>
internal sealed record LedgerReminderTimes
{
    public const string Section = "Ledgers";

    /// <summary>Alone on the first working day, when no study push took the line along.</summary>
    public LedgerReminderTime FirstPush { get; init; } = new(true, new TimeOnly(9, 17));

    public LedgerReminderTime Assigned { get; init; } = new(true, new TimeOnly(16, 17));

    public LedgerReminderTime BeforeDue { get; init; } = new(true, new TimeOnly(10, 7));

    /// <summary>Goes out with <see cref="Assigned"/>.</summary>
    public LedgerReminderTime Closed { get; init; } = new(true, default);

    /// <summary>Part of the liaison's digest.</summary>
    public LedgerReminderTime Liaison { get; init; } = new(true, default);

    public LedgerReminderTime Week { get; init; } = new(true, new TimeOnly(9, 37));

    public static LedgerReminderTimes Read(SettingsNode? section, ICollection<string> problems)
    {
        if (section is null)
        {
            return new LedgerReminderTimes();
        }

        section.AllowOnly(problems, "first-push", "assigned", "before-due", "closed", "liaison", "ledger-week");
        var usual = new LedgerReminderTimes();
        return new LedgerReminderTimes
        {
            FirstPush = ReadOne(section["first-push"], usual.FirstPush, problems),
            Assigned = ReadOne(section["assigned"], usual.Assigned, problems),
            BeforeDue = ReadOne(section["before-due"], usual.BeforeDue, problems),
            Closed = ReadOne(section["closed"], usual.Closed, problems),
            Liaison = ReadOne(section["liaison"], usual.Liaison, problems),
            Week = ReadOne(section["ledger-week"], usual.Week, problems),
        };
    }

    private static LedgerReminderTime ReadOne(SettingsNode? node, LedgerReminderTime usual, ICollection<string> problems)
    {
        if (node is null)
        {
            return usual;
        }

        // What is part of another message has no time of its own.
        node.AllowOnly(problems, usual.At == default ? ["On"] : ["On", "At"]);
        return new LedgerReminderTime(node["On"]?.Switch(problems) ?? usual.IsOn, node["At"]?.TimeOfDay(problems) ?? usual.At);
    }
}

/// <summary>Has the times read with the rules.</summary>
internal sealed class LedgerReminderSection : IReminderSection
{
    public string Name => LedgerReminderTimes.Section;

    public object Read(SettingsNode? section, ICollection<string> problems) => LedgerReminderTimes.Read(section, problems);
}

/// <summary>Whether one of them is on, and at what time of a working day.</summary>
internal sealed record LedgerReminderTime(bool IsOn, TimeOnly At);
