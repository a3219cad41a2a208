using BotService.Settings;

namespace BotService.Reminders;

/// <summary>When people are reminded of items of ledgers; section <c>Ledgers</c> of the rules' file.</summary>
internal sealed record LedgerRungs
{
    public const string Section = "Ledgers";

    /// <summary>Alone on the first working day, when no study push took the line along.</summary>
    public LedgerRung FirstPush { get; init; } = new(true, new TimeOnly(9, 17));

    public LedgerRung Assigned { get; init; } = new(true, new TimeOnly(16, 17));

    public LedgerRung BeforeDue { get; init; } = new(true, new TimeOnly(10, 7));

    /// <summary>Goes out with <see cref="Assigned"/>.</summary>
    public LedgerRung Closed { get; init; } = new(true, default);

    /// <summary>Rides on the liaison's digest.</summary>
    public LedgerRung Liaison { get; init; } = new(true, default);

    public LedgerRung Week { get; init; } = new(true, new TimeOnly(9, 37));

    public static LedgerRungs Read(SettingsNode? section, ICollection<string> problems)
    {
        if (section is null)
        {
            return new LedgerRungs();
        }

        section.AllowOnly(problems, "first-push", "assigned", "before-due", "closed", "liaison", "ledger-week");
        var usual = new LedgerRungs();
        return new LedgerRungs
        {
            FirstPush = Rung(section["first-push"], usual.FirstPush, problems),
            Assigned = Rung(section["assigned"], usual.Assigned, problems),
            BeforeDue = Rung(section["before-due"], usual.BeforeDue, problems),
            Closed = Rung(section["closed"], usual.Closed, problems),
            Liaison = Rung(section["liaison"], usual.Liaison, problems),
            Week = Rung(section["ledger-week"], usual.Week, problems),
        };
    }

    private static LedgerRung Rung(SettingsNode? node, LedgerRung usual, ICollection<string> problems)
    {
        if (node is null)
        {
            return usual;
        }

        // What rides on another message has no time of its own.
        node.AllowOnly(problems, usual.At == default ? ["On"] : ["On", "At"]);
        return new LedgerRung(node["On"]?.Switch(problems) ?? usual.IsOn, node["At"]?.TimeOfDay(problems) ?? usual.At);
    }
}

/// <summary>One rung: whether it is on, and at what time of a working day.</summary>
internal sealed record LedgerRung(bool IsOn, TimeOnly At);
